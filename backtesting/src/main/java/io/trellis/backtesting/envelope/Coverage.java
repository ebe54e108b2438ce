package io.trellis.backtesting.envelope;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How often the truth lies inside the envelope. Over trade prints the path of the price is known,
 * so that the result of a grid is; the envelope is drawn from the bars that the prints make.
 *
 * @param bars that the prints made
 * @param medianRange of a bar, as a share of the price
 * @param throughTicks of the strictest fill model
 * @param refused grids that could not start
 * @param classes what was counted, for each class that had a grid
 */
public record Coverage(
        int bars,
        double medianRange,
        int throughTicks,
        int refused,
        Map<CellClass, Count> classes) {

    /** Cells are drawn from this part of the median range of a bar … */
    private static final double LEAST = 0.2;

    /** … to this multiple of it. */
    private static final double MOST = 12;

    public Coverage {
        classes = Collections.unmodifiableMap(new EnumMap<>(classes));
    }

    /**
     * What was counted.
     *
     * @param inside grids whose true final equity lies inside the envelope
     * @param below those that truly ended with less than its least
     * @param above those that truly ended with more than its most
     */
    public record Count(int grids, int inside, int below, int above) {

        /** The share of grids inside. */
        public double share() {
            return (double) inside / grids;
        }

        private Count with(Count other) {
            return new Count(
                    grids + other.grids,
                    inside + other.inside,
                    below + other.below,
                    above + other.above);
        }
    }

    /** Prints in ticks. */
    @SuppressWarnings("ArrayRecordComponent") // As long as a market's history, read once.
    public record PrintColumns(long[] timeMillis, long[] priceTicks) {

        /**
         * @throws IllegalArgumentException if there are not as many times as prices, or none
         */
        public PrintColumns {
            if (timeMillis.length != priceTicks.length || timeMillis.length == 0) {
                throw new IllegalArgumentException(
                        "as many times as prices are needed, was %d and %d"
                                .formatted(timeMillis.length, priceTicks.length));
            }
        }

        /** The bars that they make; a bar without a print is not made. */
        Bars bars(Timeframe timeframe) {
            long length = timeframe.millis();
            var bars = new Bars();
            int first = 0;
            for (int i = 1; i <= timeMillis.length; i++) {
                long start = Math.floorDiv(timeMillis[first], length) * length;
                if (i == timeMillis.length || timeMillis[i] >= start + length) {
                    append(bars, start, first, i);
                    first = i;
                }
            }
            return bars;
        }

        private void append(Bars bars, long start, int from, int to) {
            long high = priceTicks[from];
            long low = priceTicks[from];
            for (int i = from; i < to; i++) {
                high = Math.max(high, priceTicks[i]);
                low = Math.min(low, priceTicks[i]);
            }
            bars.append(start, priceTicks[from], high, low, priceTicks[to - 1]);
        }

        /** Each a bar of one price. Prints of one time follow each other by a millisecond. */
        GridKernel kernel() {
            long[] times = new long[timeMillis.length];
            int[] prices = new int[timeMillis.length];
            long last = Long.MIN_VALUE;
            for (int i = 0; i < times.length; i++) {
                last = Math.max(timeMillis[i], last + 1);
                times[i] = last;
                if (priceTicks[i] >= Integer.MAX_VALUE) {
                    throw new InvalidInputException(
                            "a price of "
                                    + priceTicks[i]
                                    + " ticks is too many for the kernel; give a tick that is not"
                                    + " as fine");
                }
                prices[i] = (int) priceTicks[i];
            }
            return GridKernel.ofPrints(times, prices);
        }
    }

    /**
     * Runs random plain grids over prints and over the bars that they make.
     *
     * @param instrument its tick is that of the prints
     * @param grids how many to draw, 1 or more
     * @param seed of the draws
     * @param through ticks of the strictest fill model, 1 or more; empty for {@link
     *     FillEnvelope#usualTicks}
     */
    public static Coverage of(
            PrintColumns prints,
            Instrument instrument,
            Timeframe timeframe,
            int grids,
            long seed,
            OptionalInt through) {
        Bars bars = prints.bars(timeframe);
        double range = CellClass.medianRange(bars);
        if (range == 0) {
            throw new InvalidInputException(
                    "most bars of "
                            + timeframe
                            + " have one price only, which leaves nothing to assume; take longer"
                            + " ones");
        }
        int throughTicks = through.orElseGet(() -> FillEnvelope.usualTicks(bars));
        var random = new RandomPlans(instrument, bars, seed);
        List<GridPlan> plans = new ArrayList<>(grids);
        for (int i = 0; i < grids; i++) {
            plans.add(random.plain(LEAST * range, MOST * range));
        }
        GridKernel truth = prints.kernel();
        GridKernel assumed = new GridKernel(bars);
        List<Attempt<Outcome>> outcomes =
                IntStream.range(0, grids)
                        .parallel()
                        .mapToObj(i ->
                                FillEnvelope.of(assumed, plans.get(i), bars, throughTicks, range)
                                        .then(envelope -> outcome(envelope, truth, plans.get(i))))
                        .toList();
        return counted(bars.count(), range, throughTicks, outcomes);
    }

    private record Outcome(CellClass cellClass, Count count) {}

    private static Attempt<Outcome> outcome(
            FillEnvelope envelope, GridKernel truth, GridPlan plan) {
        return truth.run(plan)
                .then(result ->
                        new Attempt.Done<>(
                                new Outcome(envelope.cellClass(), count(envelope, result))));
    }

    private static Count count(FillEnvelope envelope, KernelResult truth) {
        FillEnvelope.Amounts interval = envelope.finalEquity();
        boolean below = truth.finalEquity() < interval.least();
        boolean above = truth.finalEquity() > interval.greatest();
        return new Count(1, below || above ? 0 : 1, below ? 1 : 0, above ? 1 : 0);
    }

    private static Coverage counted(
            int bars, double range, int throughTicks, List<Attempt<Outcome>> outcomes) {
        var classes = new EnumMap<CellClass, Count>(CellClass.class);
        int refused = 0;
        for (Attempt<Outcome> outcome : outcomes) {
            switch (outcome) {
                case Attempt.Refused<Outcome> _ -> refused++;
                case Attempt.Done<Outcome>(var done) ->
                        classes.merge(done.cellClass(), done.count(), Count::with);
            }
        }
        return new Coverage(bars, range, throughTicks, refused, classes);
    }
}
