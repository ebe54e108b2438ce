package io.trellis.cli.backtest;

import io.trellis.backtesting.markov.ChainStudy;
import io.trellis.backtesting.markov.GateAblation;
import io.trellis.backtesting.markov.GateTrial;
import io.trellis.backtesting.markov.GaussianHmm;
import io.trellis.backtesting.markov.HmmFit;
import io.trellis.backtesting.markov.MarkovChain;
import io.trellis.backtesting.markov.MemoryTest;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.cli.research.FigureJson;
import io.trellis.core.regime.MarketState;
import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A study as JSON. */
final class RegimesJson {

    private final RegimesReport report;
    private final RegimeStudy study;

    private RegimesJson(RegimesReport report) {
        this.report = report;
        this.study = report.study();
    }

    static Json.ObjectValue of(RegimesReport report) {
        return new RegimesJson(report).document();
    }

    private Json.ObjectValue document() {
        var settings = study.settings();
        var document =
                Json.object()
                        .put("synthetic", report.bars().synthetic())
                        .put("series", report.bars().series().path())
                        .put("sha256", report.bars().contentSha256())
                        .put("bars", report.bars().rows())
                        .put("timeframe", settings.timeframe().toString())
                        .put("observation", settings.observation().name().toLowerCase(Locale.ROOT))
                        .put("trainingTo", Instant.ofEpochMilli(study.splitMillis()).toString())
                        .put("trainingCandles", study.training().count())
                        .put("restCandles", study.rest().count())
                        .put("seed", settings.seed())
                        .put("labels", labels())
                        .put("chain", chain())
                        .put("hmm", hidden())
                        .put("hasMemory", study.hasMemory());
        report.ablation().ifPresent(tried -> document.put("gates", gates(tried)));
        return document.build();
    }

    private Json labels() {
        var labels = Json.object();
        for (MarketState state : MarketState.values()) {
            labels.put(
                    state.name(),
                    Json.object()
                            .put("share", number(study.labels().share(state)))
                            .put("meanStayBars", number(study.labels().meanStayBars(state)))
                            .build());
        }
        return labels.build();
    }

    private Json chain() {
        ChainStudy studied = study.chain();
        MarkovChain chain = studied.chain();
        int states = chain.states();
        return Json.object()
                .put("states", texts(studied.filter().states()))
                .put("bounds", numbers(doubles(studied.filter().bounds())))
                .put("transition", rows(states, from -> row(chain, from)))
                .put(
                        "stationary",
                        chain.stationary().map(RegimesJson::numbers).orElse(new Json.NullValue()))
                .put(
                        "meanStayCandles",
                        numbers(
                                IntStream.range(0, states)
                                        .mapToDouble(chain::expectedStay)
                                        .toArray()))
                .put("forecastSteps", RegimesReport.FORECAST_STEPS)
                .put(
                        "forecast",
                        rows(states, from -> chain.forecast(from, RegimesReport.FORECAST_STEPS)))
                .put("memoryTraining", memory(studied.training()))
                .put("memoryRest", memory(studied.rest()))
                .build();
    }

    private static double[] row(MarkovChain chain, int from) {
        return IntStream.range(0, chain.states())
                .mapToDouble(to -> chain.probability(from, to))
                .toArray();
    }

    private static Json memory(MemoryTest test) {
        return Json.object()
                .put("steps", test.steps())
                .put("logLikelihoodChain", number(test.logLikelihoodChain()))
                .put("logLikelihoodIndependent", number(test.logLikelihoodIndependent()))
                .put("ratio", number(test.ratio()))
                .put("degreesOfFreedom", test.degreesOfFreedom())
                .put("p", number(test.p()))
                .put("aic", number(test.aic()))
                .put("bic", number(test.bic()))
                .build();
    }

    private Json hidden() {
        GaussianHmm model = study.hidden().fit().model();
        int states = model.states();
        MarkovChain chain = model.chain();
        double[] variances = IntStream.range(0, states).mapToDouble(model::variance).toArray();
        var hidden =
                Json.object()
                        .put("states", texts(study.hidden().filter().states()))
                        .put(
                                "means",
                                numbers(
                                        IntStream.range(0, states)
                                                .mapToDouble(model::mean)
                                                .toArray()))
                        .put(
                                "deviations",
                                numbers(Arrays.stream(variances).map(Math::sqrt).toArray()))
                        .put("annualDeviations", annual(variances))
                        .put("transition", rows(states, from -> row(chain, from)))
                        .put(
                                "meanStayCandles",
                                numbers(
                                        IntStream.range(0, states)
                                                .mapToDouble(chain::expectedStay)
                                                .toArray()))
                        .put("trainingPerCandle", number(study.hidden().trainingPerObservation()))
                        .put("restPerCandle", number(study.hidden().restPerObservation()));
        List<Json> starts = study.hidden().fit().starts().stream().map(RegimesJson::start).toList();
        return hidden.put("starts", new Json.ArrayValue(starts)).build();
    }

    private Json annual(double[] variances) {
        return new Json.ArrayValue(
                Arrays.stream(variances)
                        .mapToObj(report::annual)
                        .map(share -> share.map(RegimesJson::number).orElse(new Json.NullValue()))
                        .toList());
    }

    private static Json start(HmmFit.Start start) {
        return Json.object()
                .put("logLikelihood", number(start.logLikelihood()))
                .put("steps", start.steps())
                .put("settled", start.settled())
                .build();
    }

    private static Json gates(GateAblation tried) {
        return Json.object()
                .put("days", tried.days())
                .put("profitWithout", number(tried.profitWithout()))
                .put("level", number(tried.level()))
                .put(
                        "trials",
                        new Json.ArrayValue(
                                tried.trials().stream().map(RegimesJson::trial).toList()))
                .build();
    }

    private static Json trial(GateTrial trial) {
        Json none = new Json.NullValue();
        return Json.object()
                .put("gate", trial.gate().name())
                .put("blockedShare", number(trial.blockedShare()))
                .put("profit", number(trial.profit()))
                .put("gain", number(trial.gain()))
                .put("gainFrom", trial.interval().map(gain -> number(gain.lower())).orElse(none))
                .put("gainTo", trial.interval().map(gain -> number(gain.upper())).orElse(none))
                .put("mayAct", trial.mayAct())
                .put("verdict", trial.verdict())
                .build();
    }

    private interface Row {
        double[] of(int from);
    }

    private static Json rows(int states, Row row) {
        return new Json.ArrayValue(
                IntStream.range(0, states).mapToObj(from -> numbers(row.of(from))).toList());
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Json texts(List<String> values) {
        return new Json.ArrayValue(values.stream().<Json>map(Json.TextValue::new).toList());
    }

    private static Json numbers(double[] values) {
        return new Json.ArrayValue(Arrays.stream(values).mapToObj(RegimesJson::number).toList());
    }

    /** A number; null where it is none, such as the stay in a state that never ends. */
    private static Json number(double value) {
        return Double.isFinite(value) ? FigureJson.number(value) : new Json.NullValue();
    }
}
