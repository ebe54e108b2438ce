package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code optimize random}: draws by chance, the yardstick of every other method. */
@Command(
        name = "random",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize random --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --evaluations 2000"
        },
        description = {"Tries settings drawn by chance, validates the best and writes it.", ""})
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class RandomCommand extends SearchCommand {

    @Mixin private DrawOptions draws;

    @Override
    SearchPlan plan() {
        return SearchPlan.random(draws.seed(), draws.evaluations());
    }
}
