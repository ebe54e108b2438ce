package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.JudgedBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One market of a scan: its bars, and the template made its own.
 *
 * @param file of the bars
 * @param bars after what was asked to be done with suspect ones
 * @param document the template with the market and the trading rules of the pair
 * @param guessed what of the trading rules nobody told, in a sentence
 */
record Pair(Path file, JudgedBars bars, StrategyDocument document, Optional<String> guessed) {

    /** The trading rules of a market beside its bars, as {@code data instrument --json} writes. */
    static final String RULES = "instrument.json";

    private static final List<String> FIELDS =
            List.of("tick", "lot", "minQty", "minCost", "makerFee", "takerFee");

    SeriesId series() {
        return bars.columns().series();
    }

    /**
     * A pair with the rules of the file beside its bars, else with those of the template and the
     * tick that the prices show.
     *
     * @throws InvalidInputException if the rules are none
     */
    static Pair of(Path file, JudgedBars bars, StrategyDocument template) {
        SeriesId series = bars.columns().series();
        StrategyDocument own =
                template.with("market.venue", series.venue())
                        .with("market.symbol", series.symbol())
                        .with("market.timeframe", series.timeframe().toString());
        Path rules = file.resolveSibling(RULES);
        if (Files.isRegularFile(rules)) {
            return new Pair(file, bars, withRules(own, rules), Optional.empty());
        }
        String tick = tick(bars.columns());
        return new Pair(
                file,
                bars,
                own.with("instrument.tick", tick),
                Optional.of(
                        "%s: no %s lies beside its bars; the tick %s is what its prices show, lot, minimums and fees are the template's."
                                .formatted(series, RULES, tick)));
    }

    private static StrategyDocument withRules(StrategyDocument document, Path rules) {
        SequencedMap<String, Json> told = read(rules).members();
        StrategyDocument made = document;
        for (String field : FIELDS) {
            if (!(told.get(field) instanceof Json.TextValue(var value))) {
                throw new InvalidInputException(
                        rules + ": " + field + " is missing; make it with data instrument --json.");
            }
            made = made.with("instrument." + field, value);
        }
        return made;
    }

    private static Json.ObjectValue read(Path rules) {
        try {
            return JsonReader.read(Files.readAllBytes(rules), rules.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + rules + ".", e);
        }
    }

    /** The largest power of ten that all closes are multiples of, at most 1. */
    private static String tick(BarColumns columns) {
        int decimals = 0;
        for (double close : columns.close()) {
            int scale = BigDecimal.valueOf(close).stripTrailingZeros().scale();
            decimals = Math.max(decimals, scale);
        }
        return BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    }
}
