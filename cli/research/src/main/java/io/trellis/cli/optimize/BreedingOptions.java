package io.trellis.cli.optimize;

import picocli.CommandLine.Option;

/** How a search by generations goes on. */
final class BreedingOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the search (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--population",
            paramLabel = "N",
            defaultValue = "48",
            description = "Strategies in a generation (default: ${DEFAULT-VALUE}).")
    private int population;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "30",
            description = "Generations (default: ${DEFAULT-VALUE}).")
    private int generations;

    long seed() {
        return seed;
    }

    int population() {
        return population;
    }

    int generations() {
        return generations;
    }
}
