package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Json;

import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Bars as Parquet files: the columns {@code time} (microseconds, UTC), {@code open}, {@code high},
 * {@code low}, {@code close}, {@code volume} (doubles), Zstandard, with a checksum on every page
 * and the series and its provenance in the footer.
 */
public final class ParquetBarStore {

    /** Name and version of the schema, as the footer holds it. */
    public static final String SCHEMA = "trellis.bar/1";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private ParquetBarStore() {}

    /**
     * Writes the file; one of the same name is replaced, in one step.
     *
     * @throws InvalidInputException if the path is a directory or a device
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static void write(BarColumns bars, Path target) {
        AtomicFile.write(target, temporary -> writeTo(temporary, bars));
    }

    private static void writeTo(Path temporary, BarColumns bars) throws IOException {
        try (var writer =
                new ParquetFileWriter(
                        new LocalOutputFile(temporary),
                        ParquetColumns.SCHEMA,
                        ParquetFileWriter.Mode.OVERWRITE,
                        ParquetWriter.DEFAULT_BLOCK_SIZE,
                        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                        ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                        ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                        true)) {
            writer.start();
            ParquetColumns.write(bars, writer);
            var pairs = BarFooter.of(bars).toPairs();
            pairs.put("parquet.avro.schema", ParquetColumns.AVRO_SCHEMA);
            writer.end(pairs);
        }
    }

    /**
     * Reads a whole file and checks all of it.
     *
     * @throws InvalidInputException if it is missing, no Parquet file of bars, cut off or damaged
     */
    public static BarColumns read(Path file) {
        InputFile.requireFile(file);
        try {
            requireParquet(file);
            try (var reader = open(file)) {
                return read(file, reader);
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(file, e);
        }
    }

    /**
     * Whether there is a file that holds bars of this series, so that newer ones may replace it.
     */
    public static boolean holds(Path file, SeriesId series) {
        return footer(file).filter(footer -> footer.series().equals(series)).isPresent();
    }

    /**
     * {@link BarColumns#contentSha256()} of the bars in a file, as its footer says; empty if it
     * holds none. The bars are not read.
     */
    public static Optional<String> contentSha256(Path file) {
        return footer(file).map(footer -> footer.provenance().seriesSha256());
    }

    private static Optional<BarFooter> footer(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            requireParquet(file);
            try (var reader = open(file)) {
                var pairs = reader.getFileMetaData().getKeyValueMetaData();
                return Optional.of(BarFooter.fromPairs(pairs));
            }
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static ParquetFileReader open(Path file) throws IOException {
        var options =
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    private static BarColumns read(Path file, ParquetFileReader reader) throws IOException {
        var metadata = reader.getFileMetaData();
        requireOurs(file, metadata.getKeyValueMetaData(), metadata.getSchema());
        BarFooter footer = BarFooter.fromPairs(metadata.getKeyValueMetaData());
        if (reader.getRecordCount() != footer.rows()) {
            throw new DamagedFileException(
                    "it holds "
                            + reader.getRecordCount()
                            + " rows, its footer says "
                            + footer.rows());
        }
        return ParquetColumnReader.read(file, reader.getRowGroups(), footer);
    }

    /** By its first and last four bytes. */
    private static void requireParquet(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new InvalidInputException(file + " is empty; import the bars again.");
        }
        try (var channel = FileChannel.open(file)) {
            byte[] start = bytes(channel, 0);
            if (!Arrays.equals(start, MAGIC)) {
                throw new InvalidInputException(
                        file
                                + " is not a Parquet file: it begins with the bytes "
                                + HexFormat.ofDelimiter(" ").formatHex(start)
                                + "; make one with data import.");
            }
            if (size < 3L * MAGIC.length || !Arrays.equals(bytes(channel, size - 4), MAGIC)) {
                throw new InvalidInputException(
                        file
                                + " is cut off: a Parquet file ends with PAR1, this one does not"
                                + " after "
                                + size
                                + " bytes; import the bars again.");
            }
        }
    }

    private static byte[] bytes(FileChannel channel, long position) throws IOException {
        var buffer = ByteBuffer.allocate(MAGIC.length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // Until all four are there.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void requireOurs(Path file, Map<String, String> pairs, MessageType columns) {
        String schema = pairs.get(BarFooter.SCHEMA_KEY);
        if (schema == null) {
            throw new InvalidInputException(
                    file
                            + " is a Parquet file, but not one of bars: its footer has no "
                            + BarFooter.SCHEMA_KEY
                            + "; make one with data import.");
        }
        if (!schema.equals(SCHEMA)) {
            throw new InvalidInputException(
                    file
                            + " holds "
                            + Json.quoted(schema)
                            + ", this program reads "
                            + SCHEMA
                            + "; import the bars again.");
        }
        if (!columns.equals(ParquetColumns.SCHEMA)) {
            throw new DamagedFileException("its columns are not those of " + SCHEMA);
        }
    }

    private static RuntimeException refusal(Path file, Exception e) {
        return switch (e) {
            case InvalidInputException sentence -> sentence;
            case AccessDeniedException _ ->
                    new InvalidInputException(file + " may not be read by this user.", e);
            case FileSystemException device -> InputFile.unreadable(file, device);
            case DamagedFileException damage -> damaged(file, damage.finding(), e);
            // The library answers a damaged footer with exceptions of many kinds.
            default -> damaged(file, "its footer cannot be read", e);
        };
    }

    private static InvalidInputException damaged(Path file, String finding, Exception cause) {
        return new InvalidInputException(
                file + " is damaged: " + finding + "; import the bars again.", cause);
    }
}
