package io.trellis.cli.optimize;

import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code optimize bayesian}: a model of the figure says where to look next. */
@Command(
        name = "bayesian",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize bayesian --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --evaluations 200"
        },
        description = {
            "Tries settings one after the other, each where a model of the figure expects the most"
                    + " (Gaussian process, expected improvement), validates the best and writes it. For"
                    + " some hundred evaluations at most.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class BayesianCommand extends SearchCommand {

    @Mixin private DrawOptions draws;

    @Override
    SearchPlan plan() {
        return SearchPlan.bayesian(draws.seed(), draws.evaluations());
    }
}
