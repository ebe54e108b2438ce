package io.trellis.notebook;

import io.trellis.backtesting.certificate.CertifiedSeries;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarReader;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyDocument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a notebook begins.
 *
 * <pre>{@code
 * var bars = Trellis.bars("data/kraken/BTC-USD/1m/bars.parquet");
 * var grid = Trellis.strategy("strategies/example-geometric.json");
 * grid.with("grid.cells", 40).run(bars)
 * }</pre>
 *
 * Paths are relative to the folder of the notebook. What is wrong with a file or a setting is an
 * {@link InvalidInputException} of one sentence.
 */
public final class Trellis {

    /** As the build wrote it, {@code 0.1.0+<commit>}. */
    static final String VERSION =
            Optional.ofNullable(Trellis.class.getPackage().getImplementationVersion())
                    .orElse("0.1.0+dev");

    static final String MADE_BY = "trellis " + VERSION;

    private static final Instant SYNTHETIC_START = Instant.parse("2025-01-01T00:00:00Z");
    private static final double SYNTHETIC_PRICE = 50_000;

    private Trellis() {}

    /** Stored bars, as {@code data import} writes them, with their certificate. */
    public static BarSeries bars(String parquet) {
        CertifiedSeries series = CertifiedSeries.read(Path.of(parquet));
        return new BarSeries(series.bars(), series.suspects());
    }

    /**
     * Bars from a CSV file, plain or gzip; nothing is stored.
     *
     * @param timeframe such as {@code 1m}
     */
    public static BarSeries bars(String csv, String venue, String symbol, String timeframe) {
        var series = new SeriesId(venue, symbol, Timeframe.parse(timeframe));
        return BarSeries.of(CsvBarReader.read(Path.of(csv), series, MADE_BY).bars());
    }

    /** One-minute bars that a generator makes; the same seed makes the same ones. */
    public static BarSeries synthetic(long seed, int bars) {
        BarColumns columns =
                MarketGenerator.generate(
                        new MarketSettings(
                                seed,
                                "BTC/USDT",
                                Timeframe.parse("1m"),
                                SYNTHETIC_START.toEpochMilli(),
                                bars,
                                SYNTHETIC_PRICE),
                        MADE_BY);
        return BarSeries.of(columns);
    }

    /** A strategy file. */
    public static Draft strategy(String json) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(json));
            return new Draft(StrategyDocument.read(bytes, json));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + json + ".", e);
        }
    }

    /**
     * Trades a strategy on paper over a recorded feed, bar by bar, as the trader does.
     *
     * @param json the strategy file
     * @param feed as {@link BarSeries#export} writes it
     */
    public static PaperRun paper(String json, String feed) {
        return PaperRun.of(strategy(json), Path.of(feed));
    }
}
