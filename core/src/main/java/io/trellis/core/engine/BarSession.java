package io.trellis.core.engine;

import io.trellis.core.account.Tariff;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;

/**
 * Drives a trader bar by bar against a simulated venue that fills as grid-semantics sections 3 to 6
 * say. The backtest and paper trading are this loop, fed from a stored series or from a feed.
 *
 * <p>A bar is visited as open, extreme, extreme, close. The open is a jump; from there on the
 * market moves through every price of a leg, so a watched price in between is stopped at: the
 * orders up to it fill, then the strategy is told.
 *
 * @param <S> the strategy's state
 */
public final class BarSession<S> {

    private final Trader<S> trader;
    private final Tariff tariff;
    private final PathRule pathRule;
    private final long marginTicks;
    private final SessionListener listener;
    private final RestingOrders buys = RestingOrders.buys();
    private final RestingOrders sells = RestingOrders.sells();

    private Trader.State<S> state;
    private Watch watch = Watch.EVERY_PRICE;
    private long timeMillis;
    private Phase phase = Phase.OPEN;
    private long price;

    /**
     * A session that has not seen a bar.
     *
     * @param capital in units of 10⁻⁸ quote
     */
    public BarSession(
            Trader<S> trader,
            long capital,
            Instrument instrument,
            Assumptions assumptions,
            SessionListener listener) {
        this.trader = trader;
        this.tariff = new Tariff(instrument, assumptions.slippage());
        this.pathRule = assumptions.pathRule();
        this.marginTicks = assumptions.marginTicks();
        this.listener = listener;
        this.state = trader.initial(capital);
    }

    public Trader.State<S> state() {
        return state;
    }

    /** Lives through one bar; bars come in the order of their times. */
    public void bar(Bars bars, int bar) {
        timeMillis = bars.timeMillis(bar);
        phase = Phase.OPEN;
        price = bars.open(bar);
        settle();
        phase = Phase.PATH;
        long low = bars.low(bar);
        long high = bars.high(bar);
        boolean lowFirst = pathRule.visitsLowFirst(bars.open(bar), high, low);
        moveTo(lowFirst ? low : high);
        moveTo(lowFirst ? high : low);
        moveTo(bars.close(bar));
        phase = Phase.CLOSE;
        close(bars.closedUpTo(bar));
    }

    private void close(ClosedBars bars) {
        long equity = state.account().equity(tariff, price);
        if (!trader.ignoresClose(state, equity, bars)) {
            tell(new Event.BarClosed(bars));
            equity = state.account().equity(tariff, price);
        }
        listener.closed(timeMillis, equity);
    }

    private void moveTo(long target) {
        while (price != target) {
            price = nextStop(target);
            settle();
        }
    }

    private long nextStop(long target) {
        if (target < price) {
            long stop = watch.atOrBelowTicks();
            return stop < price && stop > target ? stop : target;
        }
        long stop = watch.atOrAboveTicks();
        return stop > price && stop < target ? stop : target;
    }

    /** Everything that follows from the market being at a price. */
    private void settle() {
        while (!sells.isEmpty() && sells.bestPrice() <= price - marginTicks) {
            fillBest(sells, Side.SELL);
        }
        while (!buys.isEmpty() && buys.bestPrice() >= price + marginTicks) {
            fillBest(buys, Side.BUY);
        }
        Watch answered = Watch.NOTHING;
        while (watch.sees(price) && !watch.equals(answered)) {
            answered = watch;
            tell(new Event.Reached(timeMillis, phase, price));
        }
    }

    private void fillBest(RestingOrders orders, Side side) {
        long limit = orders.bestPrice();
        long lots = orders.bestLots();
        int cell = orders.bestCell();
        orders.removeBest();
        long value = tariff.value(limit, lots);
        long fee = tariff.makerFee(limit, lots);
        filled(new Fill(timeMillis, phase, Reason.GRID, cell, side, limit, lots, value, fee));
    }

    private void take(Side side, long lots, Reason reason) {
        long value = tariff.takerValue(side, price, lots);
        long fee = tariff.takerFee(side, price, lots);
        filled(new Fill(timeMillis, phase, reason, Fill.NO_CELL, side, price, lots, value, fee));
    }

    private void filled(Fill fill) {
        listener.filled(fill);
        tell(new Event.Filled(fill));
    }

    private void tell(Event event) {
        Trader.Decision<S> decision = trader.step(state, event);
        state = decision.state();
        for (Intent intent : decision.intents()) {
            carryOut(intent);
        }
    }

    private void carryOut(Intent intent) {
        switch (intent) {
            case Intent.Rest(int cell, Side side, long priceTicks, long lots) -> {
                switch (side) {
                    case BUY -> buys.add(cell, priceTicks, lots);
                    case SELL -> sells.add(cell, priceTicks, lots);
                }
            }
            case Intent.Cancel(int cell) -> {
                buys.remove(cell);
                sells.remove(cell);
            }
            case Intent.CancelAll() -> {
                buys.clear();
                sells.clear();
            }
            case Intent.Take(Side side, long lots, Reason reason) -> take(side, lots, reason);
            case Watch next -> watch = next;
            case Intent.Report(var note) -> listener.noted(timeMillis, note);
        }
    }
}
