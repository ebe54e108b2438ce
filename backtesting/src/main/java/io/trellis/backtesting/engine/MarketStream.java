package io.trellis.backtesting.engine;

import io.trellis.core.market.Bars;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Prints;

import java.util.List;

/** What happened in one market, ordered by time. */
public sealed interface MarketStream {

    /** The market that it is about. */
    String symbol();

    /**
     * Bars, each of which stands in the stream with its start and is lived through whole.
     *
     * @param volumeLots what traded in each bar, whole lots; empty when it is not known
     */
    record OfBars(String symbol, Bars bars, PathRule pathRule, List<Long> volumeLots)
            implements MarketStream {

        /**
         * @throws IllegalArgumentException if there are volumes, but not one for each bar
         */
        public OfBars {
            volumeLots = List.copyOf(volumeLots);
            if (!volumeLots.isEmpty() && volumeLots.size() != bars.count()) {
                throw new IllegalArgumentException(
                        volumeLots.size() + " volumes for " + bars.count() + " bars");
            }
        }

        public OfBars(String symbol, Bars bars, PathRule pathRule) {
            this(symbol, bars, pathRule, List.of());
        }
    }

    /** Trades. */
    record OfPrints(String symbol, Prints prints) implements MarketStream {}

    /** Trades, quotes and changes of the book, mixed. */
    record OfEvents(String symbol, List<MarketEvent> events) implements MarketStream {

        /**
         * @throws IllegalArgumentException if a time falls
         */
        public OfEvents {
            events = List.copyOf(events);
            for (int i = 1; i < events.size(); i++) {
                if (events.get(i).timeMillis() < events.get(i - 1).timeMillis()) {
                    throw new IllegalArgumentException(
                            "event times must not fall: " + events.get(i));
                }
            }
        }
    }
}
