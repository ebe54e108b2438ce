package io.trellis.krakensim.market;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.rules.MarketRules;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What was traded before the venue is opened, so that it has candles and trades to tell. */
public final class MarketHistory {

    private MarketHistory() {}

    /**
     * Plays the first part of some moves at once.
     *
     * @param startNanos where the first move falls on the clock of the venue
     * @param spanNanos how much of the market's time is played
     * @return the moves that are left, the first of them too late for the span
     */
    public static Iterator<MarketMove> play(
            Exchange exchange,
            MarketRules market,
            Iterator<MarketMove> moves,
            long startNanos,
            long spanNanos) {
        if (!moves.hasNext()) {
            return moves;
        }
        var maker = new MoveMaker(exchange, market);
        MarketMove move = moves.next();
        long first = move.timeNanos();
        while (move.timeNanos() - first < spanNanos) {
            maker.make(startNanos + move.timeNanos() - first, move);
            if (!moves.hasNext()) {
                return moves;
            }
            move = moves.next();
        }
        return behind(move, moves);
    }

    private static Iterator<MarketMove> behind(MarketMove first, Iterator<MarketMove> others) {
        List<MarketMove> one = new ArrayList<>(List.of(first));
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return !one.isEmpty() || others.hasNext();
            }

            @Override
            public MarketMove next() {
                return one.isEmpty() ? others.next() : one.removeLast();
            }
        };
    }
}
