package io.trellis.cli.optimize;

import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the strategy with its proof is called, and where it goes. */
final class TargetOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Name of the strategy written (default: the given one's, with how it was"
                            + " found).")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Strategy file to write (default: strategies/NAME.json).")
    private @Nullable Path out;

    @Option(
            names = "--created",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Time to write into the file, UTC (default: now).")
    private @Nullable Instant created;

    @Option(
            names = "--force",
            description = "Replace a file that no search or validation of this name wrote.")
    private boolean force;

    /**
     * Where the result goes.
     *
     * @param method how it was found, which a derived name ends with
     */
    Target of(StrategyFile original, String method) {
        Instant made = created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created;
        return Target.of(original, method, name, out, made, force);
    }
}
