package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.OptionalDouble;

class SplitTrialTest {

    private static final TimeSplit SPLIT =
            TimeSplit.of(Planted.columns(400), new BigDecimal("0.7"));

    @Test
    void eachPartIsARunOfItsOwn() {
        GridPlan plan = GridPlan.of(Planted.document().decode());

        SplitTrial trial = SplitTrial.of(plan, SPLIT);

        var test = TickBars.of(SPLIT.test(), plan.instrument());
        assertThat(trial.outOfSample().outcome()).isEqualTo(Outcome.of(plan, test));
        assertThat(trial.outOfSample().holdEquity()).isEqualTo(Hold.equity(plan, test));
        assertThat(trial.inSample().bars()).isEqualTo(280);
        assertThat(trial.outOfSample().bars()).isEqualTo(120);
    }

    @Test
    void theEvidenceHoldsTheFiguresAndLeavesOutWhatWasNotComputed() {
        var evidence = trial(Planted.document()).evidence();

        assertThat(evidence.inSample().orElseThrow().values().keySet())
                .contains("finalEquity", "maxDrawdown", "sharpe", "bars", "holdEquity");
        assertThat(evidence.inSample().orElseThrow().values().get("cagr"))
                .isEqualTo(OptionalDouble.empty());
        assertThat(evidence.deflatedSharpe()).isEmpty();
        assertThat(evidence.folds()).isEmpty();
    }

    @Test
    void givenAProfitableGrid_thenTheRulesHoldAndItIsStillUnvalidated() {
        SplitTrial trial = trial(Planted.document());

        Verdict verdict = trial.verdict();

        assertThat(verdict.status()).isEqualTo(Verdict.Status.UNVALIDATED);
        assertThat(verdict.rules())
                .extracting(Verdict.Rule::rule)
                .containsExactly("coversFees", "outOfSampleProfit");
        assertThat(verdict.rules()).allMatch(Verdict.Rule::passed);
        assertThat(verdict.rules().getLast().value())
                .isEqualTo(trial.outOfSample().figure(Figure.TOTAL_RETURN));
    }

    @Test
    void givenCellsThatDoNotCoverTheirFees_thenThatRuleFailsWithItsFigure() {
        Verdict.Rule rule =
                trial(Planted.document().with("grid.cells", "300")).verdict().rules().getFirst();

        assertThat(rule.passed()).isFalse();
        assertThat(rule.value().orElseThrow()).isNegative();
    }

    @Test
    void givenAStartThatIsRefused_thenThereAreNoFiguresAndTheRuleFails() {
        // The last part opens below the stop.
        double open = SPLIT.test().open()[0];
        String stop = String.valueOf(Math.ceil(open) + 1);
        SplitTrial trial = trial(Planted.document().with("stopLoss", stop.replace(".0", "")));

        assertThat(trial.outOfSample().totals()).isEmpty();
        assertThat(trial.evidence().outOfSample()).isEmpty();
        assertThat(trial.verdict().rules().getLast())
                .isEqualTo(new Verdict.Rule("outOfSampleProfit", 0, OptionalDouble.empty(), false));
    }

    private static SplitTrial trial(StrategyDocument document) {
        return SplitTrial.of(GridPlan.of(document.decode()), SPLIT);
    }
}
