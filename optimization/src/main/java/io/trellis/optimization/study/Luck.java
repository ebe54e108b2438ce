package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.ProbabilisticSharpe;
import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.optimization.validation.BlockMetric;
import io.trellis.optimization.validation.DataSnooping;
import io.trellis.optimization.validation.Deflation;
import io.trellis.optimization.validation.OverfitProbability;
import io.trellis.optimization.validation.PurgedCrossValidation;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What a result is worth after all that was tried to get it, from the daily returns of candidates.
 * The benchmark of every test is cash: to have done nothing.
 *
 * @param sharpe empty for returns that stand still
 * @param deflation by what trials without skill would spread; empty likewise
 * @param spread by what the trials did spread; empty likewise
 * @param overfit empty for a single candidate
 * @param crossValidation empty for a single candidate
 * @param intervals ends of the intervals of the headline figures, by name
 */
record Luck(
        Optional<ProbabilisticSharpe> sharpe,
        Optional<Deflation> deflation,
        Optional<Deflation> spread,
        Optional<OverfitProbability> overfit,
        DataSnooping snooping,
        Optional<CrossValidation> crossValidation,
        SequencedMap<String, OptionalDouble> intervals) {

    private static final long DAY = 86_400_000;
    private static final double CONFIDENCE = 0.95;

    /**
     * Judges one of some candidates.
     *
     * @param trials made in all; what is known of fewer than there are candidates counts as many
     */
    static Luck of(CandidateReturns candidates, ValidationPlan plan, long trials) {
        int made = (int) Math.clamp(trials, candidates.days().columns(), (long) Integer.MAX_VALUE);
        var bootstrap =
                new StationaryBootstrap(
                        plan.meanBlockDays(), plan.draws(), Seeds.of(plan.seed(), Seeds.BOOTSTRAP));
        boolean several = candidates.days().columns() > 1;
        var folds =
                new PurgedCrossValidation(
                        plan.groups(), plan.tested(), Math.ceilDiv(plan.purgeMillis(), DAY), 0);
        return new Luck(
                ProbabilisticSharpe.of(candidates.judgedDays()),
                Deflation.ofUnskilled(candidates.days(), candidates.judged(), made),
                Deflation.of(candidates.days(), candidates.judged(), made),
                several
                        ? Optional.of(
                                OverfitProbability.of(
                                        candidates.days(), plan.blocks(), BlockMetric.SHARPE))
                        : Optional.empty(),
                DataSnooping.of(candidates.days(), bootstrap),
                several
                        ? Optional.of(CrossValidation.of(candidates.days(), folds))
                        : Optional.empty(),
                ReturnIntervals.of(candidates.judgedDays(), bootstrap, plan.level()));
    }

    /** The figures that gates ask for. */
    void tell(Findings findings) {
        findings.put(Gate.PROBABILISTIC_SHARPE, probability());
        findings.put(
                Gate.DEFLATED_SHARPE,
                deflation.map(Deflation::counted).orElseGet(OptionalDouble::empty));
        findings.put(Gate.OVERFITTING, of(overfit.map(OverfitProbability::probability)));
        findings.put(Gate.REALITY_CHECK, OptionalDouble.of(snooping.realityCheck()));
        findings.put(
                Gate.SUPERIOR_ABILITY,
                of(snooping.superiorAbility().map(DataSnooping.SuperiorAbility::consistent)));
        findings.put(Gate.SHARPE_LOW, interval("sharpeLow"));
        findings.put(Gate.RETURN_LOW, interval("totalReturnLow"));
        findings.put(Gate.DRAWDOWN_HIGH, interval("maxDrawdownHigh"));
        findings.put(Gate.CROSS_VALIDATION, of(crossValidation.map(CrossValidation::worstReturn)));
    }

    private OptionalDouble interval(String end) {
        return intervals.getOrDefault(end, OptionalDouble.empty());
    }

    private OptionalDouble probability() {
        return sharpe.map(each -> each.above(0)).orElseGet(OptionalDouble::empty);
    }

    /** Every figure, as evidence keeps it. */
    SequencedMap<String, OptionalDouble> statistics() {
        var all = new LinkedHashMap<String, OptionalDouble>();
        all.put("probabilisticSharpe", probability());
        all.put(
                "minTrackRecordDays",
                sharpe.map(each -> each.fewestReturns(0, CONFIDENCE))
                        .orElseGet(OptionalDouble::empty));
        all.put("trials", of(deflation.map(each -> (double) each.trials())));
        all.put("effectiveTrials", of(deflation.map(Deflation::effectiveTrials)));
        all.put(
                "deflatedSharpeEffective",
                deflation.map(Deflation::effective).orElseGet(OptionalDouble::empty));
        all.put(
                "deflatedSharpeSpread",
                spread.map(Deflation::counted).orElseGet(OptionalDouble::empty));
        all.put("pboStrict", of(overfit.map(OverfitProbability::strictProbability)));
        var ability = snooping.superiorAbility();
        all.put("superiorAbilityP", of(ability.map(DataSnooping.SuperiorAbility::consistent)));
        all.put("superiorAbilityPLower", of(ability.map(DataSnooping.SuperiorAbility::lower)));
        all.put("superiorAbilityPUpper", of(ability.map(DataSnooping.SuperiorAbility::upper)));
        all.put("crossValidationReturn", of(crossValidation.map(CrossValidation::worstReturn)));
        all.put(
                "crossValidationReturnMedian",
                of(crossValidation.map(CrossValidation::medianReturn)));
        all.put(
                "crossValidationSharpeMedian",
                of(crossValidation.map(CrossValidation::medianSharpe)));
        all.putAll(intervals);
        return all;
    }

    private static OptionalDouble of(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
