package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code optimize genetic}: one figure made better, generation by generation. */
@Command(
        name = "genetic",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize genetic --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet",
            "  bin/optimize genetic --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --set grid.cells=10..80"
                    + " --objective sharpe --out found.json"
        },
        description = {
            "Searches for good settings of a strategy, holds the best against every test of the"
                    + " validation, and writes it to a strategy file with the verdict.",
            "",
            "The same seed and ledger give the same file on any number of threads.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class GeneticCommand extends SearchCommand {

    @Mixin private BreedingOptions breeding;

    @Override
    SearchPlan plan() {
        return SearchPlan.genetic(breeding.seed(), breeding.population(), breeding.generations());
    }
}
