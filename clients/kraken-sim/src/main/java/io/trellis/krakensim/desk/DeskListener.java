package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.tape.Trade;

import java.util.List;

/** Who hears what happens, at once and in its order. */
public interface DeskListener {

    /** Something happened to an order, except a fill. */
    void reported(long nowNanos, ReportKind kind, Order order);

    /** An order was filled; it is the last of its fills. */
    void filled(long nowNanos, Order order);

    /** Entries of a ledger that belong together. */
    void posted(long nowNanos, int account, List<LedgerRow> rows);

    /** A trade, between whomever. */
    void traded(long nowNanos, Market market, Trade trade);

    /** What is offered in a market changed. */
    void bookChanged(long nowNanos, Market market);

    /** The mode of the engine changed. */
    void modeChanged(long nowNanos);

    /** The terms or the status of a market changed, or it is new. */
    void marketChanged(long nowNanos, Market market);
}
