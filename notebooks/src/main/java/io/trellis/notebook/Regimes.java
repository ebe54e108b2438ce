package io.trellis.notebook;

import io.trellis.backtesting.markov.Gate;
import io.trellis.backtesting.markov.GateAblation;
import io.trellis.backtesting.markov.GateTrial;
import io.trellis.backtesting.markov.GaussianHmm;
import io.trellis.backtesting.markov.HmmFit;
import io.trellis.backtesting.markov.MarkovChain;
import io.trellis.backtesting.markov.MemoryTest;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.markov.StudySettings;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.strategy.grid.GridPlan;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.util.List;
import java.util.Locale;

/**
 * The states of a market: fitted on the first half of the time, judged on the second.
 *
 * @param ticks the bars
 * @param study what was found
 */
public record Regimes(Bars ticks, RegimeStudy study) implements Shown {

    private static final int CHAIN_STATES = 3;
    private static final HmmFit.Settings HIDDEN = new HmmFit.Settings(2, 5, 1_000);
    private static final double PRIOR = 1;
    private static final double THRESHOLD = 0.6;

    static Regimes of(
            BarSeries bars, Instrument instrument, String timeframe, String observe, long seed) {
        Bars ticks = bars.ticks(instrument);
        var settings =
                new StudySettings(
                        Timeframe.parse(timeframe),
                        Observation.valueOf(observe.toUpperCase(Locale.ROOT)),
                        CHAIN_STATES,
                        HIDDEN,
                        PRIOR,
                        seed);
        long middle = ticks.timeMillis(ticks.count() / 2);
        return new Regimes(ticks, RegimeStudy.of(ticks, middle, settings));
    }

    /** How the five labels share the time; nothing is fitted. */
    public Table labels() {
        var label = StringColumn.create("label");
        var share = DoubleColumn.create("% of the time");
        var stay = DoubleColumn.create("mean stay, bars");
        for (MarketState state : MarketState.values()) {
            label.append(state.name());
            share.append(100 * study.labels().share(state));
            stay.append(study.labels().meanStayBars(state));
        }
        return Table.create("Five labels", label, share, stay);
    }

    /** The chain of observable states: where a candle's state leads, in percent. */
    public Table chain() {
        MarkovChain chain = study.chain().chain();
        List<String> states = study.chain().filter().states();
        double[] law = chain.stationary().orElseGet(() -> new double[0]);
        var from = StringColumn.create("from", states);
        Table table = Table.create("Chain of the training window, percent", from);
        for (int to = 0; to < states.size(); to++) {
            var column = DoubleColumn.create("to " + states.get(to));
            for (int state = 0; state < states.size(); state++) {
                column.append(100 * chain.probability(state, to));
            }
            table.addColumns(column);
        }
        var longRun = DoubleColumn.create("in the long run");
        var stay = DoubleColumn.create("mean stay, candles");
        for (int state = 0; state < states.size(); state++) {
            if (law.length > 0) {
                longRun.append(100 * law[state]);
            } else {
                longRun.appendMissing();
            }
            stay.append(chain.expectedStay(state));
        }
        return table.addColumns(longRun, stay);
    }

    /** Whether a state says anything of the next one. */
    public Table memory() {
        var part = StringColumn.create("part");
        var steps = LongColumn.create("steps");
        var ratio = DoubleColumn.create("likelihood ratio");
        var p = DoubleColumn.create("p");
        for (var each : List.of(study.chain().training(), study.chain().rest())) {
            part.append(part.isEmpty() ? "training" : "the rest");
            append(each, steps, ratio, p);
        }
        return Table.create("Order 0 against order 1", part, steps, ratio, p);
    }

    private static void append(
            MemoryTest test, LongColumn steps, DoubleColumn ratio, DoubleColumn p) {
        steps.append(test.steps());
        ratio.append(test.ratio());
        p.append(test.p());
    }

    /** The hidden states, calmest first; observations in basis points. */
    public Table hidden() {
        GaussianHmm model = study.hidden().fit().model();
        var state = StringColumn.create("state", study.hidden().filter().states());
        var mean = DoubleColumn.create("mean, bps");
        var deviation = DoubleColumn.create("deviation, bps");
        var stay = DoubleColumn.create("mean stay, candles");
        for (int i = 0; i < model.states(); i++) {
            mean.append(10_000 * model.mean(i));
            deviation.append(10_000 * Math.sqrt(model.variance(i)));
            stay.append(model.chain().expectedStay(i));
        }
        return Table.create("Hidden states of the training window", state, mean, deviation, stay);
    }

    /**
     * What a gate that stops buying in a state would have changed, on the part that nothing was
     * fitted on.
     */
    public Table gates(Draft grid) {
        GateAblation ablation =
                GateAblation.of(
                        GridPlan.of(grid.file()),
                        study.restOf(ticks),
                        Gate.ofEveryState(study, THRESHOLD),
                        study.hasMemory(),
                        study.settings().seed());
        var gate = StringColumn.create("buying stops in");
        var gain = DoubleColumn.create("gain, quote");
        var low = DoubleColumn.create("95 % from");
        var high = DoubleColumn.create("to");
        var verdict = StringColumn.create("verdict");
        for (GateTrial trial : ablation.trials()) {
            gate.append(trial.gate().name());
            gain.append(trial.gain());
            trial.interval()
                    .ifPresentOrElse(
                            interval -> {
                                low.append(interval.lower());
                                high.append(interval.upper());
                            },
                            () -> {
                                low.appendMissing();
                                high.appendMissing();
                            });
            verdict.append(trial.verdict());
        }
        return Table.create(
                "With a gate, against %.2f without".formatted(ablation.profitWithout()),
                gate,
                gain,
                low,
                high,
                verdict);
    }

    @Override
    public String html() {
        return TableHtml.of(labels()) + TableHtml.of(chain()) + TableHtml.of(hidden());
    }

    @Override
    public String toString() {
        return labels().print();
    }
}
