package io.trellis.core.machine;

import io.trellis.core.broker.Surroundings;
import io.trellis.core.desk.Desk;
import io.trellis.core.desk.Moment;
import io.trellis.core.market.Bars;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.PrintBars;
import io.trellis.core.order.Phase;

/**
 * Makes prices and bars of what others trade, and tells the desk of them, as the event backtest
 * does. While the desk may not act it is told nothing: bars are gathered, and what was missed is
 * not traded on.
 */
final class MarketWatch {

    private final Desk<?> desk;
    private final Moment moment;
    private final PrintBars bars;
    private final Surroundings around;
    private long newestMillis = Long.MIN_VALUE;

    MarketWatch(Desk<?> desk, Moment moment, PrintBars bars, Surroundings around) {
        this.desk = desk;
        this.moment = moment;
        this.bars = bars;
        this.around = around;
    }

    void past(Bars before) {
        bars.past(before);
    }

    /**
     * Others have traded.
     *
     * @param timeMillis by the venue's clock; a time before one that was told counts as that one
     * @param acts whether the desk may act on the price
     */
    void traded(long timeMillis, long priceTicks, boolean acts) {
        long time = Math.max(timeMillis, newestMillis);
        newestMillis = time;
        closeBefore(time, acts);
        if (!bars.isOpen() && bars.startOf(time) <= bars.newestClosedMillis()) {
            // Its bar was closed by the clock: the trade comes too late to be of any.
            around.traded(priceTicks);
            return;
        }
        moment.in(bars.isOpen() ? Phase.PATH : Phase.OPEN);
        bars.add(time, priceTicks);
        moment.inBar(bars.startMillis());
        moment.fillsAt(time);
        moment.atPrice(priceTicks);
        around.traded(priceTicks);
        if (acts) {
            desk.reached();
        }
    }

    /** Bid or ask have changed: an order that waits may rest now. */
    void quoted(boolean acts) {
        if (acts && desk.isWaiting() && moment.priceTicks() != 0) {
            desk.reached();
        }
    }

    /** Ends the open bar if a time, by the venue's clock, is past its end. */
    void closeBefore(long timeMillis, boolean acts) {
        if (bars.isOpen() && timeMillis > bars.lastMillis()) {
            moment.fillsAt(bars.lastMillis());
            ClosedBars closed = bars.close();
            moment.in(Phase.CLOSE);
            moment.inBar(closed.newestTimeMillis());
            if (acts) {
                desk.barClosed(closed);
            }
        }
    }

    /** A fill of now is of this time. */
    void fillsAt(long timeMillis) {
        moment.fillsAt(timeMillis);
        if (moment.phase() == Phase.CLOSE) {
            moment.in(Phase.PATH);
        }
    }

    /** When the open bar ends by the venue's clock, or {@link PrintBars#NONE_OPEN}. */
    long endMillis() {
        return bars.lastMillis();
    }

    long priceTicks() {
        return moment.priceTicks();
    }
}
