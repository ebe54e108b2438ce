package io.trellis.backtesting.replay;

import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Instrument;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the cause of every difference. What only one of the two traded is looked at in the order of
 * its times: where the trader could not trade, or did not know what had become of the order, that
 * is the cause; else where the order was. Where the cell had no order out, an earlier difference
 * has led to this one, and its cause is the cause.
 */
final class Attribution {

    private final RecordedSession session;
    private final Instrument instrument;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<Integer, Cause> ofCell = new HashMap<>();
    private Optional<Cause> newest = Optional.empty();

    Attribution(RecordedSession session, Instrument instrument) {
        this.session = session;
        this.instrument = instrument;
    }

    /** Every difference: those of pairs first, then what only one of the two traded, by time. */
    List<Difference> of(Matching matching) {
        matching.pairs().forEach(this::compare);
        Stream.concat(
                        matching.onlyBacktest().stream().map(part -> new Single(part, false)),
                        matching.onlySession().stream().map(part -> new Single(part, true)))
                .sorted(Comparator.comparingLong((Single single) -> single.part.record))
                .forEach(this::attribute);
        return List.copyOf(differences);
    }

    /** What only one of the two traded. */
    private record Single(Part part, boolean isOfSession) {}

    private void compare(Matching.Pair pair) {
        Part live = pair.session();
        Part simulated = pair.backtest();
        add(Cause.PRICE, pair, live.proceeds().subtract(simulated.proceeds()));
        add(Cause.FEE, pair, simulated.fee().subtract(live.fee()));
    }

    private void add(Cause cause, Matching.Pair pair, BigDecimal amount) {
        if (amount.signum() != 0) {
            differences.add(
                    new Difference(
                            cause,
                            Optional.of(pair.session().fill),
                            Optional.of(pair.backtest().fill),
                            pair.session().lots(),
                            amount));
        }
    }

    private void attribute(Single single) {
        Part part = single.part;
        Fill fill = part.fill;
        Cause cause = single.isOfSession ? ofSession(part) : ofBacktest(part);
        ofCell.put(fill.cell(), cause);
        newest = Optional.of(cause);
        BigDecimal worth = part.worth(instrument, session.lastPriceTicks());
        differences.add(
                single.isOfSession
                        ? new Difference(
                                cause, Optional.of(fill), Optional.empty(), part.lots(), worth)
                        : new Difference(
                                cause,
                                Optional.empty(),
                                Optional.of(fill),
                                part.lots(),
                                worth.negate()));
    }

    private Cause ofBacktest(Part part) {
        Fill fill = part.fill;
        if (!session.conditions().isArmedAt(part.record)) {
            return Cause.FAULT;
        }
        var place = new Conditions.Place(fill.cell(), fill.side());
        Optional<OrderState> order = session.conditions().orderAt(part.record, place);
        return order.flatMap(Attribution::ofOrder).orElseGet(() -> led(fill, Cause.LATENCY));
    }

    private static Optional<Cause> ofOrder(OrderState state) {
        return switch (state) {
            case UNKNOWN -> Optional.of(Cause.FAULT);
            case OPEN -> Optional.of(Cause.QUEUE);
            case PLANNED, SENT -> Optional.of(Cause.LATENCY);
            case FILLED, CANCELLED, EXPIRED, REFUSED, ABSENT -> Optional.empty();
        };
    }

    private Cause ofSession(Part part) {
        if (part.fill.reason() == Reason.LATE) {
            return Cause.LATENCY;
        }
        return session.conditions().isArmedAt(part.record)
                ? led(part.fill, Cause.QUEUE)
                : Cause.FAULT;
    }

    /** The cause of an earlier difference: of the same cell, or else of any. */
    private Cause led(Fill fill, Cause otherwise) {
        return Optional.ofNullable(ofCell.get(fill.cell())).or(() -> newest).orElse(otherwise);
    }
}
