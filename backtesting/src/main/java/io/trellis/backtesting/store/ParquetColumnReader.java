package io.trellis.backtesting.store;

import com.github.luben.zstd.Zstd;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Reads the columns that {@link ParquetColumns} wrote, and no others, from the pages straight into
 * arrays.
 *
 * <p>Parquet's own reader holds all columns of a row group at once and copies every page four
 * times. Here each processor takes a column of a row group at a time, and beside the arrays there
 * is nothing but one such column, packed, and one page for each processor.
 */
final class ParquetColumnReader {

    private static final long MICROS_PER_MILLI = 1_000;

    private final FileChannel channel;
    private final long[] timeMillis;
    private final double[][] doubles;
    private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

    /**
     * A column of a row group.
     *
     * @param column its index in the schema
     * @param position of its first page in the file
     * @param bytes of all its pages with their headers
     * @param firstRow the first bar of the row group
     * @param rows bars of the row group
     */
    private record Chunk(int column, long position, int bytes, int firstRow, int rows) {}

    /** What a processor needs at a time; reused, since a file has hundreds of pages. */
    private static final class Scratch {

        private byte[] packed = new byte[1 << 20];
        private byte[] plain = new byte[1 << 19];

        byte[] packed(int bytes) {
            packed = packed.length < bytes ? new byte[bytes] : packed;
            return packed;
        }

        byte[] plain(int bytes) {
            plain = plain.length < bytes ? new byte[bytes] : plain;
            return plain;
        }
    }

    private ParquetColumnReader(FileChannel channel, int rows) {
        this.channel = channel;
        this.timeMillis = new long[rows];
        // In parallel: the first touch of fresh memory takes longer than filling it.
        this.doubles =
                IntStream.range(1, ParquetColumns.SCHEMA.getFieldCount())
                        .parallel()
                        .mapToObj(_ -> new double[rows])
                        .toArray(double[][]::new);
    }

    /**
     * Reads all row groups.
     *
     * @throws DamagedFileException if the pages are not as {@link ParquetColumns} makes them, or a
     *     bar breaks a rule
     * @throws FileSystemException if the device fails
     */
    static BarColumns read(Path file, List<BlockMetaData> groups, BarFooter footer)
            throws IOException {
        try (var channel = FileChannel.open(file)) {
            List<Chunk> chunks = chunks(groups, channel.size(), footer.rows());
            var reader = new ParquetColumnReader(channel, footer.rows());
            chunks.parallelStream().forEach(reader::read);
            return reader.bars(footer);
        } catch (UncheckedIOException e) {
            String reason = e.getCause() == null ? "" : InputFile.reason(e.getCause());
            throw new FileSystemException(file.toString(), null, reason);
        }
    }

    private static List<Chunk> chunks(List<BlockMetaData> groups, long fileBytes, int rows) {
        var chunks = new ArrayList<Chunk>();
        long firstRow = 0;
        for (BlockMetaData group : groups) {
            List<ColumnChunkMetaData> columns = group.getColumns();
            if (columns.size() != ParquetColumns.SCHEMA.getFieldCount()
                    || group.getRowCount() < 1
                    || group.getRowCount() > rows - firstRow) {
                throw new DamagedFileException("its row groups are not those of its footer");
            }
            for (int column = 0; column < columns.size(); column++) {
                chunks.add(chunk(columns.get(column), column, firstRow, group, fileBytes));
            }
            firstRow += group.getRowCount();
        }
        if (firstRow != rows) {
            throw new DamagedFileException(
                    "its row groups hold " + firstRow + " rows, its footer says " + rows);
        }
        return chunks;
    }

    private static Chunk chunk(
            ColumnChunkMetaData data,
            int column,
            long firstRow,
            BlockMetaData group,
            long fileBytes) {
        String name = ParquetColumns.SCHEMA.getFieldName(column);
        boolean inside =
                data.getStartingPos() >= 0
                        && data.getTotalSize() > 0
                        && data.getTotalSize() <= fileBytes - data.getStartingPos();
        boolean ours =
                data.getPath().toDotString().equals(name)
                        && data.getValueCount() == group.getRowCount()
                        && data.getCodec() == CompressionCodecName.ZSTD
                        && data.getEncodings().contains(Encoding.PLAIN)
                        && Set.of(Encoding.PLAIN, Encoding.RLE).containsAll(data.getEncodings());
        if (!inside || !ours || data.getTotalSize() > Integer.MAX_VALUE) {
            throw new DamagedFileException(
                    "its column " + name + " is not where or what its footer says");
        }
        return new Chunk(
                column,
                data.getStartingPos(),
                (int) data.getTotalSize(),
                Math.toIntExact(firstRow),
                Math.toIntExact(group.getRowCount()));
    }

