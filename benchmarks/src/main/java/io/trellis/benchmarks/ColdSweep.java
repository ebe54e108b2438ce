package io.trellis.benchmarks;

import java.util.List;

/**
 * {@code backtest sweep} as a user starts it: a new process, bars from Parquet, runs to Parquet.
 */
final class ColdSweep {

    private final ColdProcess process;
    private final Sizes sizes;

    ColdSweep(ColdProcess process, Sizes sizes) {
        this.process = process;
        this.sizes = sizes;
    }

    Row row() {
        return new Row(
                "10,000 sets x 1 year, every metric, cold process of backtest sweep",
                "s",
                Goal.atMost(3, 1.5),
                this::measured);
    }

    private Figure measured() {
        var arguments =
                List.of(
                        "--set",
                        "grid.cells=20..150",
                        "--set",
                        "grid.lower=38500..63000",
                        "--set",
                        "grid.upper=77500..127000",
                        "--sobol",
                        String.valueOf(sizes.coldSets()));
        return process.seconds("backtest", "sweep", arguments, "runs.parquet");
    }
}
