package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.search.Objective;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is searched for, where, and what the strategy that is found is called. */
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class SearchOptions {

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUES",
            description = {
                "Field to search over: grid.cells=10..80, grid.lower=40000..48000/500,"
                        + " grid.spacing=0.001..0.02/log, sizing=base,quote; one value sets the"
                        + " field. Without any, the search block of the strategy file counts, and"
                        + " without that a space is derived from the bars."
            })
    private List<String> settings = List.of();

    @Option(
            names = "--preset",
            paramLabel = "grid|risk",
            description = {
                "Space drawn from the bars in place of --set. grid: kind, spacing, cells, range,"
                        + " sizing and recentring together; risk: stops, exposure and the falls at"
                        + " which trading ends."
            })
    private @Nullable SpacePreset preset;

    @Option(
            names = "--objective",
            paramLabel = "FIGURES",
            description = {
                "Figure to make better, such as finalEquity, sharpe, calmar or maxDrawdown, and"
                        + " constraints on others: totalReturn,maxDrawdown<=0.2. Several figures"
                        + " are for nsga2 (default: that of the search block, else finalEquity)."
            })
    private @Nullable String objective;

    @Mixin private ThreadsOption threads;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description =
                    "Longest time to search, such as 90s, 20m or 2h; the generation that runs is"
                            + " finished.")
    private @Nullable Duration time;

    @Mixin private TargetOptions target;

    int threads() {
        return threads.count();
    }

    /** The longest time to search; empty for as long as it takes. */
    Optional<Duration> time() {
        return Optional.ofNullable(time);
    }

    /** What the command line asks for, else the search block, else the most equity at the end. */
    Objective objective(StrategyFile original) {
        return objective != null
                ? Objective.named(objective)
                : original.search()
                        .map(Objective::of)
                        .orElseGet(() -> Objective.named("finalEquity"));
    }

    /** Where to look, chosen from bars that may be looked at. */
    SpaceChoice space(StrategyDocument document, BarColumns seen) {
        if (preset == null) {
            return SpaceChoice.of(document, settings, seen);
        }
        if (!settings.isEmpty()) {
            throw new InvalidInputException(
                    "--preset and --set both say what to search over; give one of them");
        }
        return SpaceChoice.of(document, preset, seen);
    }

    /** Whether limits of loss are searched for, whose price is to be told. */
    boolean limitsLoss() {
        return preset == SpacePreset.RISK;
    }

    /**
     * Where the result goes.
     *
     * @param method of the search, which a derived name ends with
     */
    Target target(StrategyFile original, String method) {
        return target.of(original, method);
    }
}
