package io.trellis.optimization.sweep;

import io.trellis.backtesting.store.ParquetTableWriter;
import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All runs in a file, in the order of their numbers, written chunk by chunk. */
public sealed interface RunFile extends ChunkSink, AutoCloseable {

    @Override
    void close() throws IOException;

    /** The kinds of files there are, told by the end of the name. */
    enum Format {
        PARQUET,
        CSV;

        /**
         * The format of a file.
         *
         * @throws InvalidInputException if the name ends with none that there is
         */
        public static Format of(Path file) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".parquet")) {
                return PARQUET;
            }
            if (name.endsWith(".csv")) {
                return CSV;
            }
            throw new InvalidInputException(
                    "--out " + file + " is neither .parquet nor .csv; end the name with one");
        }
    }

    /**
     * Begins a file.
     *
     * @param file where to write, whatever its name
     * @param pairs what a Parquet file says of the runs beside their figures
     * @throws IOException if it cannot be written
     */
    static RunFile create(Path file, Format format, RunTable table, Map<String, String> pairs)
            throws IOException {
        return switch (format) {
            case PARQUET ->
                    new Parquet(
                            table,
                            new ParquetTableWriter(
                                    file,
                                    "io.trellis.Run",
                                    table.columns(),
                                    new LinkedHashMap<>(pairs)),
                            new ArrayList<>());
            case CSV -> {
                Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                writer.write(table.csvHead() + "\n");
                yield new Csv(table, writer);
            }
        };
    }

    /** Chunks are gathered to groups of rows that are worth one. */
    record Parquet(RunTable table, ParquetTableWriter writer, List<RunChunk> gathered)
            implements RunFile {

        private static final int GROUP_CHUNKS = 16;

        @Override
        public void accept(RunChunk chunk) throws IOException {
            gathered.add(chunk);
            if (gathered.size() == GROUP_CHUNKS) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (!gathered.isEmpty()) {
                writer.write(table.rows(gathered));
                gathered.clear();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
            writer.close();
        }
    }

    /** One line a run. */
    record Csv(RunTable table, Writer writer) implements RunFile {

        @Override
        public void accept(RunChunk chunk) throws IOException {
            for (int row = 0; row < chunk.rows(); row++) {
                writer.write(table.csv(chunk, row) + "\n");
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
