package io.trellis.benchmarks;

import io.trellis.backtesting.store.ParquetBarStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code backtest sweep} as a user starts it: a new process, bars from Parquet, runs to Parquet.
 */
final class ColdSweep {

    private static final String HEAP = "-Xmx256m";

    private static final String STRATEGY =
            """
            {
              "schema": "trellis/strategy/1",
              "name": "bench",
              "market": {"venue": "synthetic", "symbol": "BTC/USDT", "timeframe": "1m"},
              "instrument": {
                "tick": "0.01", "lot": "0.00000001", "minQty": "0", "minCost": "0",
                "makerFee": "0.0002", "takerFee": "0.0005"
              },
              "strategy": {
                "kind": "grid",
                "grid": {"kind": "geometric", "lower": "50000", "upper": "98000", "cells": 80},
                "capital": "10000", "sizing": "base", "start": "inventory",
                "stopLoss": null, "takeProfit": null, "recenter": null,
                "trail": null, "regimes": null
              },
              "risk": {
                "maxExposure": null, "killSwitch": null, "maxDrawdown": null,
                "resumeNextDay": false,
                "maxOrderNotional": null, "maxOpenOrders": null, "priceCollar": null
              },
              "assumptions": {"slippage": 0.0005, "pathRule": "nearest", "marginTicks": 0}
            }
            """;

    private final Workload workload;
    private final Sizes sizes;
    private final Path root;
    private final Path folder;

    /**
     * A measurement of the program in a checkout.
     *
     * @param root of the checkout
     * @param folder for what it needs and makes
     */
    ColdSweep(Workload workload, Sizes sizes, Path root, Path folder) {
        this.workload = workload;
        this.sizes = sizes;
        this.root = root;
        this.folder = folder;
    }

    Row row() {
        return new Row(
                "10,000 sets x 1 year, every metric, cold process of backtest sweep",
                "s",
                Goal.atMost(3, 1.5),
                this::measured);
    }

    private Figure measured() {
        Path program = root.resolve("bin/backtest");
        if (!Files.isExecutable(program)) {
            return new Figure.Absent("there is no program " + program);
        }
        try {
            Path strategy = folder.resolve("strategy.json");
            Files.createDirectories(folder);
            Files.writeString(strategy, STRATEGY);
            Path data = folder.resolve("year-" + workload.bars().count() + ".parquet");
            if (!Files.exists(data)) {
                double[] volume = new double[workload.bars().count()];
                Arrays.fill(volume, 1);
                ParquetBarStore.write(Series.columns(workload.bars(), volume), data);
            }
            return timed(program, strategy, data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Figure.Failed("interrupted");
        }
    }

    private Figure timed(Path program, Path strategy, Path data)
            throws IOException, InterruptedException {
        // The launcher builds what is out of date; that is not measured.
        int code = run(List.of(program.toString(), "--version"));
        double[] seconds = new double[sizes.coldProcesses()];
        for (int i = 0; i < seconds.length && code == 0; i++) {
            Path runs = folder.resolve("runs.parquet");
            Files.deleteIfExists(runs);
            long start = System.nanoTime();
            code = run(command(program, strategy, data, runs));
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        if (code != 0) {
            return new Figure.Failed(
                    "exit code " + code + ", see " + folder.resolve("sweep.log").toAbsolutePath());
        }
        Arrays.sort(seconds);
        return new Figure.Measured(
                seconds[seconds.length / 2],
                "%,d geometric grids, %,d bars, %s, 2 threads, launcher included, median of %d"
                        .formatted(
                                sizes.coldSets(), workload.bars().count(), HEAP, seconds.length));
    }

    private List<String> command(Path program, Path strategy, Path data, Path runs) {
        return List.of(
                program.toString(),
                "sweep",
                "--strategy",
                strategy.toString(),
                "--data",
                data.toString(),
                "--set",
                "grid.cells=20..150",
                "--set",
                "grid.lower=38500..63000",
                "--set",
                "grid.upper=77500..127000",
                "--sobol",
                String.valueOf(sizes.coldSets()),
                "--threads",
                "2",
                "--out",
                runs.toString());
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("sweep.log").toFile());
        process.environment().put("TRELLIS_JAVA_OPTS", HEAP);
        return process.start().waitFor();
    }
}
