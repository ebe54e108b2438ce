package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.ChartBuilder.Span;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.core.market.Bars;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeLabeller;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of the market that was known at the close of each bar. */
final class StateHistory {

    /** More stretches than these are a flicker to the eye. */
    private static final int MOST_SPANS = 150;

    private final List<Optional<MarketState>> states;

    private StateHistory(List<Optional<MarketState>> states) {
        this.states = states;
    }

    static StateHistory of(Bars bars) {
        var labeller = new RegimeLabeller();
        var states = new ArrayList<Optional<MarketState>>(bars.count());
        for (int bar = 0; bar < bars.count(); bar++) {
            states.add(labeller.next(bars.high(bar), bars.low(bar), bars.close(bar)));
        }
        return new StateHistory(states);
    }

    Optional<MarketState> at(int bar) {
        return states.get(bar);
    }

    /** Points that the state of a span is looked at over. */
    static int pointsEach(Buckets buckets) {
        return Math.ceilDiv(buckets.count(), MOST_SPANS);
    }

    /** The state that most bars of some points had; those of one state that touch are one span. */
    List<Span> spans(Buckets buckets, long endMillis) {
        var spans = new ArrayList<Span>();
        Optional<MarketState> now = Optional.empty();
        long since = 0;
        int each = pointsEach(buckets);
        for (int point = 0; point < buckets.count() + each; point += each) {
            boolean over = point >= buckets.count();
            long time = over ? endMillis : buckets.timeMillis()[point];
            Optional<MarketState> next =
                    over ? Optional.empty() : most(buckets, point, point + each);
            if (!next.equals(now)) {
                long from = since;
                now.ifPresent(state -> spans.add(new Span(from, time, ink(state), words(state))));
                now = next;
                since = time;
            }
        }
        return spans;
    }

    private Optional<MarketState> most(Buckets buckets, int from, int to) {
        Map<MarketState, Integer> bars = new EnumMap<>(MarketState.class);
        int last = Math.min(to, buckets.count()) - 1;
        for (int bar = buckets.first(from); bar < buckets.end(last); bar++) {
            states.get(bar).ifPresent(state -> bars.merge(state, 1, Integer::sum));
        }
        return bars.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    static String words(MarketState state) {
        return switch (state) {
            case TREND_UP -> "trend up";
            case TREND_DOWN -> "trend down";
            case RANGE -> "range";
            case COMPRESSION -> "compression";
            case EXPANSION -> "expansion";
        };
    }

    static Ink ink(MarketState state) {
        return switch (state) {
            case TREND_UP -> Ink.TREND_UP;
            case TREND_DOWN -> Ink.TREND_DOWN;
            case RANGE -> Ink.RANGE;
            case COMPRESSION -> Ink.COMPRESSION;
            case EXPANSION -> Ink.EXPANSION;
        };
    }
}
