package io.trellis.cli.data;

import io.trellis.backtesting.fetch.FetchEnd;
import io.trellis.backtesting.fetch.FetchSettings;
import io.trellis.backtesting.fetch.StopSignal;
import io.trellis.backtesting.fetch.TradeFetch;
import io.trellis.backtesting.fetch.Waiting;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.clients.kraken.KrakenPublicRest;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** {@code data fetch}: past trades from a venue into the store. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data fetch --venue kraken --symbol BTC/USD \\",
            "      --from 2026-01-01 --to 2026-02-01"
        },
        description = {
            "Fetches the past trades of a market from Kraken, a thousand a second, into a folder.",
            "",
            "A fetch that was stopped or killed goes on where it was when the same command is run"
                    + " again, without a duplicate and without a hole; so does one that had come to"
                    + " its end. Make bars of the trades with data resample. A busy market has tens"
                    + " of millions of trades: for the deep past, import Kraken's archives.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class FetchCommand implements Callable<Integer> {

    private static final String KRAKEN = "kraken";
    private static final int MOST_HOLES_TOLD = 10;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    @Option(names = "--venue", required = true, description = "Venue to ask: kraken.")
    private String venue;

    @Option(names = "--symbol", required = true, description = "Symbol, such as BTC/USD.")
    private String symbol;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Fetch trades from TIME on, UTC (default: from the first trade on).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Fetch trades before TIME, UTC (default: all there are).")
    private @Nullable Instant to;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder for the trades; data/VENUE/SYMBOL/trades if left out.")
    private @Nullable Path out;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = KrakenPublicRest.KRAKEN_URL,
            description =
                    "Where the venue answers (default: ${DEFAULT-VALUE}); http:// only on this"
                            + " machine.")
    private String baseUrl;

    @Mixin private ResultOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!venue.equals(KRAKEN)) {
            throw new InvalidInputException(
                    "--venue " + Json.quoted(venue) + " is not known; write " + KRAKEN + ".");
        }
        new SeriesId(venue, symbol, Timeframe.parse("1m"));
        Path folder = out == null ? TradeFolder.usual(venue, symbol) : out;
        var settings =
                FetchSettings.usual(
                        "Trades of " + symbol + ", from the REST interface of " + venue,
                        from == null ? Instant.EPOCH : from,
                        Optional.ofNullable(to));
        try (var kraken = KrakenPublicRest.at(baseUrl);
                var store =
                        TradeWriter.open(folder, venue, symbol, "trellis " + Version.current())) {
            requireStart(store, folder);
            store.committed()
                    .ifPresent(there ->
                            spec.commandLine()
                                    .getErr()
                                    .printf(
                                            "%s goes on at %s, where its trades end.%n",
                                            folder, known(there)));
            FetchEnd end = fetch(kraken, store, settings, folder);
            report(end, store.committed(), folder);
            return end.reason() == FetchEnd.Reason.STOPPED ? Program.FAILED : Program.DONE;
        }
    }

    /** A folder grows at its end only. */
    private void requireStart(TradeWriter store, Path folder) {
        Optional<SeriesManifest> there = store.committed();
        if (from == null || there.isEmpty()) {
            return;
        }
        Instant known = known(there.get());
        if (from.isAfter(known)) {
            throw new InvalidInputException(
                    "%s ends at %s; to go on from %s would leave a hole. Give --from %s or none, or"
                                    .formatted(folder, known, from, known)
                            + " another folder with --out.");
        }
    }

    private static Instant known(SeriesManifest there) {
        return there.completeTo().orElse(there.to());
    }

    private FetchEnd fetch(
            KrakenPublicRest kraken, TradeWriter store, FetchSettings settings, Path folder) {
        PrintWriter err = spec.commandLine().getErr();
        var stop = new StopSignal();
        var ended = new CountDownLatch(1);
        try (var progress = FetchProgressLine.on(err, settings.to())) {
            var fetch =
                    new TradeFetch(
                            kraken.trades(symbol),
                            store,
                            settings,
                            Waiting.real(),
                            RandomGenerator.getDefault(),
                            stop,
                            progress);
            try (var _ = Interruption.before(() -> stop(stop, ended, progress, folder))) {
                return fetch.run();
            } finally {
                ended.countDown();
            }
        }
    }

    private void stop(
            StopSignal stop, CountDownLatch ended, FetchProgressLine progress, Path folder) {
        PrintWriter err = spec.commandLine().getErr();
        stop.set();
        try {
            ended.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.close();
        err.println(
                "stopped: the trades so far are in "
                        + folder
                        + "; run the same command again to go on.");
        err.flush();
    }

    private void report(FetchEnd end, Optional<SeriesManifest> manifest, Path folder) {
        if (manifest.isEmpty()) {
            var nothing =
                    Json.object().put("folder", folder.toString()).put("rows", 0).put("newRows", 0);
            json.write(
                    nothing.build(),
                    "no trade of " + symbol + " lies in that span of time.\n",
                    spec.commandLine().getOut());
            return;
        }
        json.write(
                TradeText.json(manifest.get(), folder)
                        .put("newRows", end.rows())
                        .put("newHoles", end.holes().count())
                        .put("duplicates", end.duplicates())
                        .put("requests", end.requests())
                        .put("end", end.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .build(),
                TradeText.of(manifest.get())
                        + "%s new trades in %s requests%nstored in %s%n"
                                .formatted(
                                        Shown.count(end.rows()),
                                        Shown.count(end.requests()),
                                        folder),
                spec.commandLine().getOut());
        end.holes()
                .longest(MOST_HOLES_TOLD)
                .forEach(hole ->
                        spec.commandLine()
                                .getErr()
                                .printf(
                                        "warning: the venue passes over %s ids between %s"
                                                + " and %s UTC.%n",
                                        Shown.count(hole.missingBars()),
                                        Instant.ofEpochMilli(hole.lastBeforeMillis()),
                                        Instant.ofEpochMilli(hole.firstAfterMillis())));
    }
}
