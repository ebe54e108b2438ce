package io.trellis.clients.kraken.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a read. An account may hold what cannot be told in whole ticks and lots, such as an order
 * of a person in a market that is listed no more: that is passed over, and said.
 *
 * @param rows what was read
 * @param passedOver a sentence each for the others
 */
public record Rows<T>(List<T> rows, List<String> passedOver) {

    public Rows {
        rows = List.copyOf(rows);
        passedOver = List.copyOf(passedOver);
    }

    /** These and others. */
    public Rows<T> and(Rows<T> others) {
        var all = new ArrayList<>(rows);
        all.addAll(others.rows);
        var sentences = new ArrayList<>(passedOver);
        sentences.addAll(others.passedOver);
        return new Rows<>(all, sentences);
    }

    /** How many there were. */
    int size() {
        return rows.size() + passedOver.size();
    }
}
