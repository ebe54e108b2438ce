package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code optimize nsga2}: several figures at once, and all that no other one beats. */
@Command(
        name = "nsga2",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize nsga2 --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet \\",
            "      --objective totalReturn,maxDrawdown --front front.csv"
        },
        description = {
            "Searches for settings that are good by several figures at once (NSGA-II), and keeps"
                    + " all that no other one beats in each. The one nearest to the best of each"
                    + " figure is validated and written.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class Nsga2Command extends SearchCommand {

    @Mixin private BreedingOptions breeding;

    @Override
    SearchPlan plan() {
        return SearchPlan.nsga2(breeding.seed(), breeding.population(), breeding.generations());
    }
}
