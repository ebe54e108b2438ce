package io.trellis.core.strategy.grid;

import io.trellis.core.engine.SessionListener;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Books;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Session;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The engine on one case, written down so that it can be laid beside the oracle. */
final class EngineRun implements SessionListener {

    private final GridLawCase random;
    private final Session<GridState> session;
    private final List<Fill> fills = new ArrayList<>();
    private final List<Long> equity = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private EngineRun(GridLawCase random) {
        this.random = random;
        session = new Session<>(new WatchedPlan(random.plan(), random.seed() % 3 > 0), this);
    }

    static EngineRun of(GridLawCase random) {
        EngineRun run = new EngineRun(random);
        for (int bar = 0; bar < random.bars().count() && run.goesOn(); bar++) {
            run.session.bar(random.bars(), bar);
            run.requireExactSplit();
        }
        return run;
    }

    private boolean goesOn() {
        return session.startRefusal().isEmpty();
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
    }

    @Override
    public void closed(long timeMillis, long amount) {
        equity.add(amount);
    }

    @Override
    public void noted(long timeMillis, Note note) {
        switch (note) {
            case Note.Recentered(var trigger, var _) ->
                    events.add(timeMillis + " recentered " + constant(trigger));
            case Note.RecenterRefused(var trigger, var _) ->
                    events.add(timeMillis + " refused " + constant(trigger));
            case Note.Trailed _ -> events.add(timeMillis + " trailed");
            case Note.Stopped(var rule, var forGood) ->
                    events.add(timeMillis + " stopped " + rule + (forGood ? " for good" : ""));
            case Note.Started _, Note.StartRefused _, Note.Buying _, Note.NotPlaced _ -> {}
        }
    }

    private static String constant(String word) {
        return word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private void requireExactSplit() {
        if (!goesOn()) {
            return;
        }
        RunSummary summary = session.summary();
        long profit = summary.books().roundTripProfit() + summary.books().adjustProfit();
        long moved = summary.finalEquity() - summary.capital();
        long recorded = equity.getLast();
        if (moved != profit + summary.unrealized() || summary.finalEquity() != recorded) {
            throw new AssertionError("the split of the profit is not exact: " + summary + random);
        }
    }

    /** The first thing in which the oracle says something else. */
    Optional<String> differenceTo(OracleResult oracle) {
        if (oracle.refused() || !goesOn()) {
            boolean same = oracle.refused() != goesOn() && fills.isEmpty();
            return same
                    ? Optional.empty()
                    : Optional.of("start refused: " + session.startRefusal() + oracle.refused());
        }
        return firstDifference("fill", fills, oracle.fills())
                .or(() -> firstDifference("event", events, oracle.events()))
                .or(() -> firstDifference("equity of bar", equity, oracle.equity()))
                .or(() -> firstDifference("totals", totals(), totals(oracle)))
                .or(() -> splitDifference(oracle));
    }

    private static <T> Optional<String> firstDifference(
            String what, List<T> engine, List<T> oracle) {
        for (int i = 0; i < Math.max(engine.size(), oracle.size()); i++) {
            String ours = i < engine.size() ? engine.get(i).toString() : "none";
            String theirs = i < oracle.size() ? oracle.get(i).toString() : "none";
            if (!ours.equals(theirs)) {
                return Optional.of("%s %d: engine %s, oracle %s".formatted(what, i, ours, theirs));
            }
        }
        return Optional.empty();
    }

    private List<Object> totals() {
        RunSummary summary = session.summary();
        Books books = summary.books();
        return List.of(
                summary.account().cash(),
                summary.account().lots(),
                summary.account().fees(),
                summary.account().lowestCash(),
                books.gridBuys(),
                books.gridSells(),
                books.recenters(),
                (float) summary.maxDrawdown(),
                summary.halted());
    }

    private static List<Object> totals(OracleResult oracle) {
        return List.of(
                oracle.cash(),
                oracle.lots(),
                oracle.fees(),
                oracle.lowestCash(),
                gridFills(oracle, Side.BUY),
                gridFills(oracle, Side.SELL),
                oracle.recenters(),
                (float) oracle.maxDrawdown(),
                oracle.halted());
    }

    private static int gridFills(OracleResult oracle, Side side) {
        return (int)
                oracle.fills().stream()
                        .filter(fill -> !fill.isTaker() && fill.side() == side)
                        .count();
    }

    /** A cost that is split is rounded, by a unit each time; the oracle never rounds it. */
    private Optional<String> splitDifference(OracleResult oracle) {
        long splits = 1 + fills.stream().filter(Fill::isTaker).count();
        Books books = session.summary().books();
        long roundTrips = books.roundTripProfit() - oracle.roundTripProfit();
        long adjusted = books.adjustProfit() - oracle.adjustProfit();
        long gains = books.gains() - oracle.gains();
        long losses = books.losses() - oracle.losses();
        boolean split = Math.abs(roundTrips) <= splits && Math.abs(adjusted) <= splits;
        long cells = splits + books.gridSells();
        boolean signs = Math.abs(gains) <= cells && Math.abs(losses) <= cells;
        return split && signs
                ? Optional.empty()
                : Optional.of(
                        "split differs by %d + %d, gains by %d, losses by %d: %s"
                                .formatted(roundTrips, adjusted, gains, losses, books));
    }
}
