package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.SuspectProfit;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.study.StudyListener.Stage;
import io.trellis.optimization.validation.Trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The way from bars to a strategy file with its proof.
 *
 * <ol>
 *   <li>The bars are cut on time: what may be seen, a purge, the holdout.
 *   <li>A search on what may be seen, unless a strategy was given; every trial is counted.
 *   <li>The search again in every fold of a walk forward, at a share of its cost.
 *   <li>The strategy under other fills, costs, starts, parameters and worlds.
 *   <li>The daily returns of candidates, of which it is one, against luck.
 *   <li>The holdout, once, if every gate so far holds, which is written down.
 * </ol>
 *
 * The same job with the same trials counted gives the same bytes on any number of threads.
 */
public final class Study {

    /** The method of a strategy that nobody searched for. */
    public static final String GIVEN = "given";

    private final StudyJob job;
    private final Trials trials;
    private final StudyListener listener;
    private final Parts parts;
    private final String sha256;
    private final Findings findings = new Findings();

    private Study(StudyJob job, Trials trials, StudyListener listener) {
        this.job = job;
        this.trials = trials;
        this.listener = listener;
        this.parts = Parts.of(job.columns(), job.validation());
        this.sha256 = job.columns().contentSha256();
    }

    /**
     * Runs a study.
     *
     * @param trials told of everything that is tried, and asked for the count
     * @throws InvalidInputException if the bars are too few, nothing feasible is found, or the
     *     strategy is no grid; nothing is written down of the holdout then
     * @throws java.util.concurrent.CancellationException if this thread is interrupted
     */
    public static StudyResult run(StudyJob job, Trials trials, StudyListener listener) {
        return new Study(job, trials, listener).run();
    }

    private StudyResult run() {
        try (var workers = new Workers(job.threads())) {
            var choice = new Choice(job, trials, workers);
            GridPlan base = GridPlan.of(job.document().decode());
            Bars bars = TickBars.of(parts.seen(), base.instrument());
            listener.entered(Stage.SEARCH);
            Chosen chosen = choice.choose(bars, data(parts.seen()), listener);
            Trial inSample = Trial.of(chosen.strategy(), parts.seen());
            requireStarted(inSample);
            listener.entered(Stage.WALK_FORWARD);
            WalkForwardTest walk = walkForward(choice, chosen);
            walk.tell(findings);
            var kernel = new GridKernel(bars);
            var robust =
                    new Robustness(
                            chosen.strategy(),
                            parts.seen(),
                            bars,
                            kernel,
                            job.validation(),
                            workers);
            Optional<FillEnvelope> envelope = robustness(robust, choice, chosen);
            Trials.Count count = trials.count(job.counted());
            listener.entered(Stage.LUCK);
            luck(chosen, kernel, workers, count);
            feesAndSuspects(inSample, chosen.strategy(), bars);
            Optional<Trial> outOfSample = holdout(chosen.strategy());
            StrategyFile file =
                    file(chosen, count, evidence(inSample, outOfSample, walk, envelope, chosen));
            return new StudyResult(file, chosen.search(), inSample, outOfSample);
        }
    }

    /** The bars of a series that may be looked at before anything is chosen. */
    public static BarColumns seen(BarColumns columns, ValidationPlan plan) {
        return Parts.of(columns, plan).seen();
    }

    private TrialData data(BarColumns part) {
        return data(job, sha256, part);
    }

    /** A part of the bars, as the count of trials names it. */
    static TrialData data(StudyJob job, String sha256, BarColumns part) {
        return new TrialData(
                part.series(),
                sha256,
                Instant.ofEpochMilli(part.firstMillis()),
                Instant.ofEpochMilli(part.lastMillis()),
                job.issue().engine());
    }

    /** Only a strategy that was given may turn out not to start. */
    private static void requireStarted(Trial inSample) {
        switch (inSample.outcome()) {
            case Attempt.Done<Outcome> _ -> {}
            case Attempt.Refused<Outcome>(var reason) ->
                    throw new InvalidInputException(
                            "the strategy cannot start on the first bar: " + reason);
        }
    }

    private WalkForwardTest walkForward(Choice choice, Chosen chosen) {
        return WalkForwardTest.of(
                parts.seen(),
                parts.folds(job.validation()),
                train ->
                        choice.again(
                                chosen.plan(),
                                TickBars.of(train, chosen.strategy().instrument()),
                                data(train)));
    }

    private Optional<FillEnvelope> robustness(Robustness robust, Choice choice, Chosen chosen) {
        listener.entered(Stage.ROBUSTNESS);
        Optional<FillEnvelope> envelope = robust.envelope();
        long capital = chosen.strategy().capital();
        findings.put(
                Gate.ENVELOPE,
                envelope.map(each ->
                                OptionalDouble.of(
                                        Robustness.share(each.finalEquity().least(), capital)))
                        .orElseGet(OptionalDouble::empty));
        findings.put(Gate.COSTS, robust.dearer());
        findings.put(Gate.STARTS, robust.laterStarts());
        plateau(robust, choice, chosen);
        listener.entered(Stage.WORLDS);
        Robustness.Worlds worlds = robust.worlds();
        findings.put(Gate.WORLDS_DRAWDOWN, worlds.fall(0.95));
        findings.put("worldsDrawdown50", worlds.fall(0.5));
        findings.put("worldsDrawdown99", worlds.fall(0.99));
        findings.put("worldsReturn05", worlds.gain(0.05));
        findings.put("worldsReturn50", worlds.gain(0.5));
        return envelope;
    }

