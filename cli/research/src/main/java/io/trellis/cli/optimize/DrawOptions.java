package io.trellis.cli.optimize;

import picocli.CommandLine.Option;

/** How many candidates a search draws. */
final class DrawOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the search (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            required = true,
            description = "Strategies to try.")
    private long evaluations;

    long seed() {
        return seed;
    }

    long evaluations() {
        return evaluations;
    }
}
