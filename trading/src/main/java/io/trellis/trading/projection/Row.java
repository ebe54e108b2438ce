package io.trellis.trading.projection;

import java.util.List;

/**
 * A row of a table; it replaces the row of the same number.
 *
 * @param cells one for each column but the number; an empty text is none
 */
record Row(Table table, long id, List<String> cells) {

    Row {
        cells = List.copyOf(cells);
        if (cells.size() != table.columns().size() - 1) {
            throw new IllegalArgumentException(
                    "%s has %d columns, was %s".formatted(table, table.columns().size(), cells));
        }
    }

    static Row of(Table table, long id, String... cells) {
        return new Row(table, id, List.of(cells));
    }
}
