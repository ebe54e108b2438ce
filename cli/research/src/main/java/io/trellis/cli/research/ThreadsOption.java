package io.trellis.cli.research;

import io.trellis.core.InvalidInputException;

import picocli.CommandLine.Option;

/** The option that tells how many runs go on at the same time. */
public final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at the same time (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /**
     * How many, 1 or more.
     *
     * @throws InvalidInputException if fewer were asked for
     */
    public int count() {
        if (threads < 1) {
            throw new InvalidInputException(
                    "--threads " + threads + " is below 1; give 1 or more.");
        }
        return threads;
    }
}
