package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.store.FeedExport;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.trades.TradeCsv;
import io.trellis.backtesting.store.trades.TradeFeedExport;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code data export}: bars and trades as a feed file or CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data export data/synthetic/BTC-USDT/1m/bars.parquet --feed bars.feed",
            "  bin/data export data/kraken/BTC-USD/trades --feed trades.feed",
            "  bin/data export data/kraken/BTC-USD/trades --csv trades.csv.gz"
        },
        description = {
            "Writes bars or trades as a feed file or as CSV. `trade paper` reads a feed of bars,"
                    + " `kraken-sim` plays one of either.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SOURCE",
            description = "A Parquet file of bars, or a folder of trades.")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private Target target;

    /** One of the two. */
    static final class Target {

        @Option(
                names = "--feed",
                required = true,
                paramLabel = "FILE",
                description = "Feed file to write, of bars or of trades.")
        private @Nullable Path feed;

        @Option(
                names = "--csv",
                required = true,
                paramLabel = "FILE",
                description = "CSV file to write; gzip if its name ends in .gz.")
        private @Nullable Path csv;
    }

    @Option(
            names = "--force",
            description =
                    "Replace a file that exists; a feed of the same series is replaced anyway.")
    private boolean force;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (target.csv != null) {
            exportCsv(target.csv);
        } else if (target.feed != null) {
            if (TradeFolder.isOne(file)) {
                exportTrades(TradeFolder.open(file), target.feed);
            } else {
                exportFeed(target.feed);
            }
        }
        return Program.DONE;
    }

    private void exportCsv(Path csv) {
        AtomicFile.requireWritable(csv, force);
        if (TradeFolder.isOne(file)) {
            TradeFolder folder = TradeFolder.open(file);
            TradeCsv.write(folder, csv);
            report(folder.manifest().path(), folder.manifest().rows(), "trades", csv);
        } else {
            BarColumns bars = ParquetBarStore.read(file);
            CsvBarWriter.write(bars, csv);
            report(bars.series().path(), bars.rows(), "bars", csv);
        }
    }

    private void report(String series, long rows, String what, Path csv) {
        boolean synthetic = series.startsWith(SeriesId.SYNTHETIC_VENUE + "/");
        json.write(
                Json.object()
                        .put("file", csv.toString())
                        .put("series", series)
                        .put("synthetic", synthetic)
                        .put("rows", rows)
                        .build(),
                "%s%s: %s %s%nstored in %s%n"
                        .formatted(mark(synthetic), series, Shown.count(rows), what, csv),
                spec.commandLine().getOut());
    }

    private void exportFeed(Path feed) {
        BarColumns bars = ParquetBarStore.read(file);
        AtomicFile.requireWritable(feed, force || FeedExport.holds(feed, bars.series()));
        FeedExport.Result result = FeedExport.write(bars, feed);
        warnOfRounding(result);
        json.write(
                json(bars, result, feed),
                text(bars, result.header(), feed),
                spec.commandLine().getOut());
    }

    private void exportTrades(TradeFolder folder, Path feed) {
        AtomicFile.requireWritable(feed, force || TradeFeedExport.holds(feed, folder));
        TradeFeedHeader header = TradeFeedExport.write(folder, feed);
        boolean synthetic = header.venue().equals(SeriesId.SYNTHETIC_VENUE);
        json.write(
                Json.object()
                        .put("file", feed.toString())
                        .put("series", header.path())
                        .put("synthetic", synthetic)
                        .put("rows", header.rows())
                        .put("priceScale", header.priceScale())
                        .put("quantityScale", header.quantityScale())
                        .put("sourceSha256", header.sourceSha256())
                        .build(),
                "%s%s: %s trades, prices with %d decimals, quantities with %d%nstored in %s%n"
                        .formatted(
                                mark(synthetic),
                                header.path(),
                                Shown.count(header.rows()),
                                header.priceScale(),
                                header.quantityScale(),
                                feed),
                spec.commandLine().getOut());
    }

    private static String mark(boolean synthetic) {
        return synthetic ? "SYNTHETIC DATA, not a market\n" : "";
    }

    private void warnOfRounding(FeedExport.Result result) {
        if (result.roundedVolumes() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "warning: %s volumes have too many digits for a feed and are rounded"
                                    + " to %d decimals.%n",
                            Shown.count(result.roundedVolumes()), result.header().volumeScale());
        }
    }

    private static Json json(BarColumns bars, FeedExport.Result result, Path feed) {
        FeedHeader header = result.header();
        return Json.object()
                .put("file", feed.toString())
                .put("series", header.series().path())
                .put("synthetic", bars.synthetic())
                .put("rows", header.rows())
                .put("priceScale", header.priceScale())
                .put("volumeScale", header.volumeScale())
                .put("roundedVolumes", result.roundedVolumes())
                .put("sourceSha256", header.sourceSha256())
                .build();
    }

    private static String text(BarColumns bars, FeedHeader header, Path feed) {
        return "%s%s: %s bars, prices with %d decimals, volumes with %d%nstored in %s%n"
                .formatted(
                        mark(bars.synthetic()),
                        header.series(),
                        Shown.count(header.rows()),
                        header.priceScale(),
                        header.volumeScale(),
                        feed);
    }
}
