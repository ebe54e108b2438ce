package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.Quantiles;
import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.validation.ResampledBars;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * One strategy under other assumptions: fills, costs, starts, parameters and markets. Every run is
 * over the part that the search saw.
 */
final class Robustness {

    private static final String ALGORITHM = "L64X128MixRandom";

    private final GridPlan plan;
    private final BarColumns seen;
    private final Bars bars;
    private final GridKernel kernel;
    private final ValidationPlan settings;
    private final Workers workers;

    /**
     * Of a strategy that can start.
     *
     * @param seen the part that the search saw
     * @param bars the same in ticks
     * @param kernel made with them
     */
    Robustness(
            GridPlan plan,
            BarColumns seen,
            Bars bars,
            GridKernel kernel,
            ValidationPlan settings,
            Workers workers) {
        this.plan = plan;
        this.seen = seen;
        this.bars = bars;
        this.kernel = kernel;
        this.settings = settings;
        this.workers = workers;
    }

    /** Under touch, through one tick and through some, and every path rule. */
    Optional<FillEnvelope> envelope() {
        return switch (FillEnvelope.of(kernel, plan, bars, settings.throughTicks())) {
            case Attempt.Refused<FillEnvelope> _ -> Optional.empty();
            case Attempt.Done<FillEnvelope>(var envelope) -> Optional.of(envelope);
        };
    }

    /** The ends of an envelope as evidence. */
    static Evidence.Envelope evidence(FillEnvelope envelope, long capital) {
        FillEnvelope.Amounts equity = envelope.finalEquity();
        FillEnvelope.Interval falls = envelope.maxDrawdown();
        FillEnvelope.Interval trips = envelope.roundTrips();
        return new Evidence.Envelope(
                ends(equity.least(), capital, falls.greatest(), trips.least()),
                ends(equity.greatest(), capital, falls.least(), trips.greatest()));
    }

    private static Metrics ends(long equity, long capital, double fall, double trips) {
        var ends = new LinkedHashMap<String, OptionalDouble>();
        ends.put(
                Figure.FINAL_EQUITY.word(), OptionalDouble.of(Money.decimal(equity).doubleValue()));
        ends.put(Figure.TOTAL_RETURN.word(), OptionalDouble.of(share(equity, capital)));
        ends.put(Figure.MAX_DRAWDOWN.word(), OptionalDouble.of(fall));
        ends.put(Figure.ROUND_TRIPS.word(), OptionalDouble.of(trips));
        return new Metrics(ends);
    }

    static double share(long equity, long capital) {
        return (double) (equity - capital) / capital;
    }

    /** The return with fees and slippage up; empty if the grid cannot start then. */
    OptionalDouble dearer() {
        BigDecimal factor = BigDecimal.valueOf(settings.costFactor());
        Instrument market = plan.instrument();
        var dear =
                new Instrument(
                        market.tick(),
                        market.lot(),
                        market.minQty(),
                        market.minCost(),
                        capped(market.makerFee().multiply(factor)),
                        capped(market.takerFee().multiply(factor)));
        var assumptions =
                new Assumptions(
                        capped(plan.assumptions().slippage().multiply(factor)),
                        plan.assumptions().pathRule(),
                        plan.assumptions().marginTicks());
        return gain(kernel.run(new GridPlan(dear, plan.settings(), plan.risk(), assumptions)));
    }

    /** A share below 1, as a fee and a slippage must be. */
    private static BigDecimal capped(BigDecimal share) {
        return share.min(new BigDecimal("0.99"));
    }

    private static OptionalDouble gain(Attempt<KernelResult> run) {
        return switch (run) {
            case Attempt.Refused<KernelResult> _ -> OptionalDouble.empty();
            case Attempt.Done<KernelResult>(var result) ->
                    OptionalDouble.of(share(result.finalEquity(), result.capital()));
        };
    }

    /** The return of the worst of the later starts; empty if the grid cannot start at one. */
    OptionalDouble laterStarts() {
        var gains = new OptionalDouble[settings.starts()];
        workers.forEach(gains.length, i -> gains[i] = startedAt(i + 1));
        return Arrays.stream(gains).allMatch(OptionalDouble::isPresent)
                ? Arrays.stream(gains).mapToDouble(OptionalDouble::getAsDouble).min()
                : OptionalDouble.empty();
    }

