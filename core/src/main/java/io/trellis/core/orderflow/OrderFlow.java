package io.trellis.core.orderflow;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.TradePrint;
import io.trellis.core.orderflow.FlowSnapshot.CumulativeDelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/**
 * The order flow of one market, event by event.
 *
 * <p>A print adds its lots to the delta when a buyer took, and takes them off when a seller did;
 * where the taker is unknown it moves the price alone. A bucket or a frame ends with the first
 * event, of whatever kind, at or after its end. A bucket without a print is no observation of the
 * price impact and has no delta of its own; the first bucket counts from the first print on.
 */
public final class OrderFlow {

    private final FlowSettings settings;
    private final DepthBook book = new DepthBook();
    private final RunningDelta[] frames;
    private final RunningDelta bucket;
    private final ImpactWindow window;

    private boolean started;
    private long now;
    private boolean printed;
    private long priceTicks;
    private OptionalLong closedDelta = OptionalLong.empty();

    /** A flow that has seen nothing. */
    public OrderFlow(FlowSettings settings) {
        this.settings = settings;
        this.frames =
                settings.frames().stream().map(RunningDelta::new).toArray(RunningDelta[]::new);
        this.bucket = new RunningDelta(settings.bucket());
        this.window = new ImpactWindow(settings.impactBuckets());
    }

    /**
     * Takes the next event.
     *
     * @throws IllegalArgumentException if it is earlier than the one before
     */
    public void take(MarketEvent event) {
        if (started && event.timeMillis() < now) {
            throw new IllegalArgumentException(
                    "events come in the order of their times: %d after %d"
                            .formatted(event.timeMillis(), now));
        }
        started = true;
        now = event.timeMillis();
        reach(now);
        switch (event) {
            case TradePrint print -> trade(print);
            case Quote quote -> book.quote(quote);
            case BookUpdate update -> book.update(update);
        }
    }

    private void reach(long timeMillis) {
        if (bucket.hasEndedBy(timeMillis)) {
            if (printed) {
                closedDelta = OptionalLong.of(bucket.lots());
                window.add(bucket.lots(), priceTicks);
            }
            printed = false;
        }
        bucket.reach(timeMillis);
        for (RunningDelta frame : frames) {
            frame.reach(timeMillis);
        }
    }

    private void trade(TradePrint print) {
        printed = true;
        priceTicks = print.priceTicks();
        long signed = signed(print);
        bucket.add(signed);
        for (RunningDelta frame : frames) {
            frame.add(signed);
        }
    }

    private static long signed(TradePrint print) {
        Aggressor taker = print.aggressor();
        return switch (taker) {
            case BUYER -> print.lots();
            case SELLER -> -print.lots();
            case UNKNOWN -> 0;
        };
    }

    /** What is known at the newest event. */
    public FlowSnapshot snapshot() {
        boolean whole = book.isWhole();
        return new FlowSnapshot(
                now,
                closedDelta,
                cumulativeDeltas(),
                known(whole, this::imbalance),
                known(whole, this::microPrice),
                known(whole, this::spread),
                window.impact());
    }

    private List<CumulativeDelta> cumulativeDeltas() {
        List<CumulativeDelta> deltas = new ArrayList<>();
        for (int i = 0; i < frames.length && started; i++) {
            deltas.add(new CumulativeDelta(settings.frames().get(i), frames[i].lots()));
        }
        return deltas;
    }

    private static OptionalDouble known(boolean whole, DoubleSupplier measure) {
        double value = whole ? measure.getAsDouble() : Double.NaN;
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private double imbalance() {
        return BestLevels.imbalance((double) book.bidLots(), (double) book.askLots());
    }

    private double microPrice() {
        return BestLevels.microPrice(
                (double) book.bidTicks(),
                (double) book.bidLots(),
                (double) book.askTicks(),
                (double) book.askLots());
    }

    private double spread() {
        return BestLevels.spreadBps((double) book.bidTicks(), (double) book.askTicks());
    }

    /** The newest buckets, as pairs of delta and price change. */
    private static final class ImpactWindow {

        private final double[] deltas;
        private final double[] changes;
        private int count;
        private boolean hasPrice;
        private long priceBefore;

        ImpactWindow(int buckets) {
            deltas = new double[buckets];
            changes = new double[buckets];
        }

        void add(long delta, long priceTicks) {
            if (hasPrice) {
                System.arraycopy(deltas, 1, deltas, 0, deltas.length - 1);
                System.arraycopy(changes, 1, changes, 0, changes.length - 1);
                deltas[deltas.length - 1] = delta;
                changes[changes.length - 1] = priceTicks - priceBefore;
                count = Math.min(count + 1, deltas.length);
            }
            hasPrice = true;
            priceBefore = priceTicks;
        }

        Optional<PriceImpact> impact() {
            return count < deltas.length ? Optional.empty() : PriceImpact.of(deltas, changes);
        }
    }
}
