package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** Which field of a row is which column. */
public final class CsvHeader {

    private static final String EXPECTED =
            "the header is ts_ms,open,high,low,close,volume in any order (the time may also be"
                    + " called open_time, time or timestamp)";

    private final List<String> names;
    private final CsvColumn[] columns;

    private CsvHeader(List<String> names, CsvColumn[] columns) {
        this.names = names;
        this.columns = columns;
    }

    /**
     * @throws InvalidInputException if a column is unknown, missing or there twice
     */
    static CsvHeader of(Path file, long line, List<String> names) {
        var columns = new CsvColumn[names.size()];
        var seen = EnumSet.noneOf(CsvColumn.class);
        for (int i = 0; i < columns.length; i++) {
            String name = names.get(i);
            columns[i] =
                    CsvColumn.named(name)
                            .orElseThrow(() -> refusal(file, line, unknown(name), name));
            if (!seen.add(columns[i])) {
                throw refusal(file, line, "has a second column for the same value,", name);
            }
        }
        for (CsvColumn column : CsvColumn.values()) {
            if (column != CsvColumn.SKIPPED && !seen.contains(column)) {
                throw refusal(file, line, "lacks the column", column.usualName());
            }
        }
        return new CsvHeader(List.copyOf(names), columns);
    }

    /**
     * Fields that were told in another way than by a header of this form.
     *
     * @param names what the fields are called in errors
     * @param columns as many
     * @throws IllegalArgumentException if a column is missing or there twice
     */
    public static CsvHeader given(List<String> names, List<CsvColumn> columns) {
        for (CsvColumn column : CsvColumn.values()) {
            long times = columns.stream().filter(column::equals).count();
            if (column != CsvColumn.SKIPPED && times != 1) {
                throw new IllegalArgumentException(
                        "the column " + column.usualName() + " is there " + times + " times");
            }
        }
        return new CsvHeader(List.copyOf(names), columns.toArray(CsvColumn[]::new));
    }

    /** Bytes that are no UTF-8 have become U+FFFD. */
    private static String unknown(String name) {
        return name.indexOf('\uFFFD') < 0
                ? "has the unknown column"
                : "is not UTF-8 text but begins with";
    }

    private static InvalidInputException refusal(
            Path file, long line, String finding, String name) {
        return new InvalidInputException(
                file
                        + ", line "
                        + line
                        + ": "
                        + finding
                        + " "
                        + Json.quoted(name)
                        + "; "
                        + EXPECTED
                        + ".");
    }

    int fields() {
        return columns.length;
    }

    CsvColumn column(int field) {
        return columns[field];
    }

    /** The name that the file gives to a column. */
    String name(CsvColumn column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                return names.get(i);
            }
        }
        throw new IllegalStateException("a header has every column, not so " + column);
    }
}
