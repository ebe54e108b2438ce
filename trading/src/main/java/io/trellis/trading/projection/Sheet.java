package io.trellis.trading.projection;

import java.util.function.Consumer;

/** What all tables of a run share: its market, the time of what is being written, the way out. */
final class Sheet {

    final RunTerms terms;
    final Measures measures;
    final String base;
    final String quote;

    private final Consumer<Row> rows;
    private String now = "";
    private long nanos;

    Sheet(RunTerms terms, Consumer<Row> rows) {
        String[] assets = terms.symbol().split("/", 2);
        this.terms = terms;
        this.measures = new Measures(terms.instrument());
        this.base = assets[0];
        this.quote = assets[1];
        this.rows = rows;
    }

    void at(Written written) {
        now = Stamp.ofNanos(written.wallNanos());
        nanos = written.nanos();
    }

    /** The time of what is being written. */
    String now() {
        return now;
    }

    /** The same by the clock that only rises. */
    long nanos() {
        return nanos;
    }

    String symbol() {
        return terms.symbol();
    }

    void put(Table table, long id, String... cells) {
        rows.accept(Row.of(table, id, cells));
    }
}
