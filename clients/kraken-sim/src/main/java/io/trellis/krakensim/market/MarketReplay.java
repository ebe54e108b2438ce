package io.trellis.krakensim.market;

import io.trellis.krakensim.network.Agenda;
import io.trellis.krakensim.network.DrivenExchange;
import io.trellis.krakensim.rules.MarketRules;

import java.util.Iterator;

/**
 * Plays moves in a market of the exchange. The first happens when it starts, each other as long
 * after it as it did in its own time, at the given pace.
 */
public final class MarketReplay {

    private final DrivenExchange exchange;
    private final MarketRules market;
    private final Iterator<MarketMove> moves;
    private final Pace pace;
    private long startNanos;
    private long firstNanos;
    private long played;
    private boolean ended;

    /**
     * A replay that has not started.
     *
     * @param moves in the order of their times; one is read ahead
     */
    public MarketReplay(
            DrivenExchange exchange, MarketRules market, Iterator<MarketMove> moves, Pace pace) {
        this.exchange = exchange;
        this.market = market;
        this.moves = moves;
        this.pace = pace;
    }

    /** Starts now. */
    public void start() {
        startNanos = agenda().nowNanos();
        if (moves.hasNext()) {
            MarketMove first = moves.next();
            firstNanos = first.timeNanos();
            play(first);
        } else {
            ended = true;
        }
    }

    /** How many moves it has made. */
    public long played() {
        return played;
    }

    /** Whether there are no more. */
    public boolean hasEnded() {
        return ended;
    }

    private void play(MarketMove move) {
        long now = agenda().nowNanos();
        exchange.act(venue -> new MoveMaker(venue, market).make(now, move));
        played++;
        if (moves.hasNext()) {
            MarketMove next = moves.next();
            agenda().at(due(next), () -> play(next));
        } else {
            ended = true;
        }
    }

    private long due(MarketMove next) {
        return switch (pace) {
            case Pace.Times(double speed) ->
                    startNanos + (long) ((next.timeNanos() - firstNanos) / speed);
            case Pace.Every(var distance) -> agenda().nowNanos() + distance.toNanos();
        };
    }

    private Agenda agenda() {
        return exchange.agenda();
    }
}
