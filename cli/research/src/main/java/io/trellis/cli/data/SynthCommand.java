package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;

/** {@code data synth}: bars of a market that never was. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = {
            "Generates bars of a random market that ranges, trends and storms, as CSV.",
            "",
            "The same seed and options give the same bars on every machine. They say nothing about"
                    + " any real market; import them as venue "
                    + SeriesId.SYNTHETIC_VENUE
                    + ".",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class SynthCommand implements Callable<Integer> {

    @Option(names = "--seed", required = true, description = "Seed, any whole number.")
    private long seed;

    @Option(names = "--bars", required = true, description = "Number of bars.")
    private int bars;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "CSV file to write; gzip if its name ends in .gz.")
    private Path out;

    @Option(
            names = "--symbol",
            defaultValue = "BTC/USDT",
            description = "Symbol (default: ${DEFAULT-VALUE}).")
    private String symbol;

    @Option(
            names = "--timeframe",
            defaultValue = "1m",
            description = "Length of a bar, whole minutes (default: ${DEFAULT-VALUE}).")
    private String timeframe;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = UtcTime.class,
            defaultValue = "2026-01-01",
            description = "Start of the first bar, UTC (default: ${DEFAULT-VALUE}).")
    private Instant start;

    @Option(
            names = "--price",
            defaultValue = "50000",
            description = "Price before the first bar (default: ${DEFAULT-VALUE}).")
    private double price;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var settings =
                new MarketSettings(
                        seed,
                        symbol,
                        Timeframe.parse(timeframe),
                        start.toEpochMilli(),
                        bars,
                        price);
        AtomicFile.requireWritable(out, force);
        BarColumns generated = MarketGenerator.generate(settings, "trellis " + Version.current());
        CsvBarWriter.write(generated, out);
        json.write(json(generated), text(generated), spec.commandLine().getOut());
        return Program.DONE;
    }

    private Json json(BarColumns generated) {
        return Json.object()
                .put("file", out.toString())
                .put("series", generated.series().path())
                .put("synthetic", true)
                .put("seed", Long.toString(seed))
                .put("rows", generated.rows())
                .put("from", Instant.ofEpochMilli(generated.firstMillis()).toString())
                .put("to", Instant.ofEpochMilli(generated.lastMillis()).toString())
                .put("seriesSha256", generated.provenance().seriesSha256())
                .build();
    }

    private String text(BarColumns generated) {
        return """
        SYNTHETIC DATA, not a market
        %s, seed %d: %s bars from %s to %s UTC
        stored in %s
        """
                .formatted(
                        generated.series(),
                        seed,
                        QualityText.count(generated.rows()),
                        UtcTime.minutes(generated.firstMillis()),
                        UtcTime.minutes(generated.lastMillis()),
                        out);
    }
}
