package io.trellis.optimization.study;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.validation.FairWorlds;
import io.trellis.optimization.validation.FairWorlds.Swing;

import org.apache.commons.math3.distribution.BetaDistribution;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often a whole study believes what it finds: in worlds where nothing can be earned ({@link
 * FairWorlds}), where every acceptance is false, and in worlds where something was planted.
 *
 * @param fair worlds without an edge, in the order of their seeds
 * @param planted worlds with one
 */
public record Calibration(List<World> fair, List<World> planted) {

    private static final double CONFIDENCE = 0.95;

    public Calibration {
        fair = List.copyOf(fair);
        planted = List.copyOf(planted);
    }

    /**
     * What a study said of one world.
     *
     * @param verdict empty where no feasible strategy was found
     */
    public record World(Optional<Verdict> verdict) {

        /** Whether the study believed what it found. */
        public boolean isAccepted() {
            return verdict.map(each -> each.status() == Verdict.Status.VALIDATED).orElse(false);
        }

        /** Whether a gate was looked at and did not hold. */
        public boolean isRefusedBy(Gate gate) {
            return verdict.stream()
                    .flatMap(each -> each.rules().stream())
                    .filter(rule -> rule.rule().equals(gate.word()))
                    .anyMatch(
                            rule -> !rule.passed() && (rule.value().isPresent() || !gate.isLast()));
        }
    }

    /** Hears how far a calibration is; called by several threads. */
    @FunctionalInterface
    public interface Progress {

        void done(int worlds, int of);
    }

    /**
     * Studies every world.
     *
     * @throws InvalidInputException if the bars are too few for the validation
     */
    public static Calibration run(CalibrationPlan plan, Progress progress) {
        Parts.of(plan.columns(), plan.validation());
        Instrument instrument = plan.document().decode().instrument();
        Bars bars = TickBars.of(plan.columns(), instrument);
        var worlds = new FairWorlds(plan.columns(), bars, instrument, plan.worldBlockBars());
        long[] seeds = Seeds.of(plan.seed(), Seeds.FAIR, plan.worlds());
        var results = new World[2 * plan.worlds()];
        var done = new AtomicInteger();
        try (var workers = new Workers(plan.threads())) {
            workers.forEach(
                    results.length,
                    i -> {
                        Swing swing = i < plan.worlds() ? Swing.NONE : plan.planted();
                        BarColumns world = worlds.world(seeds[i % plan.worlds()], swing, "trellis");
                        results[i] = studied(plan, world);
                        progress.done(done.incrementAndGet(), results.length);
                    });
        }
        List<World> all = Arrays.asList(results);
        return new Calibration(
                all.subList(0, plan.worlds()), all.subList(plan.worlds(), all.size()));
    }

    private static World studied(CalibrationPlan plan, BarColumns world) {
        StrategyFile file = plan.document().decode();
        SearchBlock block =
                plan.block().orElseGet(() -> DrawnBlock.of(file, world, plan.validation()));
        var issue =
                new StudyJob.Issue(
                        file.name(),
                        Instant.ofEpochMilli(world.lastMillis()),
                        Optional.empty(),
                        plan.engine());
        StudyJob job =
                StudyJob.of(
                                plan.document(),
                                block,
                                Optional.of(plan.search()),
                                world,
                                SuspectBars.NONE,
                                plan.validation(),
                                issue,
                                1)
                        .with(plan.gates());
        try {
            StudyResult result = Study.run(job, Trials.inMemory(), StudyListener.silent());
            return new World(Optional.of(result.verdict()));
        } catch (InvalidInputException _) {
            return new World(Optional.empty());
        }
    }

    /** How many worlds of some were accepted. */
    public static int accepted(List<World> worlds) {
        return (int) worlds.stream().filter(World::isAccepted).count();
    }

    /** How many worlds of some a gate refused. */
    public static int refused(List<World> worlds, Gate gate) {
        return (int) worlds.stream().filter(world -> world.isRefusedBy(gate)).count();
    }

    /** Share of the fair worlds that were believed. */
    public double falseAcceptance() {
        return (double) accepted(fair) / fair.size();
    }

    /** What the true share lies below with a probability of 95 %. */
    public double falseAcceptanceBound() {
        return upperBound(accepted(fair), fair.size());
    }

    /** Share of the worlds with an edge that were believed. */
    public double power() {
        return (double) accepted(planted) / planted.size();
    }

    /**
     * The exact one-sided upper bound of a share, 95 % (Clopper and Pearson 1934).
     *
     * @param hits 0 to {@code of}
     * @param of 1 or more
     */
    public static double upperBound(int hits, int of) {
        return hits == of
                ? 1
                : new BetaDistribution(hits + 1.0, (double) of - hits)
                        .inverseCumulativeProbability(CONFIDENCE);
    }
}
