package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.BarFields;
import io.trellis.backtesting.store.CsvColumn;
import io.trellis.backtesting.store.CsvHeader;
import io.trellis.backtesting.store.TimeForm;

import java.util.List;

/**
 * How the rows of one file are laid out.
 *
 * @param words what a person is told about it
 * @param fields one for each field of a row
 * @param names what the fields are called in errors, as many
 * @param headerLine whether the first line holds names
 * @param delimiter between the fields
 * @param timeForm how times are written
 */
record Layout(
        String words,
        List<Field> fields,
        List<String> names,
        boolean headerLine,
        char delimiter,
        TimeForm timeForm) {

    Layout {
        fields = List.copyOf(fields);
        names = List.copyOf(names);
    }

    /** Whether the rows are bars; else they are trades. */
    boolean isBars() {
        return fields.contains(Field.OPEN);
    }

    /** The same for the reader of bars. */
    BarFields barFields() {
        List<CsvColumn> columns = fields.stream().map(Layout::column).toList();
        return new BarFields(CsvHeader.given(names, columns), headerLine, delimiter, timeForm);
    }

    private static CsvColumn column(Field field) {
        return switch (field) {
            case TIME -> CsvColumn.TIME;
            case OPEN -> CsvColumn.OPEN;
            case HIGH -> CsvColumn.HIGH;
            case LOW -> CsvColumn.LOW;
            case CLOSE -> CsvColumn.CLOSE;
            case VOLUME -> CsvColumn.VOLUME;
            case PRICE, QUANTITY, SIDE, BUYER_IS_MAKER, ID, SKIPPED -> CsvColumn.SKIPPED;
        };
    }
}
