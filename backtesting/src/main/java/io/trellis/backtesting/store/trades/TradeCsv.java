package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.store.GzipOutput;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Span;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes trades as CSV: {@code ts_s,price,quantity,side,id}, the time in seconds with nine
 * decimals, every figure exact, {@code side} and {@code id} empty or -1 where nobody knows. What
 * kind of order took is not written.
 */
public final class TradeCsv {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TradeCsv() {}

    /**
     * Writes the trades of a folder; a file of the same name is replaced.
     *
     * @param target gzip if its name ends in {@code .gz}; generated trades are marked as such in
     *     the gzip header
     * @return how many
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static long write(TradeFolder folder, Path target) {
        boolean gzip = String.valueOf(target.getFileName()).endsWith(".gz");
        AtomicFile.write(
                target,
                temporary -> {
                    var file = Files.newOutputStream(temporary);
                    try (var out = gzip ? new GzipOutput(file, comment(folder)) : file) {
                        writeText(folder, out);
                    }
                });
        return folder.manifest().rows();
    }

    private static String comment(TradeFolder folder) {
        boolean synthetic = folder.manifest().venue().equals(SeriesId.SYNTHETIC_VENUE);
        return synthetic ? CsvBarWriter.SYNTHETIC_MARK : folder.manifest().path();
    }

    private static void writeText(TradeFolder folder, OutputStream out) throws IOException {
        var writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        writer.write("ts_s,price,quantity,side,id\n");
        try {
            folder.read(Span.ALL, block -> writeBlock(block, writer));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        writer.flush();
    }

    private static void writeBlock(TradeBlock block, Writer writer) {
        var line = new StringBuilder();
        try {
            for (int row = 0; row < block.rows(); row++) {
                line.setLength(0);
                long nanos = block.timeNanos()[row];
                line.append(nanos / NANOS_PER_SECOND).append('.');
                String part = Long.toString(NANOS_PER_SECOND + nanos % NANOS_PER_SECOND);
                line.append(part, 1, part.length()).append(',');
                line.append(plain(block.price()[row], block.priceScale())).append(',');
                line.append(plain(block.quantity()[row], block.quantityScale())).append(',');
                line.append(side(block, row)).append(',').append(block.id()[row]).append('\n');
                writer.append(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(long unscaled, int scale) {
        return scale == 0
                ? Long.toString(unscaled)
                : BigDecimal.valueOf(unscaled, scale).toPlainString();
    }

    private static String side(TradeBlock block, int row) {
        return switch (block.aggressor(row)) {
            case BUYER -> "buy";
            case SELLER -> "sell";
            case UNKNOWN -> "";
        };
    }
}
