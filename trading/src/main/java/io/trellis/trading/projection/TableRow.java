package io.trellis.trading.projection;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row as it was read.
 *
 * @param cells one for each column but the number; an empty text where there is none
 */
public record TableRow(Table table, long id, List<String> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /**
     * A cell, empty where there is none.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    public String text(String column) {
        int index = table.columns().indexOf(column);
        if (index < 1) {
            throw new IllegalArgumentException(table + " has no column " + column);
        }
        return cells.get(index - 1);
    }

    public boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** A number, 0 where there is none. */
    public BigDecimal number(String column) {
        String text = text(column);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
