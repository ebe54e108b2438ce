package io.trellis.cli.data;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.BarRange;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.archive.ArchiveFormat;
import io.trellis.backtesting.store.archive.Archives;
import io.trellis.backtesting.store.archive.BarImport;
import io.trellis.backtesting.store.archive.Market;
import io.trellis.backtesting.store.archive.Preference;
import io.trellis.backtesting.store.archive.TradeImport;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeFolders;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code data import}: files of bars or trades into the store. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data import data/sample/BTC-USDT_1m_synthetic.csv.gz --venue synthetic \\",
            "      --symbol BTC/USDT --timeframe 1m",
            "  bin/data import BTCUSDT-1m-2025-*.zip --venue binance --symbol BTC/USDT \\",
            "      --timeframe 1m",
            "  bin/data import Kraken_OHLCVT.zip --venue kraken --symbol BTC/USD --timeframe 1h",
            "  bin/data import my.csv --columns time=date,open=o,high=h,low=l,close=c,volume=v \\",
            "      --time-unit iso --venue other --symbol BTC/EUR --timeframe 1d"
        },
        description = {
            "Imports bars or trades from files, plain, gzip or zip, into the store.",
            "",
            "What the files are is found out by their content, unless --format or --columns says"
                    + " so: CSV whose header names the columns ts_ms (or open_time, time, timestamp:"
                    + " start of the bar, UTC epoch milliseconds), open, high, low, close and volume,"
                    + " in any order; CSV whose header names time, price and quantity of trades; the"
                    + " archives of Kraken (bars, time and sales) and Binance (klines, aggTrades). Many"
                    + " files are put together in the order of time; bars that two of them have are"
                    + " taken once, and if they differ, refused.",
            "",
            "Nothing is repaired: the first line that is wrong is named and the file refused. A"
                    + " manifest beside what is stored names its sources, gaps and hashes; of bars it"
                    + " holds the certificate, which is printed.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class ImportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, plain, gzip or zip.")
    private List<Path> files;

    @Option(names = "--venue", required = true, description = "Venue, such as kraken.")
    private String venue;

    @Option(
            names = "--symbol",
            description = "Symbol, such as BTC/USDT; not needed where the file's name tells.")
    private @Nullable String symbol;

    @Option(
            names = "--timeframe",
            description =
                    "Length of a bar, such as 1m, 15m, 4h or 1d; not needed where the file's name"
                            + " tells.")
    private @Nullable String timeframe;

    @Option(
            names = "--format",
            description =
                    "What the files are: bars, trades, kraken-ohlcvt,"
                            + " kraken-trades, binance-klines or binance-aggtrades.")
    private @Nullable String format;

    @Mixin private MappingOptions mapping;

    @Option(
            names = "--prefer",
            paramLabel = "WHOSE",
            description =
                    "Where bars of two files differ, take those of the file that begins earlier or"
                            + " later: earlier, later.")
    private @Nullable Preference preference;

    @Mixin private BarOutput output;

    @Mixin private ResultOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (format != null && mapping.isGiven()) {
            throw new InvalidInputException(
                    "--format and --columns both say what the files are; give one of them.");
        }
        Optional<Timeframe> length = Optional.ofNullable(timeframe).map(Timeframe::parse);
        Market wanted = Archives.market(Optional.ofNullable(symbol), length);
        Archives archives =
                Archives.of(
                        files,
                        wanted,
                        Optional.ofNullable(format).map(ArchiveFormat::parse),
                        mapping.mapping());
        if (!archives.isPlain()) {
            err().println(archives.words());
        }
        Market market = archives.marketOf(wanted);
        if (archives.holdBars()) {
            importBars(archives, market);
        } else {
            importTrades(archives, market);
        }
        return Program.DONE;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static String symbolOf(Market market) {
        return market.symbol()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "Missing required option: '--symbol'; the files do not tell"
                                        + " it by their names."));
    }

    // ---- bars

    private void importBars(Archives archives, Market market) {
        Timeframe length =
                market.timeframe()
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "Missing required option: '--timeframe'; the files"
                                                + " do not tell it by their names."));
        var series = new SeriesId(venue, symbolOf(market), length);
        output.requireWritable(series);
        BarImport.Result result =
                BarImport.run(
                        archives,
                        series,
                        Optional.ofNullable(preference).orElse(Preference.NONE),
                        "trellis " + Version.current());
        BarColumns bars = result.bars();
        var report = new CertificateReport(bars, certificate(result));
        output.write(bars, result.sources(), report.certificate());
        warn(result);
        Path parquet = output.barsOf(series);
        json.write(
                json(report, result, parquet),
                report.text() + merged(result) + "\nstored in " + parquet + "\n",
                spec.commandLine().getOut());
    }

    private Certificate certificate(BarImport.Result result) {
        BarColumns bars = result.bars();
        Certificate certificate = output.certificate(bars);
        if (result.overruled() == 0) {
            return certificate;
        }
        List<Long> first =
                result.differing().ranges().stream()
                        .limit(Finding.EXAMPLES)
                        .map(BarRange::firstMillis)
                        .toList();
        var finding =
                new Finding(
                        FindingKind.DISAGREEMENT,
                        result.differing().count(),
                        true,
                        first,
                        "two files had different bars, the preferred one's are stored");
        return certificate.with(bars, finding, result.differing());
    }

    private static Json json(CertificateReport report, BarImport.Result result, Path parquet) {
        return report.json()
                .with("file", new Json.TextValue(parquet.toString()))
                .with("sources", Json.NumberValue.of(result.sources().size()))
                .with("mergedBars", Json.NumberValue.of(result.merged()))
                .with("overruledBars", Json.NumberValue.of(result.overruled()))
                .with("roundedVolumes", Json.NumberValue.of(result.roundedVolumes()));
    }

    private static String merged(BarImport.Result result) {
        return result.sources().size() == 1
                ? ""
                : "\n%s files; %s bars were in two of them and equal%s\n"
                        .formatted(
                                Shown.count(result.sources().size()),
                                Shown.count(result.merged()),
                                result.overruled() == 0
                                        ? ""
                                        : ", "
                                                + Shown.count(result.overruled())
                                                + " differed and the preferred one was taken");
    }

    private void warn(BarImport.Result result) {
        if (result.roundedVolumes() > 0) {
            err().println(
                            "warning: "
                                    + Shown.count(result.roundedVolumes())
                                    + " volumes have more digits than a double keeps; the nearest"
                                    + " double is stored.");
        }
        if (result.overruled() > 0) {
            err().println(
                            "warning: "
                                    + Shown.count(result.overruled())
                                    + " bars differ between files; those of the preferred one are"
                                    + " stored.");
        }
    }

    // ---- trades

    private void importTrades(Archives archives, Market market) {
        if (timeframe != null || preference != null) {
            throw new InvalidInputException(
                    "the files hold trades; --timeframe and --prefer are for bars.");
        }
        String of = symbolOf(market);
        new SeriesId(venue, of, new Timeframe(60_000));
        Path folder = output.orElse(TradeFolder.usual(venue, of));
        TradeFolders.requireWritable(folder, output.replaces());
        TradeImport.Result result =
                TradeImport.run(archives, folder, venue, of, "trellis " + Version.current());
        json.write(
                TradeText.json(result.manifest(), folder)
                        .put("duplicates", result.duplicates())
                        .build(),
                TradeText.of(result.manifest())
                        + "%s files; %s trades were in two of them%nstored in %s%n"
                                .formatted(
                                        Shown.count(archives.count()),
                                        Shown.count(result.duplicates()),
                                        folder),
                spec.commandLine().getOut());
    }
}
