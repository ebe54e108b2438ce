package io.trellis.cli.backtest;

import io.trellis.backtesting.markov.ChainStudy;
import io.trellis.backtesting.markov.GateAblation;
import io.trellis.backtesting.markov.GateTrial;
import io.trellis.backtesting.markov.GaussianHmm;
import io.trellis.backtesting.markov.HiddenStudy;
import io.trellis.backtesting.markov.HmmFit;
import io.trellis.backtesting.markov.MarkovChain;
import io.trellis.backtesting.markov.MemoryTest;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A study in tables and sentences.
 *
 * @param ablation of a grid's gates; empty without a strategy
 */
record RegimesReport(BarColumns bars, RegimeStudy study, Optional<GateAblation> ablation) {

    /** Candles ahead that the chain forecasts. */
    static final int FORECAST_STEPS = 12;

    private static final double YEAR_MILLIS = 365 * 86_400_000.0;
    private static final double BPS = 10_000;
    private static final double SMALLEST_P = 0.0001;

    String text() {
        var text = new StringBuilder();
        text.append(bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "");
        text.append(head()).append("\n\n");
        for (Listing listing : listings()) {
            text.append(listing.text()).append('\n');
        }
        conclusions().forEach(sentence -> text.append(sentence).append('\n'));
        return text.toString();
    }

    /** Over what, in two lines. */
    String head() {
        return String.format(
                Locale.ROOT,
                "regimes of %s: %,d bars from %s to %s UTC%n"
                        + "%s of %s candles; training until %s (%,d candles), the rest %,d candles",
                bars.series(),
                bars.rows(),
                UtcTime.minutes(bars.firstMillis()),
                UtcTime.minutes(bars.lastMillis()),
                word(),
                study.settings().timeframe(),
                UtcTime.minutes(study.splitMillis()),
                study.training().count(),
                study.rest().count());
    }

    private String word() {
        return study.settings().observation().name().toLowerCase(Locale.ROOT);
    }

    List<Listing> listings() {
        List<Listing> all = new ArrayList<>();
        all.add(labels());
        all.add(chain());
        all.add(forecast());
        all.add(memory());
        all.add(hidden());
        all.add(starts());
        ablation.map(this::gates).ifPresent(all::add);
        return all;
    }

    private Listing labels() {
        var listing =
                new Listing(
                        "Five labels",
                        "Over all bars, as nothing is fitted.",
                        "label",
                        "of the time",
                        "mean stay, bars");
        for (MarketState state : MarketState.values()) {
            listing.row(
                    state.name(),
                    percent(study.labels().share(state)),
                    fixed(study.labels().meanStayBars(state), 1));
        }
        return listing;
    }

    private Listing chain() {
        FittedFilter.Chain filter = study.chain().filter();
        MarkovChain chain = study.chain().chain();
        List<String> head = new ArrayList<>(List.of("from", "up to, bps"));
        filter.states().forEach(state -> head.add("to " + state));
        head.addAll(List.of("in the long run", "mean stay, candles"));
        var listing =
                new Listing(
                        "Chain of observable states",
                        "Bounds and steps are those of the training window.",
                        head,
                        new ArrayList<>());
        Optional<double[]> law = chain.stationary();
        for (int from = 0; from < chain.states(); from++) {
            int state = from;
            boolean last = from == filter.bounds().size();
            List<String> row = new ArrayList<>(List.of(filter.states().get(from)));
            row.add(last ? "-" : fixed(filter.bounds().get(from) * BPS, 2));
            for (int to = 0; to < chain.states(); to++) {
                row.add(percent(chain.probability(from, to)));
            }
            row.add(law.map(shares -> percent(shares[state])).orElse("-"));
            row.add(fixed(chain.expectedStay(from), 2));
            listing.row(row);
        }
        return listing;
    }

    private Listing forecast() {
        FittedFilter.Chain filter = study.chain().filter();
        List<String> head = new ArrayList<>(List.of("from"));
        filter.states().forEach(state -> head.add("in " + state));
        var listing =
                new Listing("After " + FORECAST_STEPS + " candles", "", head, new ArrayList<>());
        for (int from = 0; from < filter.states().size(); from++) {
            List<String> row = new ArrayList<>(List.of(filter.states().get(from)));
            for (double share : study.chain().chain().forecast(from, FORECAST_STEPS)) {
                row.add(percent(share));
            }
            listing.row(row);
        }
        return listing;
    }

    private Listing memory() {
        ChainStudy chain = study.chain();
        return new Listing(
                        "Does a state say anything of the next?",
                        "p is how often states without any memory would look as dependent.",
                        "part",
                        "steps",
                        "log L chain",
                        "log L independent",
                        "ratio",
                        "df",
                        "p",
                        "AIC",
                        "BIC")
                .row(memory("training", chain.training()))
                .row(memory("the rest", chain.rest()));
    }

