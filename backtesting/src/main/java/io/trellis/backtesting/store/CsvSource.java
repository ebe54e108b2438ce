package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a file that may be gzip, told by how it begins and not by its name, with the hash of
 * the file's own bytes.
 *
 * <p>A gzip that unpacks to more than {@value #MAX_RATIO} times its size is refused: bars compress
 * three to thirty times, a bomb a thousand times.
 */
final class CsvSource implements AutoCloseable {

    static final int MAX_RATIO = 200;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final HashedFile raw;
    private final InputStream text;
    private final Optional<String> comment;

    private CsvSource(Path file, HashedFile raw, InputStream text, Optional<String> comment) {
        this.file = file;
        this.raw = raw;
        this.text = text;
        this.comment = comment;
    }

    /**
     * @throws InvalidInputException if there is no such file, it is empty, or a damaged gzip
     */
    static CsvSource open(Path file) {
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
                return new CsvSource(file, raw, buffered, Optional.empty());
            }
            var unpacked = new Unpacked(raw, new GZIPInputStream(buffered, BUFFER_BYTES));
            return new CsvSource(file, raw, unpacked, GzipFormat.comment(start));
        } catch (IOException e) {
            closeQuietly(raw);
            throw sentence(file, e);
        } catch (InvalidInputException e) {
            closeQuietly(raw);
            throw e;
        }
    }

    /** The text, unpacked. Its IOExceptions are to be given to {@link #sentence}. */
    InputStream text() {
        return text;
    }

    /** The comment in the gzip header. */
    Optional<String> comment() {
        return comment;
    }

    /** SHA-256 of the file's own bytes; reads what is left of them. */
    String sha256() throws IOException {
        return raw.sha256();
    }

    /** The one sentence about a failure while reading the text. */
    RuntimeException sentence(IOException e) {
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

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Far more came out than such a file can hold. */
    private static final class BombException extends IOException {}

    /** Watches how much comes out of how little. */
    private static final class Unpacked extends FilterInputStream {

        private final HashedFile raw;
        private long bytes;

        Unpacked(HashedFile raw, InputStream in) {
            super(in);
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("the text is read in blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            bytes += Math.max(0, count);
            if (bytes / MAX_RATIO > raw.bytesRead()) {
                throw new BombException();
            }
            return count;
        }
    }
}
