package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code optimize sobol}: points that fill the space evenly. */
@Command(
        name = "sobol",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize sobol --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --evaluations 2048"
        },
        description = {
            "Tries settings that fill the space evenly (Sobol points), validates the best and"
                    + " writes it.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class SobolCommand extends SearchCommand {

    @Mixin private DrawOptions draws;

    @Override
    SearchPlan plan() {
        return SearchPlan.sobol(draws.seed(), draws.evaluations());
    }
}
