package io.trellis.backtesting.markov;

import io.trellis.core.market.Bars;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeLabeller;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long a market was in each of the five labelled states. */
public final class LabelTimes {

    private final Map<MarketState, Long> bars = new EnumMap<>(MarketState.class);
    private final Map<MarketState, Long> stays = new EnumMap<>(MarketState.class);
    private long known;

    private LabelTimes() {}

    /** The states of all bars; nothing is fitted to them. */
    static LabelTimes of(Bars bars) {
        var times = new LabelTimes();
        var labeller = new RegimeLabeller();
        Optional<MarketState> before = Optional.empty();
        for (int bar = 0; bar < bars.count(); bar++) {
            Optional<MarketState> state =
                    labeller.next(bars.high(bar), bars.low(bar), bars.close(bar));
            if (state.isPresent()) {
                times.known++;
                times.bars.merge(state.get(), 1L, Long::sum);
                times.stays.merge(state.get(), state.equals(before) ? 0L : 1L, Long::sum);
            }
            before = state;
        }
        return times;
    }

    /** Bars at which the state was known. */
    public long knownBars() {
        return known;
    }

    /** Share of those bars in a state; 0 where there are none. */
    public double share(MarketState state) {
        return known == 0 ? 0 : (double) bars.getOrDefault(state, 0L) / known;
    }

    /** Mean number of bars in a row in a state; 0 for one that did not occur. */
    public double meanStayBars(MarketState state) {
        long begun = stays.getOrDefault(state, 0L);
        return begun == 0 ? 0 : (double) bars.getOrDefault(state, 0L) / begun;
    }
}
