package io.trellis.backtesting.store;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.trellis.core.InvalidInputException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads trades from a CSV file, plain or gzip.
 *
 * <p>The header names the columns, in any order: the time, in UTC epoch milliseconds under {@code
 * ts_ms}, {@code time} or {@code timestamp}, or in seconds under {@code ts_s}; {@code price}; the
 * quantity under {@code quantity}, {@code qty}, {@code amount} or {@code volume}; and, if the file
 * tells who took, {@code side} (buy or sell) or {@code buyer_is_maker} (true or false). Other
 * columns are not read. Times never fall. Nothing is repaired: the first line that breaks a rule
 * ends the reading.
 */
public final class CsvTradeReader {

    private CsvTradeReader() {}

    /**
     * Reads a whole file.
     *
     * @param file plain or gzip, told by its content
     * @throws InvalidInputException if the file is missing, damaged or breaks a rule; the sentence
     *     names file, line, field and value
     * @throws UncheckedIOException if the device fails
     */
    public static TradeColumns read(Path file) {
        try (var source = CsvSource.open(file)) {
            try {
                TradeColumns trades = trades(file, source);
                trades.cameFrom(String.valueOf(file.getFileName()), source.sha256());
                return trades;
            } catch (IOException e) {
                throw source.sentence(e);
            } catch (UncheckedIOException e) {
                throw source.sentence(Objects.requireNonNull(e.getCause()));
            } catch (CsvParseException e) {
                throw new InvalidInputException(
                        file + " is not CSV: " + e.getMessage() + "; trades need no quotes.", e);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static TradeColumns trades(Path file, CsvSource source) throws IOException {
        var text = new BufferedReader(new InputStreamReader(source.text(), StandardCharsets.UTF_8));
        TradeColumns trades = new TradeColumns();
        try (CsvReader<CsvRecord> reader = reader(text)) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw CsvFaults.nothing(file);
            }
            TradeHeader header = TradeHeader.of(file, records.next().getFields());
            while (records.hasNext()) {
                add(trades, file, header, records.next());
            }
        }
        if (trades.rows() == 0) {
            throw new InvalidInputException(
                    file + " has a header but no rows; at least one trade is expected.");
        }
        return trades;
    }

    private static CsvReader<CsvRecord> reader(BufferedReader text) {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
    }

    private static void add(TradeColumns trades, Path file, TradeHeader header, CsvRecord row) {
        long line = row.getStartingLineNumber();
        List<String> fields = row.getFields();
        header.requireFields(line, fields.size());
        long time = header.timeMillis(line, fields);
        int before = trades.rows() - 1;
        if (before >= 0 && time < trades.timeMillis(before)) {
            throw new InvalidInputException(
                    "%s, line %d: its time %d is before %d, that of the trade before; sort the file"
                                    .formatted(file, line, time, trades.timeMillis(before))
                            + " by time.");
        }
        trades.add(
                time,
                header.price(line, fields),
                header.quantity(line, fields),
                header.aggressor(line, fields));
    }
}
