package io.trellis.cli.data;

import io.trellis.backtesting.resample.Resample;
import io.trellis.backtesting.resample.Resampled;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Span;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code data resample}: trades to bars, bars to larger bars. */
@Command(
        name = "resample",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data resample data/kraken/BTC-USD/trades --timeframe 1m",
            "  bin/data resample data/kraken/BTC-USD/1m/bars.parquet --timeframe 4h"
        },
        description = {
            "Makes bars of a folder of trades, or larger bars of bars.",
            "",
            "Bars begin at multiples of their length, UTC. An interval without trades has no bar,"
                    + " and a bar that may not have closed is left out.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class ResampleCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SOURCE",
            description = "A folder of trades, or a Parquet file of bars.")
    private Path source;

    @Option(
            names = "--timeframe",
            required = true,
            description = "Length of the bars to make, such as 1m, 4h or 1d.")
    private String timeframe;

    @Mixin private SpanOptions cut;

    @Mixin private BarOutput output;

    @Mixin private ResultOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Timeframe length = Timeframe.parse(timeframe);
        Span span = cut.span();
        Resample.requireBoundaries(span, length);
        if (TradeFolder.isOne(source)) {
            ofTrades(length, span);
        } else {
            ofBars(length, span);
        }
        return Program.DONE;
    }

    private void ofTrades(Timeframe length, Span span) {
        TradeFolder folder = TradeFolder.open(source);
        var manifest = folder.manifest();
        output.requireWritable(new SeriesId(manifest.venue(), manifest.symbol(), length));
        Resampled made = Resample.trades(folder, length, span, madeBy());
        var from =
                new SourceFile(
                        manifest.path(),
                        manifest.contentSha256().orElseThrow(),
                        manifest.rows(),
                        manifest.from(),
                        manifest.to());
        write(made, from, "trades");
    }

    private void ofBars(Timeframe length, Span span) {
        BarColumns all = ParquetBarStore.read(source);
        SeriesId series = all.series();
        output.requireWritable(new SeriesId(series.venue(), series.symbol(), length));
        BarColumns bars =
                span.equals(Span.ALL) ? all : all.slice(span.fromMillis(), span.toMillis());
        Resampled made = Resample.bars(bars, length, madeBy());
        var from =
                new SourceFile(
                        series.path(),
                        all.provenance().seriesSha256(),
                        bars.rows(),
                        Instant.ofEpochMilli(bars.firstMillis()),
                        Instant.ofEpochMilli(bars.lastMillis()));
        write(made, from, "bars of " + series.timeframe());
    }

    private static String madeBy() {
        return "trellis " + Version.current();
    }

    private void write(Resampled made, SourceFile from, String what) {
        BarColumns bars = made.bars();
        output.write(bars, List.of(from));
        Path parquet = output.barsOf(bars.series());
        json.write(json(made, parquet), text(made, what, parquet), spec.commandLine().getOut());
    }

    private static Json json(Resampled made, Path parquet) {
        BarColumns bars = made.bars();
        return Json.object()
                .put("file", parquet.toString())
                .put("series", bars.series().path())
                .put("synthetic", bars.synthetic())
                .put("rows", bars.rows())
                .put("from", Instant.ofEpochMilli(bars.firstMillis()).toString())
                .put("to", Instant.ofEpochMilli(bars.lastMillis()).toString())
                .put("intervalsWithoutBar", withoutBar(bars))
                .put("sourceRows", made.sourceRows())
                .put("openRows", made.openRows())
                .put("incompleteBars", made.incomplete())
                .put("seriesSha256", bars.provenance().seriesSha256())
                .build();
    }

    private static long withoutBar(BarColumns bars) {
        long length = bars.series().timeframe().millis();
        return (bars.lastMillis() - bars.firstMillis()) / length + 1 - bars.rows();
    }

    private static String text(Resampled made, String what, Path parquet) {
        BarColumns bars = made.bars();
        return """
        %s%s: %s bars from %s to %s UTC, of %s %s
        intervals without a bar     %s
        bars of an incomplete set   %s
        left out at the open end    %s %s
        stored in %s
        """
                .formatted(
                        bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "",
                        bars.series(),
                        Shown.count(bars.rows()),
                        UtcTime.minutes(bars.firstMillis()),
                        UtcTime.minutes(bars.lastMillis()),
                        Shown.count(made.sourceRows()),
                        what,
                        Shown.count(withoutBar(bars)),
                        Shown.count(made.incomplete()),
                        Shown.count(made.openRows()),
                        what,
                        parquet);
    }
}
