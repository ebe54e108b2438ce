package io.trellis.optimization.sweep;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.core.InvalidInputException;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The chunks of a sweep that is not finished, in a folder beside its output, each in a file that is
 * whole or not there. A text file says what they are chunks of, so that nothing else goes on from
 * them.
 */
public final class PartFolder {

    private static final int MAGIC = 0x54525031; // TRP1
    private static final String IDENTITY = "sweep.txt";

    private final Path folder;

    private PartFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the parts of an output are kept. */
    public static Path beside(Path output) {
        return output.resolveSibling(output.getFileName() + ".parts");
    }

    /**
     * Opens the folder of an output, or makes it.
     *
     * @param identity what the sweep depends on, by the word that names it: one line each
     * @throws InvalidInputException if there are parts of another sweep; the sentence names what is
     *     different
     * @throws UncheckedIOException if it cannot be made or read
     */
    public static PartFolder open(Path output, SequencedMap<String, String> identity) {
        Path folder = beside(output);
        Path file = folder.resolve(IDENTITY);
        List<String> lines =
                identity.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList();
        try {
            if (Files.exists(file)) {
                requireSame(folder, Files.readAllLines(file, StandardCharsets.UTF_8), identity);
            } else {
                Files.createDirectories(folder);
                AtomicFile.writeText(file, String.join("\n", lines) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder + ": " + e.getMessage(), e);
        }
        return new PartFolder(folder);
    }

    private static void requireSame(
            Path folder, List<String> there, SequencedMap<String, String> identity) {
        for (Map.Entry<String, String> entry : identity.entrySet()) {
            String line = entry.getKey() + ": " + entry.getValue();
            if (!there.contains(line)) {
                throw new InvalidInputException(
                        "%s holds an unfinished sweep with another %s; finish that one, delete the"
                                        .formatted(folder, entry.getKey())
                                + " folder, or name another --out");
            }
        }
    }

    private Path file(int chunk) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.part", chunk));
    }

    /** Keeps a chunk. */
    public void write(int number, RunChunk chunk) {
        AtomicFile.write(
                file(number),
                temporary -> {
                    var checked =
                            new CheckedOutputStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(temporary), 1 << 16),
                                    new CRC32());
                    try (var out = new DataOutputStream(checked)) {
                        write(chunk, out);
                        out.writeLong(checked.getChecksum().getValue());
                    }
                });
    }

    private static void write(RunChunk chunk, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(chunk.first());
        out.writeInt(chunk.rows());
        out.writeInt(RunChunk.columns());
        byte[] column = new byte[chunk.rows() * Double.BYTES];
        for (int i = 0; i < RunChunk.columns(); i++) {
            ByteBuffer.wrap(column).asDoubleBuffer().put(chunk.column(i));
            out.write(column);
        }
        out.write(chunk.flags());
        out.writeInt(chunk.refusals().size());
        for (Map.Entry<Integer, String> refusal : chunk.refusals().entrySet()) {
            out.writeInt(refusal.getKey());
            out.writeUTF(refusal.getValue());
        }
    }

    /** A chunk that was kept; empty if it was not, or its file is damaged. */
    public Optional<RunChunk> read(int number) {
        Path file = file(number);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var checksum = new CRC32();
        try (var in =
                new DataInputStream(
                        new CheckedInputStream(
                                new BufferedInputStream(Files.newInputStream(file), 1 << 16),
                                checksum))) {
            RunChunk chunk = read(in);
            long expected = checksum.getValue();
            return in.readLong() == expected ? Optional.of(chunk) : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static RunChunk read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no part of a sweep");
        }
        int first = in.readInt();
        int rows = in.readInt();
        if (rows < 0 || rows > Sweep.CHUNK_RUNS || in.readInt() != RunChunk.columns()) {
            throw new IOException("no part of this sweep");
        }
        var chunk = new RunChunk(first, rows);
        for (int i = 0; i < RunChunk.columns(); i++) {
            byte[] column = in.readNBytes(rows * Double.BYTES);
            ByteBuffer.wrap(column).asDoubleBuffer().get(chunk.column(i));
        }
        in.readFully(chunk.flags());
        int refused = in.readInt();
        for (int i = 0; i < refused; i++) {
            chunk.refusals().put(in.readInt(), in.readUTF());
        }
        return chunk;
    }

    /** Whether a chunk was kept. */
    public boolean has(int number) {
        return Files.exists(file(number));
    }

    /** Removes the folder and what this class put into it. */
    public void delete(int chunks) {
        try {
            for (int chunk = 0; chunk < chunks; chunk++) {
                Files.deleteIfExists(file(chunk));
            }
            Files.deleteIfExists(folder.resolve(IDENTITY));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
