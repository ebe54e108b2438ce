package io.trellis.backtesting.replay;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills of a session beside those of its backtest: of one cell and side, or of one reason for
 * orders that take, in the order of their times, lot for lot. A fill after which the same one
 * happened again before the other side had any has nothing beside it.
 */
final class Matching {

    private final Map<Kind, Deque<Part>> session = new LinkedHashMap<>();
    private final Map<Kind, Deque<Part>> backtest = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Part> onlySession = new ArrayList<>();
    private final List<Part> onlyBacktest = new ArrayList<>();

    private record Kind(int cell, Side side, Reason reason) {

        static Kind of(Fill fill) {
            return new Kind(fill.cell(), fill.side(), fill.reason());
        }
    }

    /** As many lots of one as of the other. */
    record Pair(Part session, Part backtest) {}

    Matching(List<Part> ofSession, List<Part> ofBacktest) {
        ofSession.forEach(part -> at(session, part).add(part));
        ofBacktest.forEach(part -> at(backtest, part).add(part));
        backtest.keySet().forEach(kind -> session.computeIfAbsent(kind, _ -> new ArrayDeque<>()));
        session.forEach(
                (kind, parts) -> match(parts, backtest.getOrDefault(kind, new ArrayDeque<>())));
    }

    private static Deque<Part> at(Map<Kind, Deque<Part>> sides, Part part) {
        return sides.computeIfAbsent(Kind.of(part.fill), _ -> new ArrayDeque<>());
    }

    private void match(Deque<Part> live, Deque<Part> simulated) {
        while (!live.isEmpty() && !simulated.isEmpty()) {
            if (isOvertaken(simulated, live.getFirst())) {
                onlyBacktest.add(simulated.removeFirst());
            } else if (isOvertaken(live, simulated.getFirst())) {
                onlySession.add(live.removeFirst());
            } else {
                pair(live, simulated);
            }
        }
        onlySession.addAll(live);
        onlyBacktest.addAll(simulated);
    }

    /** Whether the second of them is not later than the other side's first. */
    private static boolean isOvertaken(Deque<Part> parts, Part other) {
        var each = parts.iterator();
        each.next();
        return each.hasNext() && each.next().timeMillis() <= other.timeMillis() - 1;
    }

    private void pair(Deque<Part> live, Deque<Part> simulated) {
        long lots = Math.min(live.getFirst().lots(), simulated.getFirst().lots());
        pairs.add(new Pair(live.getFirst().split(lots), simulated.getFirst().split(lots)));
        for (Deque<Part> parts : List.of(live, simulated)) {
            if (parts.getFirst().lots() == 0) {
                parts.removeFirst();
            }
        }
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Part> onlySession() {
        return onlySession;
    }

    List<Part> onlyBacktest() {
        return onlyBacktest;
    }
}
