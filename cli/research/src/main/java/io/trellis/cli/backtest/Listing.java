package io.trellis.cli.backtest;

import io.trellis.cli.terminal.TextTable;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts that a terminal and a page both show.
 *
 * @param title what it is about
 * @param lead how to read it; may be empty
 * @param head names of the columns; the first one names the rows
 * @param rows as many texts as the head has
 */
record Listing(String title, String lead, List<String> head, List<List<String>> rows) {

    Listing(String title, String lead, String... head) {
        this(title, lead, List.of(head), new ArrayList<>());
    }

    Listing {
        head = List.copyOf(head);
    }

    Listing row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    Listing row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Title, table and how to read it. */
    String text() {
        var table = new TextTable(head.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return title + "\n" + table + (lead.isEmpty() ? "" : lead + "\n");
    }
}