    private void read(Chunk chunk) {
        Scratch scratch = idle.poll();
        scratch = scratch == null ? new Scratch() : scratch;
        try {
            byte[] packed = scratch.packed(chunk.bytes());
            readFully(packed, chunk);
            readPages(packed, chunk, scratch);
        } catch (DamagedFileException | UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Parquet answers a damaged header with exceptions of many kinds.
            throw new DamagedFileException(
                    "a page of the bars from "
                            + chunk.firstRow()
                            + " on cannot be unpacked or does not match its checksum",
                    e);
        }
        idle.offer(scratch);
    }

    private void readFully(byte[] target, Chunk chunk) {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, chunk.bytes());
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, chunk.position() + buffer.position()) < 0) {
                    throw new DamagedFileException("it became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readPages(byte[] packed, Chunk chunk, Scratch scratch) throws IOException {
        int at = 0;
        int done = 0;
        while (done < chunk.rows()) {
            var rest = new ByteArrayInputStream(packed, at, chunk.bytes() - at);
            PageHeader header = Util.readPageHeader(rest);
            int start = chunk.bytes() - rest.available();
            int rows = rows(header, chunk.rows() - done);
            int length = header.getCompressed_page_size();
            if (length < 0 || length > rest.available()) {
                throw new IOException("a page goes on beyond its column");
            }
            requireChecksum(header, packed, start, length);
            int bytes = rows * Long.BYTES;
            byte[] plain = scratch.plain(bytes);
            long found = Zstd.decompressByteArray(plain, 0, bytes, packed, start, length);
            if (Zstd.isError(found) || found != bytes) {
                throw new IOException("a page unpacks to another size than its header says");
            }
            copy(chunk.column(), plain, chunk.firstRow() + done, rows);
            done += rows;
            at = start + length;
        }
    }

    private static int rows(PageHeader header, int most) throws IOException {
        DataPageHeader data = header.getData_page_header();
        if (header.getType() != PageType.DATA_PAGE
                || data == null
                || data.getEncoding() != org.apache.parquet.format.Encoding.PLAIN) {
            throw new IOException("a page is not in the plain encoding");
        }
        int rows = data.getNum_values();
        if (rows < 1
                || rows > most
                || header.getUncompressed_page_size() != (long) rows * Long.BYTES) {
            throw new IOException("a page has another size than its column");
        }
        return rows;
    }

    private static void requireChecksum(PageHeader header, byte[] packed, int start, int length)
            throws IOException {
        var crc = new CRC32();
        crc.update(packed, start, length);
        if (!header.isSetCrc() || (int) crc.getValue() != header.getCrc()) {
            throw new IOException("a page does not match its checksum");
        }
    }

    private void copy(int column, byte[] plain, int first, int rows) {
        ByteBuffer values = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        if (column > 0) {
            values.asDoubleBuffer().get(doubles[column - 1], first, rows);
            return;
        }
        values.asLongBuffer().get(timeMillis, first, rows);
        long rest = 0;
        for (int i = first; i < first + rows; i++) {
            long millis = timeMillis[i] / MICROS_PER_MILLI;
            rest |= timeMillis[i] - millis * MICROS_PER_MILLI;
            timeMillis[i] = millis;
        }
        if (rest != 0) {
            throw new DamagedFileException(
                    "one of the bars from " + first + " on starts between two milliseconds");
        }
    }

    private BarColumns bars(BarFooter footer) {
        try {
            return new BarColumns(
                    footer.series(),
                    timeMillis,
                    doubles[0],
                    doubles[1],
                    doubles[2],
                    doubles[3],
                    doubles[4],
                    footer.provenance());
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()), e);
        }
    }
}
