package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The text of a file that may be gzip, told by how it begins and not by its name, or of an entry of
 * a zip file, with the hash of the file's own bytes.
 *
 * <p>A gzip that unpacks to more than {@value #MAX_RATIO} times its size is refused: bars compress
 * three to thirty times, a bomb a thousand times.
 */
public final class CsvSource implements AutoCloseable {

    static final int MAX_RATIO = 200;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private final Path file;
    private final Hash hash;
    private final InputStream text;
    private final Optional<String> comment;

    private CsvSource(Path file, Hash hash, InputStream text, Optional<String> comment) {
        this.file = file;
        this.hash = hash;
        this.text = text;
        this.comment = comment;
    }

    /** Comes by the hash of the file. */
    private interface Hash {

        String sha256() throws IOException;
    }

    /** Whether a file is a zip file, by how it begins. */
    public static boolean isZip(Path file) {
        try (var in = InputFile.open(file)) {
            return Arrays.equals(in.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /**
     * Opens an entry of a zip file.
     *
     * @throws InvalidInputException if there is no such entry, or the file is damaged
     */
    public static CsvSource openEntry(Path file, String name) {
        try {
            var zip = new ZipFile(file.toFile());
            try {
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    throw new InvalidInputException(file + " has no entry " + name + ".");
                }
                InputStream text = new ZipText(zip, entry);
                return new CsvSource(file, () -> ContentHash.ofFile(file), text, Optional.empty());
            } catch (IOException | InvalidInputException e) {
                closeQuietly(zip);
                throw e;
            }
        } catch (IOException e) {
            throw sentence(file, e);
        }
    }

    /**
     * Opens a file, plain or gzip.
     *
     * @throws InvalidInputException if there is no such file, it is empty, or a damaged gzip
     */
    public static CsvSource open(Path file) {
        var raw = new HashedFile(InputFile.open(file));
        try {
            var buffered = new BufferedInputStream(raw, BUFFER_BYTES);
            buffered.mark(GzipFormat.PEEK_BYTES);
            byte[] start = buffered.readNBytes(GzipFormat.PEEK_BYTES);
            buffered.reset();
            if (start.length == 0) {
                throw CsvFaults.nothing(file);
            }
            if (!GzipFormat.begins(start)) {
                return new CsvSource(file, raw::sha256, buffered, Optional.empty());
            }
            var unpacked =
                    new Unpacked(raw::bytesRead, new GZIPInputStream(buffered, BUFFER_BYTES));
            return new CsvSource(file, raw::sha256, unpacked, GzipFormat.comment(start));
        } catch (IOException e) {
            closeQuietly(raw);
            throw sentence(file, e);
        } catch (InvalidInputException e) {
            closeQuietly(raw);
            throw e;
        }
    }

    /** The text, unpacked. Its IOExceptions are to be given to {@link #sentence}. */
    public InputStream text() {
        return text;
    }

    /** The comment in the gzip header. */
    public Optional<String> comment() {
        return comment;
    }

    /** SHA-256 of the file's own bytes; reads what is left of them. */
    public String sha256() throws IOException {
        return hash.sha256();
    }

    /** The one sentence about a failure while reading the text. */
    public RuntimeException sentence(IOException e) {
        return sentence(file, e);
    }

    private static RuntimeException sentence(Path file, IOException e) {
        return switch (e) {
            case EOFException _ ->
                    new InvalidInputException(
                            file + " is cut off inside its gzip data; get the whole file.", e);
            case ZipException _ ->
                    new InvalidInputException(
                            file
                                    + " is damaged: its gzip data cannot be unpacked ("
                                    + e.getMessage()
                                    + "); get it again.",
                            e);
            case BombException _ ->
                    new InvalidInputException(
                            file
                                    + " unpacks to more than "
                                    + MAX_RATIO
                                    + " times its size, which bars never do; unpack it first if you"
                                    + " trust it.");
            default -> InputFile.unreadable(file, e);
        };
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry, whose checksum Java's own class does not look at; closes the whole file. */
    private static final class ZipText extends FilterInputStream {

        private final ZipFile zip;
        private final ZipEntry entry;
        private final CRC32 checksum = new CRC32();

        ZipText(ZipFile zip, ZipEntry entry) throws IOException {
            super(
                    new Unpacked(
                            () -> Math.max(entry.getCompressedSize(), 1),
                            zip.getInputStream(entry)));
            this.zip = zip;
            this.entry = entry;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count < 0 && checksum.getValue() != entry.getCrc()) {
                throw new ZipException("checksum of " + entry.getName());
            }
            checksum.update(target, offset, Math.max(0, count));
            return count;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Far more came out than such a file can hold. */
    private static final class BombException extends IOException {}

    /** Watches how much comes out of how little. */
    private static final class Unpacked extends FilterInputStream {

        private final LongSupplier packedBytes;
        private long bytes;

        Unpacked(LongSupplier packedBytes, InputStream in) {
            super(in);
            this.packedBytes = packedBytes;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("the text is read in blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            bytes += Math.max(0, count);
            if (bytes / MAX_RATIO > packedBytes.getAsLong()) {
                throw new BombException();
            }
            return count;
        }
    }
}