    private void plateau(Robustness robust, Choice choice, Chosen chosen) {
        List<Attempt<GridPlan>> neighbours =
                Neighbours.of(
                        chosen.document(),
                        job.block().dimensions(),
                        job.validation().neighbours(),
                        Seeds.of(job.validation().seed(), Seeds.NEIGHBOURS));
        choice.tell(data(parts.seen()), neighbours.stream().flatMap(Study::done).toList());
        Robustness.Plateau plateau = robust.plateau(neighbours, choice.objective());
        findings.put(Gate.PLATEAU, plateau.gain());
        findings.put("plateauScore", plateau.score());
    }

    private static Stream<GridPlan> done(Attempt<GridPlan> plan) {
        return switch (plan) {
            case Attempt.Done<GridPlan>(var value) -> Stream.of(value);
            case Attempt.Refused<GridPlan> _ -> Stream.empty();
        };
    }

    private void luck(Chosen chosen, GridKernel kernel, Workers workers, Trials.Count count) {
        CandidateReturns returns =
                CandidateReturns.of(kernel, chosen.candidates(), chosen.judged(), workers);
        Luck luck = Luck.of(returns, job.validation(), count.trials());
        luck.tell(findings);
        findings.putAll(luck.statistics());
    }

    private void feesAndSuspects(Trial inSample, GridPlan plan, Bars bars) {
        Outcome outcome = inSample.totals().orElseThrow();
        findings.put(Gate.COVERS_FEES, OptionalDouble.of(outcome.fees().worstNet().doubleValue()));
        if (Backtest.run(plan, bars) instanceof Attempt.Done<BacktestResult>(var result)) {
            findings.put(
                    Gate.SUSPECT_BARS,
                    SuspectProfit.of(result.equity(), result.fills(), job.suspects()).share());
        }
    }

    /** Looked at if all else holds; that it was is written down first. */
    private Optional<Trial> holdout(GridPlan plan) {
        if (!job.gates().allowOpening(findings.figures())) {
            return Optional.empty();
        }
        listener.entered(Stage.HOLDOUT);
        int openings = trials.openHoldout(data(parts.holdout()), ParameterDigest.of(plan));
        Trial trial = Trial.of(plan, parts.holdout());
        findings.put(Gate.OPENINGS, OptionalDouble.of(openings));
        findings.put(Gate.HOLDOUT, trial.figure(Figure.TOTAL_RETURN));
        return Optional.of(trial);
    }

    private Evidence evidence(
            Trial inSample,
            Optional<Trial> outOfSample,
            WalkForwardTest walk,
            Optional<FillEnvelope> envelope,
            Chosen chosen) {
        for (Gate gate : List.of(Gate.COSTS, Gate.STARTS, Gate.PLATEAU, Gate.WORLDS_DRAWDOWN)) {
            findings.put(gate.word(), findings.figure(gate));
        }
        return new Evidence(
                inSample.metrics(),
                outOfSample.flatMap(Trial::metrics),
                walk.folds(),
                findings.figure(Gate.DEFLATED_SHARPE),
                findings.figure(Gate.OVERFITTING),
                findings.figure(Gate.REALITY_CHECK),
                envelope.map(each -> Robustness.evidence(each, chosen.strategy().capital())),
                job.nullAcceptance(),
                findings.figure(Gate.SUSPECT_BARS),
                Optional.of(findings.statistics()));
    }

    private StrategyFile file(Chosen chosen, Trials.Count count, Evidence evidence) {
        StrategyFile strategy = chosen.document().decode();
        StrategyFile stated =
                job.search().isPresent() ? strategy.withSearch(job.block()) : strategy;
        Verdict verdict = job.gates().verdict(findings.figures());
        return StrategyCodec.proven(
                stated.issued(job.issue().name(), job.issue().created(), job.issue().expires()),
                new Provenance(
                        job.issue().engine(),
                        List.of(source()),
                        Optional.of(search(chosen, count)),
                        Optional.of(job.validation().settings())),
                evidence,
                verdict);
    }

    private Provenance.Search search(Chosen chosen, Trials.Count count) {
        OptionalLong made = OptionalLong.of(count.trials());
        Optional<String> head = Optional.of(count.head());
        return chosen.plan()
                .map(plan ->
                        new Provenance.Search(
                                plan.method(),
                                plan.seed(),
                                chosen.tried(),
                                made,
                                head,
                                Optional.of(plan.settings())))
                .orElseGet(() ->
                        new Provenance.Search(
                                GIVEN,
                                job.validation().seed(),
                                chosen.tried(),
                                made,
                                head,
                                Optional.<Metrics>empty()));
    }

    private Provenance.DataSource source() {
        BarColumns columns = job.columns();
        return new Provenance.DataSource(
                columns.series(),
                sha256,
                Instant.ofEpochMilli(columns.firstMillis()),
                Instant.ofEpochMilli(columns.lastMillis()),
                columns.rows());
    }
}
