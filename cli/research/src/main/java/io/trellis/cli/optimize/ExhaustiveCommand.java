package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;

/** {@code optimize exhaustive}: every combination. */
@Command(
        name = "exhaustive",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize exhaustive --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --set grid.cells=8..32/4"
        },
        description = {
            "Tries every combination of settings, validates the best and writes it.",
            ""
        })
final class ExhaustiveCommand extends SearchCommand {

    @Override
    SearchPlan plan() {
        return SearchPlan.exhaustive();
    }
}
