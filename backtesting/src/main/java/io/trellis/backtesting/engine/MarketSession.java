package io.trellis.backtesting.engine;

import io.trellis.backtesting.venue.SimulatedVenue;
import io.trellis.core.desk.Desk;
import io.trellis.core.desk.Moment;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.PrintBars;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.order.Phase;
import io.trellis.core.strategy.Intent.Watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One market as it is lived through: moves the venue, lets it fill, and tells the desks.
 *
 * <p>At every price the sells that it reaches fill first, then the buys, then the desks are told,
 * as grid-semantics sections 3 to 6 have it. A message that arrives in the millisecond of an event
 * arrives after it.
 *
 * <p>A bar has no clock inside. Where messages take time the path is walked evenly: the open at the
 * start, the extremes after one and two thirds of the bar, the close at its last millisecond, and
 * in between as many ticks in as many milliseconds.
 */
final class MarketSession {

    private final SimulatedVenue venue;
    private final Moment moment = new Moment();
    private final List<Desk<?>> desks = new ArrayList<>();
    private final PrintBars gathered;
    private final boolean pricedByQuotes;
    private boolean hasPrice;
    private long clock = Long.MIN_VALUE;

    /**
     * A market that nobody has seen yet.
     *
     * @param pricedByQuotes whether, for want of trades, the middle of bid and ask is the price
     */
    MarketSession(SimulatedVenue venue, Optional<Timeframe> barLength, boolean pricedByQuotes) {
        this.venue = venue;
        this.gathered = new PrintBars(barLength);
        this.pricedByQuotes = pricedByQuotes;
    }

    /** What was before: it makes bars, and no desk is told. */
    void hear(Prelude prelude) {
        gathered.past(prelude.past());
        for (int print = 0; print < prelude.heard().count(); print++) {
            long time = prelude.heard().timeMillis(print);
            if (gathered.isOpen() && time > gathered.lastMillis()) {
                gathered.close();
            }
            // Of a bar that the past has whole, nothing can follow.
            if (gathered.isOpen() || gathered.startOf(time) > gathered.newestClosedMillis()) {
                gather(time, prelude.heard().priceTicks(print));
            }
        }
    }

    void add(Desk<?> desk) {
        desks.add(desk);
    }

    SimulatedVenue venue() {
        return venue;
    }

    Moment moment() {
        return moment;
    }

    // ---- time between events

    /** Everything that happens by itself before a time. */
    void advanceTo(long timeMillis) {
        long message = venue.nextDueMillis();
        long barEnd = gathered.lastMillis();
        while (Math.min(message, barEnd) < timeMillis) {
            if (message <= barEnd) {
                deliver(message);
            } else {
                closeGathered(barEnd);
            }
            message = venue.nextDueMillis();
            barEnd = gathered.lastMillis();
        }
    }

    private void deliver(long dueMillis) {
        clockTo(Math.max(clock, dueMillis));
        moment.in(Phase.PATH);
        if (gathered.isOpen()) {
            moment.fillsAt(clock);
        }
        venue.deliverNext();
    }

    private void clockTo(long millis) {
        clock = millis;
        venue.at(millis);
    }

    private void closeGathered(long endMillis) {
        clockTo(endMillis);
        moment.fillsAt(endMillis);
        closed(gathered.close());
    }

    private void closed(ClosedBars bars) {
        moment.in(Phase.CLOSE);
        moment.inBar(bars.newestTimeMillis());
        for (Desk<?> desk : desks) {
            desk.barClosed(bars);
        }
    }

    /** Nothing more comes: what is under way after the last event never arrives. */
    void end() {
        if (hasPrice) {
            advanceTo(clock + 1);
            if (gathered.isOpen()) {
                closeGathered(gathered.lastMillis());
            }
        }
    }

    // ---- bars

    /** Lives through one bar. */
    void bar(Bars bars, int bar, PathRule rule, long lengthMillis, long volumeLots) {
        long start = bars.timeMillis(bar);
        advanceTo(start);
        clockTo(Math.max(clock, start));
        moment.inBar(start);
        moment.fillsAt(start);
        moment.in(Phase.OPEN);
        venue.begin(volumeLots);
        stand(bars.open(bar));
        moment.in(Phase.PATH);
        long low = bars.low(bar);
        long high = bars.high(bar);
        boolean lowFirst = rule.visitsLowFirst(bars.open(bar), high, low);
        walk(lowFirst ? low : high, start + lengthMillis / 3);
        walk(lowFirst ? high : low, start + 2 * (lengthMillis / 3));
        walk(bars.close(bar), start + lengthMillis - 1);
        closed(bars.closedUpTo(bar));
    }

