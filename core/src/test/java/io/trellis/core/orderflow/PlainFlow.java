package io.trellis.core.orderflow;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.orderflow.FlowSnapshot.CumulativeDelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A second reading of the order flow, from all events of the past each time. */
final class PlainFlow {

    private PlainFlow() {}

    static FlowSnapshot of(FlowSettings settings, List<MarketEvent> events) {
        long now = events.getLast().timeMillis();
        List<TradePrint> prints = new ArrayList<>();
        var book = new DepthBook();
        for (MarketEvent event : events) {
            switch (event) {
                case TradePrint print -> prints.add(print);
                case Quote quote -> book.quote(quote);
                case BookUpdate update -> book.update(update);
            }
        }
        long thisBucket = start(now, settings.bucket());
        SequencedMap<Long, List<TradePrint>> buckets = new TreeMap<>();
        for (TradePrint print : prints) {
            long start = start(print.timeMillis(), settings.bucket());
            if (start < thisBucket) {
                buckets.computeIfAbsent(start, _ -> new ArrayList<>()).add(print);
            }
        }
        boolean sized = book.isWhole() && book.bidLots() + book.askLots() > 0;
        double bid = book.isWhole() ? book.bidTicks() : 0;
        double ask = book.isWhole() ? book.askTicks() : 0;
        double bids = sized ? book.bidLots() : 0;
        double asks = sized ? book.askLots() : 0;
        return new FlowSnapshot(
                now,
                buckets.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(delta(buckets.lastEntry().getValue())),
                settings.frames().stream()
                        .map(frame -> new CumulativeDelta(frame, sinceStart(prints, now, frame)))
                        .toList(),
                when(sized, (bids - asks) / (bids + asks)),
                when(sized, (ask * bids + bid * asks) / (bids + asks)),
                when(book.isWhole(), (ask - bid) / ((ask + bid) / 2) * 10_000),
                impact(settings, List.copyOf(buckets.values())));
    }

    private static OptionalDouble when(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Optional<PriceImpact> impact(
            FlowSettings settings, List<List<TradePrint>> buckets) {
        int count = settings.impactBuckets();
        int first = buckets.size() - count;
        if (first < 1) {
            return Optional.empty();
        }
        double[] deltas = new double[count];
        double[] changes = new double[count];
        for (int i = 0; i < count; i++) {
            List<TradePrint> bucket = buckets.get(first + i);
            deltas[i] = delta(bucket);
            long before = buckets.get(first + i - 1).getLast().priceTicks();
            changes[i] = bucket.getLast().priceTicks() - before;
        }
        return PriceImpact.of(deltas, changes);
    }

    private static long sinceStart(List<TradePrint> prints, long now, Timeframe frame) {
        long start = start(now, frame);
        return delta(prints.stream().filter(print -> print.timeMillis() >= start).toList());
    }

    private static long delta(List<TradePrint> prints) {
        return prints.stream()
                .mapToLong(print ->
                        print.aggressor() == Aggressor.UNKNOWN
                                ? 0
                                : print.aggressor() == Aggressor.BUYER
                                        ? print.lots()
                                        : -print.lots())
                .sum();
    }

    private static long start(long timeMillis, Timeframe frame) {
        return timeMillis - Math.floorMod(timeMillis, frame.millis());
    }
}
