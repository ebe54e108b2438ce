package io.trellis.backtesting.store;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Tables as Parquet files, a group of rows at a time, Zstandard, with a checksum on every page.
 * Every column may have missing values.
 */
public final class ParquetTableWriter implements AutoCloseable {

    /** What a column holds. */
    public enum Kind {
        /** A whole number, 64 bits. */
        WHOLE,
        /** A double. */
        NUMBER,
        /** Text in UTF-8. */
        TEXT,
        /** True or false. */
        FLAG
    }

    /** A column. */
    public record Column(String name, Kind kind) {}

    /** Some rows of a table; which of the methods is asked depends on the kind of the column. */
    public interface Rows {

        int count();

        /** A value of a column of whole numbers; those are never missing. */
        long whole(int column, int row);

        /** A value of a column of doubles. */
        OptionalDouble number(int column, int row);

        /** A value of a column of texts. */
        Optional<String> text(int column, int row);

        /** A value of a column of flags. */
        Optional<Boolean> flag(int column, int row);
    }

    private final List<Column> columns;
    private final MessageType schema;
    private final ParquetFileWriter writer;
    private final Map<String, String> pairs;

    /**
     * Begins a file.
     *
     * @param name of the table
     * @param columns one or more, with names of their own
     * @param pairs what the footer says beside the columns
     * @throws IOException if the file cannot be written
     */
    public ParquetTableWriter(
            Path file, String name, List<Column> columns, Map<String, String> pairs)
            throws IOException {
        this.columns = List.copyOf(columns);
        this.pairs = pairs;
        this.schema = schema(name, columns);
        this.writer =
                new ParquetFileWriter(
                        new LocalOutputFile(file),
                        schema,
                        ParquetFileWriter.Mode.OVERWRITE,
                        ParquetWriter.DEFAULT_BLOCK_SIZE,
                        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                        ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                        ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                        true);
        writer.start();
    }

    private static MessageType schema(String name, List<Column> columns) {
        var message = Types.buildMessage();
        for (Column column : columns) {
            switch (column.kind()) {
                case WHOLE -> message.optional(PrimitiveTypeName.INT64).named(column.name());
                case NUMBER -> message.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case FLAG -> message.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
                case TEXT ->
                        message.optional(PrimitiveTypeName.BINARY)
                                .as(LogicalTypeAnnotation.stringType())
                                .named(column.name());
            }
        }
        return message.named(name);
    }

    /**
     * Writes a group of rows, one page a column.
     *
     * @param rows one or more, few enough to be held in memory
     * @throws IOException if they cannot be written
     */
    public void write(Rows rows) throws IOException {
        writer.startBlock(rows.count());
        for (int i = 0; i < columns.size(); i++) {
            write(i, page(i, rows), rows.count());
        }
        writer.endBlock();
    }

    private Page page(int column, Rows rows) {
        return switch (columns.get(column).kind()) {
            case WHOLE -> wholes(rows.count(), row -> rows.whole(column, row));
            case NUMBER -> numbers(rows.count(), row -> rows.number(column, row));
            case TEXT -> texts(rows.count(), row -> rows.text(column, row));
            case FLAG -> flags(rows.count(), row -> rows.flag(column, row));
        };
    }

    /** The values that are there, and which those are. */
    @SuppressWarnings("ArrayRecordComponent") // Made and written at once, never compared.
    private record Page(byte[] values, int present, IntPredicate isPresent) {}

    private static Page wholes(int count, IntFunction<Long> values) {
        ByteBuffer bytes = littleEndian(count * Long.BYTES);
        for (int row = 0; row < count; row++) {
            bytes.putLong(values.apply(row));
        }
        return new Page(written(bytes), count, _ -> true);
    }

    private static Page numbers(int count, IntFunction<OptionalDouble> values) {
        ByteBuffer bytes = littleEndian(count * Double.BYTES);
        boolean[] there = new boolean[count];
        for (int row = 0; row < count; row++) {
            OptionalDouble value = values.apply(row);
            there[row] = value.isPresent();
            value.ifPresent(bytes::putDouble);
        }
        int present = bytes.position() / Double.BYTES;
        return new Page(written(bytes), present, row -> there[row]);
    }

    private static Page texts(int count, IntFunction<Optional<String>> values) {
        var bytes = new ByteArrayOutputStream();
        boolean[] there = new boolean[count];
        int present = 0;
        for (int row = 0; row < count; row++) {
            Optional<String> value = values.apply(row);
            if (value.isPresent()) {
                there[row] = true;
                present++;
                byte[] text = value.get().getBytes(StandardCharsets.UTF_8);
                bytes.writeBytes(littleEndian(Integer.BYTES).putInt(text.length).array());
                bytes.writeBytes(text);
            }
        }
        return new Page(bytes.toByteArray(), present, row -> there[row]);
    }

    private static Page flags(int count, IntFunction<Optional<Boolean>> values) {
        boolean[] there = new boolean[count];
        boolean[] set = new boolean[count];
        int present = 0;
        for (int row = 0; row < count; row++) {
            Optional<Boolean> value = values.apply(row);
            there[row] = value.isPresent();
            if (value.isPresent()) {
                set[present++] = value.get();
            }
        }
        return new Page(bits(present, i -> set[i]), present, row -> there[row]);
    }

    private void write(int index, Page page, int rows) throws IOException {
        ColumnDescriptor column = schema.getColumns().get(index);
        byte[] levels = levels(rows, page.isPresent());
        byte[] plain = new byte[levels.length + page.values().length];
        System.arraycopy(levels, 0, plain, 0, levels.length);
        System.arraycopy(page.values(), 0, plain, levels.length, page.values().length);
        BytesInput packed = ParquetCodecs.pack(plain);
        Statistics<?> statistics =
                Statistics.getBuilderForReading(column.getPrimitiveType())
                        .withNumNulls(rows - page.present())
                        .build();
        writer.startColumn(column, rows, CompressionCodecName.ZSTD);
        writer.writeDataPage(
                rows,
                plain.length,
                packed,
                statistics,
                rows,
                Encoding.RLE,
                Encoding.RLE,
                Encoding.PLAIN);
        writer.endColumn();
    }

    /**
     * Which values are there, as Parquet's first page format tells it: the length, then one run of
     * single bits.
     */
    private static byte[] levels(int rows, IntPredicate isPresent) {
        byte[] bits = bits(rows, isPresent);
        var run = new ByteArrayOutputStream();
        int header = (bits.length << 1) | 1;
        while ((header & ~0x7F) != 0) {
            run.write((header & 0x7F) | 0x80);
            header >>>= 7;
        }
        run.write(header);
        run.writeBytes(bits);
        return littleEndian(Integer.BYTES + run.size())
                .putInt(run.size())
                .put(run.toByteArray())
                .array();
    }

    /** Eight to the byte, the first lowest. */
    private static byte[] bits(int count, IntPredicate isSet) {
        byte[] bits = new byte[Math.ceilDiv(count, Byte.SIZE)];
        for (int i = 0; i < count; i++) {
            if (isSet.test(i)) {
                bits[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
            }
        }
        return bits;
    }

    private static ByteBuffer littleEndian(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] written(ByteBuffer bytes) {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    /** Writes the footer; a file without it is no Parquet file. */
    @Override
    public void close() throws IOException {
        writer.end(pairs);
        writer.close();
    }
}
