package io.trellis.backtesting.store.archive;

import static io.trellis.backtesting.store.archive.Field.BUYER_IS_MAKER;
import static io.trellis.backtesting.store.archive.Field.CLOSE;
import static io.trellis.backtesting.store.archive.Field.HIGH;
import static io.trellis.backtesting.store.archive.Field.ID;
import static io.trellis.backtesting.store.archive.Field.LOW;
import static io.trellis.backtesting.store.archive.Field.OPEN;
import static io.trellis.backtesting.store.archive.Field.PRICE;
import static io.trellis.backtesting.store.archive.Field.QUANTITY;
import static io.trellis.backtesting.store.archive.Field.SKIPPED;
import static io.trellis.backtesting.store.archive.Field.TIME;
import static io.trellis.backtesting.store.archive.Field.VOLUME;

import io.trellis.backtesting.store.TimeForm;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of files that are known by name. */
public enum ArchiveFormat {
    /** A header with the names that {@code data import} writes about in its help. */
    BARS("a header names the columns of bars", TimeForm.MILLIS),

    /** A header that names time, price and quantity. */
    TRADES("a header names the columns of trades", TimeForm.MILLIS),

    /** Kraken's downloadable bars, a file for each pair and length, {@code XBTUSD_1.csv}. */
    KRAKEN_OHLCVT("Kraken's bars: 7 fields, time in seconds", TimeForm.SECONDS),

    /** Kraken's downloadable trades, a file for each pair, {@code XBTUSD.csv}. */
    KRAKEN_TRADES(
            "Kraken's trades: time in seconds, price, volume; no side, no id", TimeForm.SECONDS),

    /** Binance's downloadable bars, {@code BTCUSDT-1m-2025-01.zip}. */
    BINANCE_KLINES(
            "Binance's bars: 12 fields, time in milliseconds or microseconds",
            TimeForm.MILLIS_OR_MICROS),

    /** Binance's downloadable trades, {@code BTCUSDT-aggTrades-2025-01.zip}. */
    BINANCE_AGGTRADES(
            "Binance's aggregated trades: time in milliseconds or microseconds",
            TimeForm.MILLIS_OR_MICROS);

    private final String words;
    private final TimeForm timeForm;

    ArchiveFormat(String words, TimeForm timeForm) {
        this.words = words;
        this.timeForm = timeForm;
    }

    /** As a person names it, {@code kraken-ohlcvt}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of all. */
    public static String all() {
        return Arrays.stream(values()).map(ArchiveFormat::word).collect(Collectors.joining(", "));
    }

    /**
     * The format of a name.
     *
     * @throws InvalidInputException if there is none
     */
    public static ArchiveFormat parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word));
    }

    private static InvalidInputException unknown(String word) {
        return new InvalidInputException(
                "--format " + Json.quoted(word) + " is not known; write one of " + all() + ".");
    }

    /** What a person is told about it. */
    String words() {
        return word() + " (" + words + ")";
    }

    /** The fields of a row; empty where a header names them. */
    List<Field> fields() {
        return switch (this) {
            case BARS, TRADES -> List.of();
            case KRAKEN_OHLCVT -> List.of(TIME, OPEN, HIGH, LOW, CLOSE, VOLUME, SKIPPED);
            case KRAKEN_TRADES -> List.of(TIME, PRICE, QUANTITY);
            case BINANCE_KLINES ->
                    List.of(
                            TIME, OPEN, HIGH, LOW, CLOSE, VOLUME, SKIPPED, SKIPPED, SKIPPED,
                            SKIPPED, SKIPPED, SKIPPED);
            case BINANCE_AGGTRADES ->
                    List.of(ID, PRICE, QUANTITY, SKIPPED, SKIPPED, TIME, BUYER_IS_MAKER, SKIPPED);
        };
    }

    TimeForm timeForm() {
        return timeForm;
    }
}
