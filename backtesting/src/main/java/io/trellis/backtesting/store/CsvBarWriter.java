package io.trellis.backtesting.store;

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
 * Writes bars as CSV, in the form that {@link CsvBarReader} reads: {@code
 * ts_ms,open,high,low,close,volume}, every number in its shortest decimal form.
 *
 * <p>The same bars give the same bytes in every run.
 */
public final class CsvBarWriter {

    /** The comment in the gzip header of generated bars. */
    public static final String SYNTHETIC_MARK = "trellis: synthetic bars";

    private CsvBarWriter() {}

    /**
     * Writes the file; one of the same name is replaced.
     *
     * @param target gzip if its name ends in {@code .gz}; generated bars are marked as such in the
     *     gzip header
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static void write(BarColumns bars, Path target) {
        boolean gzip = String.valueOf(target.getFileName()).endsWith(".gz");
        AtomicFile.write(
                target,
                temporary -> {
                    var file = Files.newOutputStream(temporary);
                    try (var out = gzip ? new GzipOutput(file, comment(bars)) : file) {
                        writeText(bars, out);
                    }
                });
    }

    private static String comment(BarColumns bars) {
        return bars.synthetic() ? SYNTHETIC_MARK : bars.series().path();
    }

    private static void writeText(BarColumns bars, OutputStream out) throws IOException {
        var writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        writer.write("ts_ms,open,high,low,close,volume\n");
        for (int i = 0; i < bars.rows(); i++) {
            writer.write(Long.toString(bars.timeMillis()[i]));
            writeNumber(bars.open()[i], writer);
            writeNumber(bars.high()[i], writer);
            writeNumber(bars.low()[i], writer);
            writeNumber(bars.close()[i], writer);
            writeNumber(bars.volume()[i], writer);
            writer.write('\n');
        }
        writer.flush();
    }

    private static void writeNumber(double value, Writer writer) throws IOException {
        writer.write(',');
        writer.write(plain(value));
    }

    private static String plain(double value) {
        String shortest = Double.toString(value);
        if (shortest.indexOf('E') >= 0) {
            return new BigDecimal(shortest).toPlainString();
        }
        return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
    }
}
