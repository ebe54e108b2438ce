package io.trellis.benchmarks;

import io.trellis.backtesting.store.ParquetBarStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A program of the checkout as a user starts it: a new process on a year of bars from Parquet, with
 * a state folder of its own that is empty at first.
 */
final class ColdProcess {

    private static final String HEAP = "-Xmx256m";

    static final String STRATEGY =
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
     * Measurements of the programs in a checkout.
     *
     * @param root of the checkout
     * @param folder for what they need and make
     */
    ColdProcess(Workload workload, Sizes sizes, Path root, Path folder) {
        this.workload = workload;
        this.sizes = sizes;
        this.root = root;
        this.folder = folder;
    }

    /**
     * The median time of a command, launcher included.
     *
     * @param program name in {@code bin}
     * @param command its first word
     * @param arguments what follows; strategy, data, threads and result are added
     * @param result name of the file it writes
     */
    Figure seconds(String program, String command, List<String> arguments, String result) {
        Path launcher = root.resolve("bin").resolve(program);
        if (!Files.isExecutable(launcher)) {
            return new Figure.Absent("there is no program " + launcher);
        }
        try {
            Files.createDirectories(folder);
            var line = new ArrayList<>(List.of(launcher.toString(), command));
            line.addAll(arguments);
            line.addAll(List.of("--strategy", strategy().toString()));
            line.addAll(List.of("--data", data().toString(), "--threads", "2"));
            line.addAll(List.of("--out", folder.resolve(result).toString()));
            return timed(line, folder.resolve(result));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + launcher + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Figure.Failed("interrupted");
        }
    }

    private Path strategy() throws IOException {
        Path strategy = folder.resolve("strategy.json");
        Files.writeString(strategy, STRATEGY);
        return strategy;
    }

    private Path data() throws IOException {
        Path data = folder.resolve("year-" + workload.bars().count() + ".parquet");
        if (!Files.exists(data)) {
            double[] volume = new double[workload.bars().count()];
            Arrays.fill(volume, 1);
            ParquetBarStore.write(Series.columns(workload.bars(), volume), data);
        }
        return data;
    }

    private Figure timed(List<String> line, Path result) throws IOException, InterruptedException {
        // The launcher builds what is out of date; that is not measured.
        int code = run(List.of(line.getFirst(), "--version"));
        double[] seconds = new double[sizes.coldProcesses()];
        for (int i = 0; i < seconds.length && code == 0; i++) {
            Files.deleteIfExists(result);
            empty(home());
            long start = System.nanoTime();
            code = run(line);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        if (code != 0) {
            return new Figure.Failed("exit code " + code + ", see " + log().toAbsolutePath());
        }
        Arrays.sort(seconds);
        return new Figure.Measured(
                seconds[seconds.length / 2],
                String.format(
                        Locale.ROOT,
                        "%,d bars, %s, 2 threads, launcher included, median of %d",
                        workload.bars().count(),
                        HEAP,
                        seconds.length));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path log() {
        return folder.resolve("cold.log");
    }

    private static void empty(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walked = Files.walk(home)) {
            inside = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        process.environment().put("TRELLIS_JAVA_OPTS", HEAP);
        process.environment().put("TRELLIS_HOME", home().toAbsolutePath().toString());
        return process.start().waitFor();
    }
}