    private static List<String> memory(String part, MemoryTest test) {
        return List.of(
                part,
                String.format(Locale.ROOT, "%,d", test.steps()),
                fixed(test.logLikelihoodChain(), 2),
                fixed(test.logLikelihoodIndependent(), 2),
                fixed(test.ratio(), 2),
                String.valueOf(test.degreesOfFreedom()),
                p(test.p()),
                fixed(test.aic(), 2),
                fixed(test.bic(), 2));
    }

    private Listing hidden() {
        HiddenStudy hidden = study.hidden();
        GaussianHmm model = hidden.fit().model();
        Optional<double[]> law = model.chain().stationary();
        var listing =
                new Listing(
                        "Hidden Markov model",
                        String.format(
                                Locale.ROOT,
                                "A candle's mean log-likelihood: %.4f in training, %.4f in the"
                                        + " rest, where nothing was fitted.",
                                hidden.trainingPerObservation(),
                                hidden.restPerObservation()),
                        "state",
                        "mean, bps",
                        "deviation, bps",
                        "a year, %",
                        "in the long run",
                        "mean stay, candles");
        for (int each = 0; each < model.states(); each++) {
            int state = each;
            listing.row(
                    hidden.filter().states().get(state),
                    fixed(model.mean(state) * BPS, 3),
                    fixed(Math.sqrt(model.variance(state)) * BPS, 3),
                    annual(model.variance(state)).map(share -> fixed(share * 100, 1)).orElse("-"),
                    law.map(shares -> percent(shares[state])).orElse("-"),
                    fixed(model.chain().expectedStay(state), 1));
        }
        return listing;
    }

    /** Deviation of a year's return; a range has none. */
    Optional<Double> annual(double variance) {
        double candles = YEAR_MILLIS / study.settings().timeframe().millis();
        return study.settings().observation() == Observation.RETURN
                ? Optional.of(Math.sqrt(variance * candles))
                : Optional.empty();
    }

    private Listing starts() {
        var listing =
                new Listing(
                        "Starts of the fit, seed " + study.settings().seed(),
                        "",
                        "start",
                        "log L",
                        "steps",
                        "settled");
        List<HmmFit.Start> starts = study.hidden().fit().starts();
        for (int i = 0; i < starts.size(); i++) {
            HmmFit.Start start = starts.get(i);
            listing.row(
                    String.valueOf(i + 1),
                    fixed(start.logLikelihood(), 4),
                    String.valueOf(start.steps()),
                    start.settled() ? "yes" : "no");
        }
        return listing;
    }

    private Listing gates(GateAblation tried) {
        var listing =
                new Listing(
                        String.format(
                                Locale.ROOT,
                                "Gates over the rest: %d days, %.2f quote without a gate",
                                tried.days(),
                                tried.profitWithout()),
                        "Gain is the profit with the gate less the one without; 95 % of drawn"
                                + " stretches of days lie between.",
                        "gate",
                        "stops buying",
                        "profit",
                        "gain",
                        "from",
                        "to",
                        "verdict");
        for (GateTrial trial : tried.trials()) {
            listing.row(
                    trial.gate().name(),
                    percent(trial.blockedShare()),
                    fixed(trial.profit(), 2),
                    fixed(trial.gain(), 2),
                    trial.interval().map(gains -> fixed(gains.lower(), 2)).orElse("-"),
                    trial.interval().map(gains -> fixed(gains.upper(), 2)).orElse("-"),
                    trial.verdict());
        }
        return listing;
    }

    /** What follows, in plain sentences. */
    List<String> conclusions() {
        List<String> sentences = new ArrayList<>();
        double p = study.chain().training().p();
        String shown = p < SMALLEST_P ? "p " + p(p) : "p = " + p(p);
        sentences.add(
                study.hasMemory()
                        ? "The training window shows a memory ("
                                + shown
                                + "), so a gate may act if it pays."
                        : "The training window shows no memory ("
                                + shown
                                + "), so no gate may act.");
        ablation.ifPresent(tried -> sentences.add(gatesInWords(tried)));
        return sentences;
    }

    private static String gatesInWords(GateAblation tried) {
        List<String> acting =
                tried.trials().stream()
                        .filter(GateTrial::mayAct)
                        .map(trial -> trial.gate().name())
                        .toList();
        double byChance = tried.trials().size() * (1 - tried.level()) / 2;
        return String.format(
                Locale.ROOT,
                "%s Of %d gates that do nothing, %.1f would seem to pay by chance.",
                acting.isEmpty()
                        ? "No gate may act."
                        : "May act: " + String.join(", ", acting) + ".",
                tried.trials().size(),
                byChance);
    }

    private static String p(double p) {
        return p < SMALLEST_P ? "< 0.0001" : fixed(p, 4);
    }

    private static String percent(double share) {
        return fixed(share * 100, 2) + " %";
    }

    private static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                : "-";
    }
}
