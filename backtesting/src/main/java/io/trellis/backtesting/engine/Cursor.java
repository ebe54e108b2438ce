package io.trellis.backtesting.engine;

import io.trellis.core.market.Bars;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Prints;

import java.util.List;

/** Where a stream has been read to. */
abstract class Cursor {

    /** The time of a stream that has ended. */
    static final long ENDED = Long.MAX_VALUE;

    final MarketSession market;
    int next;

    private Cursor(MarketSession market) {
        this.market = market;
    }

    static Cursor of(MarketStream stream, MarketSession market) {
        return switch (stream) {
            case MarketStream.OfBars bars -> new BarCursor(bars, market);
            case MarketStream.OfPrints(_, var prints) -> new PrintCursor(prints, market);
            case MarketStream.OfEvents(_, var events) -> new EventCursor(events, market);
        };
    }

    /** When the next event happens, or {@link #ENDED}. */
    abstract long nextMillis();

    /** Lets the next event happen. */
    abstract void advance();

    private static final class BarCursor extends Cursor {

        private static final long MINUTE_MILLIS = 60_000;

        private final MarketStream.OfBars stream;
        private final Bars bars;
        private final long lengthMillis;

        BarCursor(MarketStream.OfBars stream, MarketSession market) {
            super(market);
            this.stream = stream;
            this.bars = stream.bars();
            this.lengthMillis = shortestDistance(bars);
        }

        private static long shortestDistance(Bars bars) {
            long shortest = bars.count() < 2 ? MINUTE_MILLIS : Long.MAX_VALUE;
            for (int i = 1; i < bars.count(); i++) {
                shortest = Math.min(shortest, bars.timeMillis(i) - bars.timeMillis(i - 1));
            }
            return shortest;
        }

        @Override
        long nextMillis() {
            return next < bars.count() ? bars.timeMillis(next) : ENDED;
        }

        @Override
        void advance() {
            long volume = stream.volumeLots().isEmpty() ? 0 : stream.volumeLots().get(next);
            market.bar(bars, next, stream.pathRule(), lengthMillis, volume);
            next++;
        }
    }

    private static final class PrintCursor extends Cursor {

        private final Prints prints;

        PrintCursor(Prints prints, MarketSession market) {
            super(market);
            this.prints = prints;
        }

        @Override
        long nextMillis() {
            return next < prints.count() ? prints.timeMillis(next) : ENDED;
        }

        @Override
        void advance() {
            market.print(
                    prints.timeMillis(next),
                    prints.priceTicks(next),
                    prints.lots(next),
                    prints.aggressor(next));
            next++;
        }
    }

    private static final class EventCursor extends Cursor {

        private final List<MarketEvent> events;

        EventCursor(List<MarketEvent> events, MarketSession market) {
            super(market);
            this.events = events;
        }

        @Override
        long nextMillis() {
            return next < events.size() ? events.get(next).timeMillis() : ENDED;
        }

        @Override
        void advance() {
            market.event(events.get(next));
            next++;
        }
    }
}
