package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.UtcTime;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The option that says which time it is. */
final class AtOption {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Time to judge by, UTC (default: now).")
    private @Nullable Instant time;

    /** To the second, as files are stamped. */
    Instant time() {
        return time == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : time;
    }
}
