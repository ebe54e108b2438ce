package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.TradeFolders;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.backtesting.synthetic.TradeGenerator;
import io.trellis.backtesting.synthetic.TradeSettings;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code data synth}: bars or trades of a market that never was. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data synth --seed 7 --bars 10000 --out bars.csv.gz",
            "  bin/data synth --seed 7 --trades 1000000 --out data/synthetic/BTC-USDT/trades"
        },
        description = {
            "Generates bars of a random market that ranges, trends and storms, as CSV; or trades,"
                    + " one after another, into a folder of the store.",
            "",
            "The same seed and options give the same data on every machine. They say nothing about"
                    + " any real market; import bars as venue "
                    + SeriesId.SYNTHETIC_VENUE
                    + ".",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class SynthCommand implements Callable<Integer> {

    @Option(names = "--seed", required = true, description = "Seed, any whole number.")
    private long seed;

    @ArgGroup(multiplicity = "1")
    private Amount amount;

    /** Bars or trades. */
    static final class Amount {

        @Option(names = "--bars", required = true, description = "Number of bars.")
        private @Nullable Integer bars;

        @Option(names = "--trades", required = true, description = "Number of trades.")
        private @Nullable Long trades;
    }

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description =
                    "CSV file to write, gzip if its name ends in .gz; or folder for the trades.")
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
            description =
                    "Start of the first bar, or a time before the first trade, UTC (default:"
                            + " ${DEFAULT-VALUE}).")
    private Instant start;

    @Option(
            names = "--price",
            defaultValue = "50000",
            description = "Price before the first of them (default: ${DEFAULT-VALUE}).")
    private double price;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (amount.trades != null) {
            generateTrades(amount.trades);
        } else if (amount.bars != null) {
            generateBars(amount.bars);
        }
        return Program.DONE;
    }

    private void generateTrades(long trades) {
        var settings = new TradeSettings(seed, symbol, start.toEpochMilli(), trades, price);
        TradeFolders.requireWritable(out, force);
        String how = "generated trades, seed " + seed + ", start price " + price;
        SeriesManifest manifest =
                TradeFolders.write(
                        out,
                        SeriesId.SYNTHETIC_VENUE,
                        symbol,
                        "trellis " + Version.current(),
                        store -> generate(settings, store, how));
        json.write(
                TradeText.json(manifest, out).put("seed", Long.toString(seed)).build(),
                TradeText.of(manifest) + "stored in " + out + "\n",
                spec.commandLine().getOut());
    }

    private static SeriesManifest generate(TradeSettings settings, TradeWriter store, String how) {
        TradeGenerator.generate(
                settings,
                (nanos, price, quantity, aggressor, kind, id) ->
                        store.add(
                                nanos,
                                price,
                                TradeGenerator.PRICE_SCALE,
                                quantity,
                                TradeGenerator.QUANTITY_SCALE,
                                aggressor,
                                kind,
                                id));
        return store.commit(how, Optional.empty(), Optional.empty());
    }

    private void generateBars(int bars) {
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
                        Shown.count(generated.rows()),
                        UtcTime.minutes(generated.firstMillis()),
                        UtcTime.minutes(generated.lastMillis()),
                        out);
    }
}