    private OptionalDouble startedAt(int number) {
        long end = Parts.endOf(seen);
        long length = end - seen.firstMillis();
        long later = seen.firstMillis() + Math.round(length * settings.startShift() * number);
        Bars rest = TickBars.of(seen.slice(later, end), plan.instrument());
        return switch (Outcome.of(plan, rest)) {
            case Attempt.Refused<Outcome> _ -> OptionalDouble.empty();
            case Attempt.Done<Outcome>(var outcome) -> Figure.TOTAL_RETURN.of(outcome);
        };
    }

    /**
     * What all but the worst of some neighbours reach. One that cannot start is as bad as can be: a
     * grid that a step makes impossible stands on an edge.
     *
     * @param gain of the return, a loss of everything where there is none
     * @param score of the first figure of the objective, empty where it is undefined for too many
     */
    record Plateau(OptionalDouble gain, OptionalDouble score) {}

    /** The plateau that the strategy stands on; empty figures for no neighbours. */
    Plateau plateau(List<Attempt<GridPlan>> neighbours, Objective objective) {
        var outcomes = new Outcomes(neighbours.size());
        workers.forEach(
                neighbours.size(),
                i ->
                        outcomes.all[i] =
                                neighbours.get(i).then(other -> Outcome.of(kernel, other, bars)));
        return new Plateau(
                quantile(outcomes.figures(Figure.TOTAL_RETURN, 1, -1)), score(outcomes, objective));
    }

    private OptionalDouble score(Outcomes outcomes, Objective objective) {
        Figure figure = objective.figure();
        double sign =
                switch (figure.direction().orElseThrow()) {
                    case MAXIMIZE -> 1;
                    case MINIMIZE -> -1;
                };
        OptionalDouble score = quantile(outcomes.figures(figure, sign, Double.NEGATIVE_INFINITY));
        return score.isPresent() && Double.isFinite(score.getAsDouble())
                ? OptionalDouble.of(sign * score.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble quantile(double[] values) {
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Quantiles.of(values, settings.plateauQuantile()));
    }

    /** What came of neighbours. */
    private static final class Outcomes {

        private final Attempt<Outcome>[] all;

        @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type.
        Outcomes(int count) {
            all = new Attempt[count];
        }

        /** A figure of each, rising, so that more is better. */
        double[] figures(Figure figure, double sign, double undefined) {
            return Stream.of(all)
                    .map(outcome -> figure(outcome, figure))
                    .mapToDouble(
                            value -> value.isPresent() ? sign * value.getAsDouble() : undefined)
                    .sorted()
                    .toArray();
        }

        private static OptionalDouble figure(Attempt<Outcome> outcome, Figure figure) {
            return switch (outcome) {
                case Attempt.Refused<Outcome> _ -> OptionalDouble.empty();
                case Attempt.Done<Outcome>(var done) -> figure.of(done);
            };
        }
    }

    /**
     * What the strategy did in worlds that might have been.
     *
     * @param falls largest fall in each world in which it could start, rising
     * @param gains return in each, rising
     */
    @SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
    record Worlds(double[] falls, double[] gains) {

        OptionalDouble fall(double share) {
            return quantile(falls, share);
        }

        OptionalDouble gain(double share) {
            return quantile(gains, share);
        }

        private static OptionalDouble quantile(double[] rising, double share) {
            return rising.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Quantiles.of(rising, share));
        }
    }

    /** Worlds of resampled blocks, each drawn from a seed of its own, whichever thread makes it. */
    Worlds worlds() {
        var resampled = new ResampledBars(bars);
        double meanBlock =
                Math.max(
                        1,
                        settings.worldBlockHours()
                                * 3_600_000
                                / seen.series().timeframe().millis());
        long[] seeds = Seeds.of(settings.seed(), Seeds.WORLDS, settings.worlds());
        var results = new KernelResult[seeds.length];
        workers.forEach(
                seeds.length,
                i -> {
                    switch (world(resampled, meanBlock, seeds[i])) {
                        case Attempt.Refused<KernelResult> _ -> {}
                        case Attempt.Done<KernelResult>(var result) -> results[i] = result;
                    }
                });
        List<KernelResult> ended = Stream.of(results).flatMap(Stream::ofNullable).toList();
        return new Worlds(
                ended.stream().mapToDouble(KernelResult::maxDrawdown).sorted().toArray(),
                ended.stream()
                        .mapToDouble(result -> share(result.finalEquity(), result.capital()))
                        .sorted()
                        .toArray());
    }

    private Attempt<KernelResult> world(ResampledBars resampled, double meanBlock, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        int[] path = new int[resampled.returns()];
        StationaryBootstrap.fill(path, path.length, meanBlock, random);
        return new GridKernel(resampled.world(path)).runDense(plan);
    }
}
