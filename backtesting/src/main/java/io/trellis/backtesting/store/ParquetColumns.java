package io.trellis.backtesting.store;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Columns to pages and back.
 *
 * <p>All columns are required and plain, so a page is nothing but its values, eight bytes each, low
 * byte first: whole arrays go through without a record, an object or a call per value. That makes a
 * million rows ten times as fast as through Avro's records.
 */
final class ParquetColumns {

    static final MessageType SCHEMA =
            Types.buildMessage()
                    .required(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                    .named("time")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("open")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("high")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("low")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("close")
                    .required(PrimitiveTypeName.DOUBLE)
                    .named("volume")
                    .named("io.trellis.Bar");

    /**
     * The same columns as Avro describes them, for Avro's readers. Not made with Avro's own
     * classes: they take longer to load than a million bars.
     */
    static final String AVRO_SCHEMA =
            """
            {"type": "record", "name": "Bar", "namespace": "io.trellis", "fields": [
              {"name": "time", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "open", "type": "double"},
              {"name": "high", "type": "double"},
              {"name": "low", "type": "double"},
              {"name": "close", "type": "double"},
              {"name": "volume", "type": "double"}
            ]}
            """;

    private static final int ROW_GROUP_ROWS = 1 << 20;
    private static final int PAGE_ROWS = 1 << 16;
    private static final long MICROS_PER_MILLI = 1_000;

    private ParquetColumns() {}

    static void write(BarColumns bars, ParquetFileWriter writer) throws IOException {
        for (int from = 0; from < bars.rows(); from += ROW_GROUP_ROWS) {
            int to = Math.min(bars.rows(), from + ROW_GROUP_ROWS);
            writer.startBlock(to - from);
            writeColumn(0, times(bars.timeMillis()), from, to, writer);
            writeColumn(1, doubles(bars.open()), from, to, writer);
            writeColumn(2, doubles(bars.high()), from, to, writer);
            writeColumn(3, doubles(bars.low()), from, to, writer);
            writeColumn(4, doubles(bars.close()), from, to, writer);
            writeColumn(5, doubles(bars.volume()), from, to, writer);
            writer.endBlock();
        }
    }

    /** Puts the values of some rows into a page, and their extremes into its statistics. */
    @FunctionalInterface
    private interface PageContent {

        void put(int from, int to, ByteBuffer page, Statistics<?> statistics);
    }

    private static PageContent times(long[] timeMillis) {
        return (from, to, page, statistics) -> {
            for (int i = from; i < to; i++) {
                page.putLong(timeMillis[i] * MICROS_PER_MILLI);
            }
            // They rise.
            statistics.updateStats(timeMillis[from] * MICROS_PER_MILLI);
            statistics.updateStats(timeMillis[to - 1] * MICROS_PER_MILLI);
        };
    }

    private static PageContent doubles(double[] values) {
        return (from, to, page, statistics) -> {
            double smallest = values[from];
            double largest = values[from];
            for (int i = from; i < to; i++) {
                page.putDouble(values[i]);
                smallest = Math.min(smallest, values[i]);
                largest = Math.max(largest, values[i]);
            }
            statistics.updateStats(smallest);
            statistics.updateStats(largest);
        };
    }

    private static void writeColumn(
            int column, PageContent content, int from, int to, ParquetFileWriter writer)
            throws IOException {
        ColumnDescriptor descriptor = SCHEMA.getColumns().get(column);
        writer.startColumn(descriptor, to - from, CompressionCodecName.ZSTD);
        BytesInputCompressor compressor =
                new ParquetCodecs().getCompressor(CompressionCodecName.ZSTD);
        for (int start = from; start < to; start += PAGE_ROWS) {
            int end = Math.min(to, start + PAGE_ROWS);
            byte[] bytes = new byte[(end - start) * Long.BYTES];
            var statistics = Statistics.createStats(descriptor.getPrimitiveType());
            content.put(start, end, littleEndian(ByteBuffer.wrap(bytes)), statistics);
            // A column without nulls and lists has no levels, whatever is said of their encoding.
            writer.writeDataPage(
                    end - start,
                    bytes.length,
                    compressor.compress(BytesInput.from(bytes)),
                    statistics,
                    end - start,
                    Encoding.RLE,
                    Encoding.RLE,
                    Encoding.PLAIN);
        }
        writer.endColumn();
    }

    /**
     * Reads all row groups.
     *
     * @throws IllegalArgumentException if the pages are not as {@link #write} makes them, or a bar
     *     breaks a rule; the message completes the sentence "the file is damaged: ..."
     */
    static BarColumns read(ParquetFileReader reader, BarFooter footer) throws IOException {
        int rows = footer.rows();
        long[] timeMillis = new long[rows];
        double[][] prices = new double[SCHEMA.getFieldCount() - 1][rows];
        int done = 0;
        for (int group = 0; group < reader.getRowGroups().size(); group++) {
            try (PageReadStore pages = reader.readRowGroup(group)) {
                List<ColumnDescriptor> columns = SCHEMA.getColumns();
                readTimes(pages.getPageReader(columns.getFirst()), timeMillis, done);
                for (int i = 0; i < prices.length; i++) {
                    readDoubles(pages.getPageReader(columns.get(i + 1)), prices[i], done);
                }
                done += Math.toIntExact(pages.getRowCount());
            }
        }
        return new BarColumns(
                footer.series(),
                timeMillis,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                prices[4],
                footer.provenance());
    }

    private static void readTimes(PageReader pages, long[] timeMillis, int from)
            throws IOException {
        int next = from;
        for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
            int end = next + page.getValueCount();
            ByteBuffer values = values(page);
            for (; next < end; next++) {
                long micros = values.getLong();
                if (micros % MICROS_PER_MILLI != 0) {
                    throw new IllegalArgumentException(
                            "bar " + next + " starts between two milliseconds");
                }
                timeMillis[next] = micros / MICROS_PER_MILLI;
            }
        }
    }

    private static void readDoubles(PageReader pages, double[] target, int from)
            throws IOException {
        int next = from;
        for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
            int rows = page.getValueCount();
            values(page).asDoubleBuffer().get(target, next, rows);
            next += rows;
        }
    }

    private static ByteBuffer values(DataPage page) throws IOException {
        if (!(page instanceof DataPageV1 plain) || plain.getValueEncoding() != Encoding.PLAIN) {
            throw new IllegalArgumentException("a page is not in the plain encoding");
        }
        return littleEndian(ByteBuffer.wrap(ParquetCodecs.bytes(plain.getBytes())));
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