    /** The market is at a price, and everything that follows from it happens. */
    private void stand(long priceTicks) {
        hasPrice = true;
        moment.atPrice(priceTicks);
        venue.moveTo(priceTicks);
        settle();
    }

    private void settle() {
        while (venue.fillNext(Side.SELL)) {
            // What follows from a fill is done within it.
        }
        while (venue.fillNext(Side.BUY)) {
            // As above.
        }
        if (hasPrice) {
            for (Desk<?> desk : desks) {
                desk.reached();
            }
        }
    }

    /** Moves through every price up to a target, to be there at a time. */
    private void walk(long target, long endMillis) {
        if (venue.isInstant()) {
            while (moment.priceTicks() != target) {
                stand(nextWatched(target));
            }
            return;
        }
        Leg leg = new Leg(moment.priceTicks(), target, clock, Math.max(clock, endMillis));
        while (moment.priceTicks() != target || venue.nextDueMillis() < leg.endMillis()) {
            long stop = venue.nextFillTicks(moment.priceTicks(), nextWatched(target));
            long due = venue.nextDueMillis();
            if (due < leg.timeAt(stop)) {
                arrive(leg, due, stop);
            } else {
                clockTo(Math.max(clock, leg.timeAt(stop)));
                stand(stop);
            }
        }
        clockTo(leg.endMillis());
    }

    /** A message arrives on the way to a stop. */
    private void arrive(Leg leg, long dueMillis, long stop) {
        clockTo(Math.max(clock, dueMillis));
        long price = leg.between(leg.priceAt(clock), moment.priceTicks(), stop);
        if (price != moment.priceTicks()) {
            stand(price);
        }
        venue.deliverNext();
    }

    /** The first watched price on the way to a target, or the target. */
    private long nextWatched(long target) {
        long price = moment.priceTicks();
        long next = target;
        for (Desk<?> desk : desks) {
            Watch watch = desk.watch();
            if (target < price) {
                long stop = watch.atOrBelowTicks();
                next = stop < price && stop > next ? stop : next;
            } else {
                long stop = watch.atOrAboveTicks();
                next = stop > price && stop < next ? stop : next;
            }
        }
        return next;
    }

    // ---- trades, quotes and books

    void event(MarketEvent event) {
        switch (event) {
            case TradePrint(long time, long price, long lots, Aggressor aggressor) ->
                    print(time, price, lots, aggressor);
            case Quote quote -> {
                begin(quote.timeMillis());
                venue.quote(quote);
                bookMoved(quote.timeMillis());
            }
            case BookUpdate update -> {
                begin(update.timeMillis());
                venue.update(update);
                bookMoved(update.timeMillis());
            }
        }
    }

    private void begin(long timeMillis) {
        advanceTo(timeMillis);
        clockTo(Math.max(clock, timeMillis));
        moment.fillsAt(clock);
        moment.in(Phase.PATH);
        venue.begin(0);
    }

    private void bookMoved(long timeMillis) {
        if (pricedByQuotes && venue.hasBook()) {
            long middle = venue.middleTicks();
            venue.mark(middle);
            gather(timeMillis, middle);
        }
        settle();
    }

    /** Others have traded. */
    void print(long timeMillis, long priceTicks, long lots, Aggressor aggressor) {
        advanceTo(timeMillis);
        clockTo(Math.max(clock, timeMillis));
        moment.fillsAt(clock);
        gather(timeMillis, priceTicks);
        venue.begin(lots);
        venue.print(priceTicks, lots, aggressor);
        settle();
    }

    /** The first price of a gathered bar is its open. */
    private void gather(long timeMillis, long priceTicks) {
        moment.in(gathered.isOpen() ? Phase.PATH : Phase.OPEN);
        gathered.add(timeMillis, priceTicks);
        moment.inBar(gathered.startMillis());
        moment.atPrice(priceTicks);
        hasPrice = true;
    }
}
