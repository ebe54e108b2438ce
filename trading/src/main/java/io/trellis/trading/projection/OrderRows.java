package io.trellis.trading.projection;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;

import java.util.HashMap;
import java.util.Map;

/** Orders, every state of theirs, and what became of each wish for one. */
final class OrderRows {

    private static final long NANOS_PER_MICRO = 1_000;

    private final Sheet sheet;
    private final Map<String, Known> orders = new HashMap<>();
    private long logged;
    private long signals;

    /** An order that was told of; its signal is 0 until it has left. */
    private static final class Known {

        final long row;
        final String since;
        long signal;
        String signalled = "";
        long changedNanos;

        Known(long row, String since, long nanos) {
            this.row = row;
            this.since = since;
            this.changedNanos = nanos;
        }
    }

    OrderRows(Sheet sheet) {
        this.sheet = sheet;
    }

    void changed(Fact.OrderChanged fact) {
        String name = fact.id().bare();
        Known known =
                orders.computeIfAbsent(
                        name, _ -> new Known(orders.size() + 1, sheet.now(), sheet.nanos()));
        order(known, name, fact);
        log(known, name, fact);
        signal(known, name, fact);
        known.changedNanos = sheet.nanos();
    }

    private void order(Known known, String name, Fact.OrderChanged fact) {
        boolean cancelled =
                fact.state() == OrderState.CANCELLED || fact.state() == OrderState.EXPIRED;
        sheet.put(
                Table.ORDERS,
                known.row,
                name,
                sheet.symbol(),
                Measures.word(fact.side()),
                sheet.measures.priceOrNone(fact.priceTicks()),
                sheet.measures.quantity(fact.lots()),
                fact.cell() < 0 ? "market" : "limit",
                Measures.word(fact.state()),
                Measures.cell(fact.cell()),
                known.since,
                fact.state() == OrderState.FILLED ? sheet.now() : "",
                cancelled ? sheet.now() : "");
    }

    private void log(Known known, String name, Fact.OrderChanged fact) {
        // After a restart the clock that only rises may stand anywhere.
        long after = sheet.nanos() - known.changedNanos;
        sheet.put(
                Table.ORDER_LOG,
                ++logged,
                name,
                fact.venueId(),
                Measures.word(fact.state()),
                sheet.measures.quantity(fact.filledLots()),
                Measures.word(fact.evidence()),
                fact.words(),
                after < 0 || fact.evidence() == Fact.Evidence.RESTART
                        ? ""
                        : Long.toString(after / NANOS_PER_MICRO),
                sheet.now());
    }

    private void signal(Known known, String name, Fact.OrderChanged fact) {
        boolean refused = fact.state() == OrderState.REFUSED;
        boolean isNews = known.signal == 0 ? fact.state() != OrderState.PLANNED : refused;
        if (!isNews) {
            return;
        }
        if (known.signal == 0) {
            known.signal = ++signals;
            known.signalled = sheet.now();
        }
        sheet.put(
                Table.SIGNALS,
                known.signal,
                name,
                sheet.symbol(),
                Measures.word(fact.side()),
                sheet.measures.priceOrNone(fact.priceTicks()),
                sheet.measures.quantity(fact.lots()),
                Measures.cell(fact.cell()),
                refused ? "refused" : "executed",
                Measures.word(fact.reason()),
                refused ? fact.words() : "",
                known.signalled);
    }

    void denied(Fact.Denied fact) {
        sheet.put(
                Table.SIGNALS,
                ++signals,
                "",
                sheet.symbol(),
                Measures.word(fact.side()),
                sheet.measures.priceOrNone(fact.priceTicks()),
                sheet.measures.quantity(fact.lots()),
                Measures.cell(fact.cell()),
                "blocked",
                fact.limit(),
                fact.sentence(),
                sheet.now());
    }
}
