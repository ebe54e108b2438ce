package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.FeedExport;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code data export}: Parquet to the feed file that the trading program reads. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes bars as a feed file, which `trade` reads.")
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Bars, as `data import` stores them.")
    private Path file;

    @Option(
            names = "--feed",
            required = true,
            paramLabel = "FILE",
            description = "Feed file to write.")
    private Path feed;

    @Option(
            names = "--force",
            description = "Replace a file that holds something else than a feed of this series.")
    private boolean force;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        BarColumns bars = ParquetBarStore.read(file);
        AtomicFile.requireWritable(feed, force || FeedExport.holds(feed, bars.series()));
        FeedExport.Result result = FeedExport.write(bars, feed);
        warnOfRounding(result);
        json.write(json(bars, result), text(bars, result.header()), spec.commandLine().getOut());
        return Program.DONE;
    }

    private void warnOfRounding(FeedExport.Result result) {
        if (result.roundedVolumes() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "warning: %s volumes have too many digits for a feed and are rounded"
                                    + " to %d decimals.%n",
                            QualityText.count(result.roundedVolumes()),
                            result.header().volumeScale());
        }
    }

    private Json json(BarColumns bars, FeedExport.Result result) {
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

    private String text(BarColumns bars, FeedHeader header) {
        return "%s%s: %s bars, prices with %d decimals, volumes with %d%nstored in %s%n"
                .formatted(
                        bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "",
                        header.series(),
                        QualityText.count(header.rows()),
                        header.priceScale(),
                        header.volumeScale(),
                        feed);
    }
}
