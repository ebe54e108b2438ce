package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.indicator.CandleAtr;
import io.trellis.core.market.Bars;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.regime.RegimeGate;
import io.trellis.core.regime.RegimeRules;

import java.util.Optional;

/**
 * What follows from the closed bars alone: the average true range, and whether the market's state
 * stops buying.
 *
 * <p>Every answer is a function of the bars it is asked about. What has been worked out is kept, so
 * that each bar is looked at once; a question about an older bar, or about other bars, begins anew.
 */
final class MarketMemory {

    private final Optional<GridKind.Volatility> volatility;
    private final Optional<RegimeRules> regimes;

    private Optional<CandleAtr> atr = Optional.empty();
    private Optional<RegimeGate> gate = Optional.empty();
    private boolean blocked;
    private Bars bars = new Bars(0);
    private int seen;
    private long askedMillis;

    MarketMemory(GridSettings settings) {
        this.volatility =
                settings.grid() instanceof GridKind.Volatility kind
                        ? Optional.of(kind)
                        : Optional.empty();
        this.regimes = settings.regimes();
    }

    /** Whether the grid needs an average true range. */
    boolean measuresRange() {
        return volatility.isPresent();
    }

    /**
     * The average true range, in ticks, over the candles that had closed at a time; {@code NaN}
     * when there are too few, or the grid needs none.
     */
    double atrTicks(ClosedBars closed, long timeMillis) {
        lookAt(closed, timeMillis);
        return atr.map(range -> range.knownAt(timeMillis)).orElse(Double.NaN);
    }

    /** Whether the market's state at the newest bar stops buying. */
    boolean isBlocked(ClosedBars closed) {
        lookAt(closed, closed.newestTimeMillis());
        return blocked;
    }

    private void lookAt(ClosedBars closed, long timeMillis) {
        boolean goesOn =
                closed.bars() == bars && closed.newest() + 1 >= seen && timeMillis >= askedMillis;
        if (!goesOn) {
            bars = closed.bars();
            seen = 0;
            atr = volatility.map(kind -> new CandleAtr(kind.timeframe(), kind.atrPeriod()));
            gate = regimes.map(RegimeRules::start);
            blocked = false;
        }
        askedMillis = timeMillis;
        for (; seen <= closed.newest(); seen++) {
            take(closed, seen);
        }
    }

    private void take(ClosedBars closed, int bar) {
        long high = closed.highTicks(bar);
        long low = closed.lowTicks(bar);
        long close = closed.closeTicks(bar);
        if (atr.isPresent()) {
            atr.get().bar(closed.timeMillis(bar), high, low, close);
        }
        if (gate.isPresent()) {
            blocked = gate.get().next(closed.timeMillis(bar), high, low, close);
        }
    }
}
