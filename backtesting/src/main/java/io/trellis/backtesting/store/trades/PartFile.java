package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.DamagedFileException;
import io.trellis.backtesting.store.ParquetCodecs;

import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * One part: the columns {@code time} (nanoseconds, UTC), {@code price}, {@code quantity} (decimals
 * in 63 bits), {@code side}, {@code kind} and {@code id}, Zstandard, with a checksum on every page.
 *
 * <p>All columns are required and plain, so a page is nothing but its values, low byte first.
 */
final class PartFile {

    private static final int DIGITS = 18;
    private static final int PAGE_ROWS = 1 << 16;

    private PartFile() {}

    private static MessageType schema(int priceScale, int quantityScale) {
        return Types.buildMessage()
                .required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS))
                .named("time")
                .required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.decimalType(priceScale, DIGITS))
                .named("price")
                .required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.decimalType(quantityScale, DIGITS))
                .named("quantity")
                .required(PrimitiveTypeName.INT32)
                .named("side")
                .required(PrimitiveTypeName.INT32)
                .named("kind")
                .required(PrimitiveTypeName.INT64)
                .named("id")
                .named("io.trellis.Trade");
    }

    /** The same columns as Avro describes them, for Avro's readers. */
    private static String avroSchema(int priceScale, int quantityScale) {
        return """
        {"type": "record", "name": "Trade", "namespace": "io.trellis", "fields": [
          {"name": "time", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
          {"name": "price", "type": "long", "doc": "quote per base times 10^%d"},
          {"name": "quantity", "type": "long", "doc": "base times 10^%d"},
          {"name": "side", "type": "int", "doc": "taker: 1 buy, -1 sell, 0 unknown"},
          {"name": "kind", "type": "int", "doc": "of the taking order: 1 market, 2 limit, 0 unknown"},
          {"name": "id", "type": "long", "doc": "at the venue, or -1"}
        ]}
        """
                .formatted(priceScale, quantityScale);
    }

    /** Writes a whole file. */
    static void write(TradeBlock block, String venue, String symbol, Path file) throws IOException {
        MessageType schema = schema(block.priceScale(), block.quantityScale());
        var footer =
                new PartFooter(
                        venue, symbol, block.rows(), block.priceScale(), block.quantityScale());
        try (var writer =
                new ParquetFileWriter(
                        new LocalOutputFile(file),
                        schema,
                        ParquetFileWriter.Mode.OVERWRITE,
                        ParquetWriter.DEFAULT_BLOCK_SIZE,
                        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                        ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                        ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                        true)) {
            writer.start();
            writer.startBlock(block.rows());
            List<ColumnDescriptor> columns = schema.getColumns();
            writeLongs(writer, columns.get(0), block.timeNanos(), block.rows());
            writeLongs(writer, columns.get(1), block.price(), block.rows());
            writeLongs(writer, columns.get(2), block.quantity(), block.rows());
            writeBytes(writer, columns.get(3), block.side(), block.rows());
            writeBytes(writer, columns.get(4), block.kind(), block.rows());
            writeLongs(writer, columns.get(5), block.id(), block.rows());
            writer.endBlock();
            var pairs = footer.toPairs();
            pairs.put("parquet.avro.schema", avroSchema(block.priceScale(), block.quantityScale()));
            writer.end(pairs);
        }
    }

    private static void writeLongs(
            ParquetFileWriter writer, ColumnDescriptor column, long[] values, int rows)
            throws IOException {
        writer.startColumn(column, rows, CompressionCodecName.ZSTD);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int count = Math.min(PAGE_ROWS, rows - from);
            ByteBuffer plain = littleEndian(ByteBuffer.allocate(count * Long.BYTES));
            plain.asLongBuffer().put(values, from, count);
            writePage(writer, column, plain.array(), count);
        }
        writer.endColumn();
    }

    private static void writeBytes(
            ParquetFileWriter writer, ColumnDescriptor column, byte[] values, int rows)
            throws IOException {
        writer.startColumn(column, rows, CompressionCodecName.ZSTD);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int count = Math.min(PAGE_ROWS, rows - from);
            ByteBuffer plain = littleEndian(ByteBuffer.allocate(count * Integer.BYTES));
            for (int row = from; row < from + count; row++) {
                plain.putInt(values[row]);
            }
            writePage(writer, column, plain.array(), count);
        }
        writer.endColumn();
    }

    private static void writePage(
            ParquetFileWriter writer, ColumnDescriptor column, byte[] plain, int count)
            throws IOException {
        Statistics<?> statistics =
                Statistics.getBuilderForReading(column.getPrimitiveType()).withNumNulls(0).build();
        // A column without nulls and lists has no levels, whatever is said of their encoding.
        writer.writeDataPage(
                count,
                plain.length,
                ParquetCodecs.pack(plain),
                statistics,
                count,
                Encoding.RLE,
                Encoding.RLE,
                Encoding.PLAIN);
    }

    /**
     * Reads a whole file.
     *
     * @throws DamagedFileException if it is not as {@link #write} makes it
     */
    static TradeBlock read(Path file) throws IOException {
        var options =
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .withPageChecksumVerification(true)
                        .build();
        try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            var metadata = reader.getFileMetaData();
            PartFooter footer = PartFooter.fromPairs(metadata.getKeyValueMetaData());
            MessageType schema = schema(footer.priceScale(), footer.quantityScale());
            if (!metadata.getSchema().equals(schema)) {
                throw new DamagedFileException("its columns are not those of " + PartFooter.SCHEMA);
            }
            if (reader.getRowGroups().size() != 1 || reader.getRecordCount() != footer.rows()) {
                throw new DamagedFileException("it does not hold the rows that its footer names");
            }
            try (PageReadStore pages = reader.readRowGroup(0)) {
                return block(pages, schema.getColumns(), footer);
            }
        }
    }

    private static TradeBlock block(
            PageReadStore pages, List<ColumnDescriptor> columns, PartFooter footer)
            throws IOException {
        int rows = footer.rows();
        return new TradeBlock(
                rows,
                longs(pages, columns.get(0), rows),
                longs(pages, columns.get(1), rows),
                footer.priceScale(),
                longs(pages, columns.get(2), rows),
                footer.quantityScale(),
                bytes(pages, columns.get(3), rows),
                bytes(pages, columns.get(4), rows),
                longs(pages, columns.get(5), rows));
    }

    private static long[] longs(PageReadStore pages, ColumnDescriptor column, int rows)
            throws IOException {
        long[] values = new long[rows];
        int next = 0;
        var reader = pages.getPageReader(column);
        for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
            values(page).asLongBuffer().get(values, next, page.getValueCount());
            next += page.getValueCount();
        }
        return values;
    }

    private static byte[] bytes(PageReadStore pages, ColumnDescriptor column, int rows)
            throws IOException {
        byte[] values = new byte[rows];
        int next = 0;
        var reader = pages.getPageReader(column);
        for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
            ByteBuffer plain = values(page);
            for (int end = next + page.getValueCount(); next < end; next++) {
                values[next] = (byte) plain.getInt();
            }
        }
        return values;
    }

    private static ByteBuffer values(DataPage page) throws IOException {
        if (!(page instanceof DataPageV1 plain) || plain.getValueEncoding() != Encoding.PLAIN) {
            throw new DamagedFileException("a page is not in the plain encoding");
        }
        return littleEndian(ByteBuffer.wrap(ParquetCodecs.bytes(plain.getBytes())));
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
