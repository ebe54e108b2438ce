package io.trellis.backtesting.store;

import de.siegmar.fastcsv.reader.CsvParseException;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;

/**
 * The sentences about what is wrong with a line of a bar file: place, value, what would be right.
 */
final class CsvFaults {

    private static final String EXAMPLE_TIME =
            "epoch milliseconds are expected, such as 1618951320000.";

    private final Path file;
    private final CsvHeader header;
    private final TimeForm timeForm;

    CsvFaults(Path file, CsvHeader header, TimeForm timeForm) {
        this.file = file;
        this.header = header;
        this.timeForm = timeForm;
    }

    int expectedFields() {
        return header.fields();
    }

    static boolean plausible(long millis) {
        return PlausibleTimes.contains(millis);
    }

    static InvalidInputException nothing(Path file) {
        return new InvalidInputException(
                file + " is empty; a header line and at least one bar are expected.");
    }

    static InvalidInputException noRows(Path file) {
        return new InvalidInputException(
                file + " has a header but no rows; at least one bar is expected.");
    }

    /** The parser's own complaint is the cause of what it throws. */
    static RuntimeException notCsv(Path file, long line, CsvParseException e) {
        return switch (e.getCause()) {
            case CsvParseException fault ->
                    new InvalidInputException(
                            file
                                    + ", line "
                                    + line
                                    + ": a field in quotes is not closed as CSV wants it ("
                                    + fault.getMessage()
                                    + "); bars need no quotes.",
                            e);
            case null, default -> e;
        };
    }

    InvalidInputException fieldCount(long line, int fields) {
        return at(
                line,
                "there " + (fields == 1 ? "is 1 field" : "are " + fields + " fields"),
                "the header has " + header.fields() + ".");
    }

    InvalidInputException notANumber(long line, CsvColumn column, String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            return at(
                    line, column, Json.quoted(text) + " is not UTF-8 text", "the file has to be.");
        }
        if (column == CsvColumn.TIME && timeForm != TimeForm.MILLIS) {
            return at(
                    line,
                    column,
                    Json.quoted(text) + " is no time of a bar" + likeness(text),
                    "expected are " + timeForm.example() + ".");
        }
        if (column == CsvColumn.TIME) {
            return at(line, column, Json.quoted(text) + " is no whole number", EXAMPLE_TIME);
        }
        return column == CsvColumn.VOLUME
                ? at(
                        line,
                        column,
                        Json.quoted(text) + " is no volume",
                        "a decimal number of 0 or more is expected, such as 50.9752.")
                : at(
                        line,
                        column,
                        Json.quoted(text) + " is no price",
                        "a decimal number above 0 is expected, such as 56813.98.");
    }

    InvalidInputException tooPrecise(long line, CsvColumn column, String text) {
        return at(
                line,
                column,
                Json.quoted(text) + " has more digits than a double keeps",
                "a price of at most 15 significant digits is expected; the nearest double is "
                        + Double.parseDouble(text)
                        + ".");
    }

    InvalidInputException implausibleTime(long line, long time) {
        return at(line, CsvColumn.TIME, time + PlausibleTimes.looksLike(time), EXAMPLE_TIME);
    }

    private String likeness(String text) {
        return TimeForm.guess(text)
                .filter(form -> form != timeForm)
                .map(form -> ", it looks like one in " + form.word())
                .orElse("");
    }

    InvalidInputException timeOrder(
            long line, long time, long lastLine, long lastTime, Timeframe timeframe) {
        if (time == lastTime) {
            return at(
                    line,
                    CsvColumn.TIME,
                    time + " is the time of line " + lastLine + " too",
                    "each bar may be there once.");
        }
        if (time < lastTime) {
            return at(
                    line,
                    CsvColumn.TIME,
                    time + " is before " + lastTime + " of line " + lastLine,
                    "times must rise.");
        }
        return at(
                line,
                CsvColumn.TIME,
                time + " is only " + (time - lastTime) + " ms after line " + lastLine,
                "bars of " + timeframe + " are at least " + timeframe.millis() + " ms apart.");
    }

    InvalidInputException notHighest(long line, double high, CsvColumn other, double price) {
        return at(
                line,
                CsvColumn.HIGH,
                high + " is below " + header.name(other) + " " + price,
                "high is the largest of the four prices.");
    }

    InvalidInputException notLowest(long line, double low, CsvColumn other, double price) {
        return at(
                line,
                CsvColumn.LOW,
                low + " is above " + header.name(other) + " " + price,
                "low is the smallest of the four prices.");
    }

    private InvalidInputException at(long line, CsvColumn column, String found, String right) {
        return new InvalidInputException(
                file
                        + ", line "
                        + line
                        + ", field "
                        + header.name(column)
                        + ": "
                        + found
                        + "; "
                        + right);
    }

    private InvalidInputException at(long line, String found, String right) {
        return new InvalidInputException(file + ", line " + line + ": " + found + "; " + right);
    }
}
