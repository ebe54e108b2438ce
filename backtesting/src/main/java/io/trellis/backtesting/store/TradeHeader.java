package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Aggressor;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the fields of a trade stand in a row, and how they are written there. */
final class TradeHeader {

    private static final String EXPECTED =
            "the header names ts_ms (or time, timestamp; or ts_s for seconds), price and quantity"
                    + " (or qty, amount, volume), and may name side (buy or sell, of whoever took)"
                    + " or buyer_is_maker";

    private static final int NONE = -1;

    private final Path file;
    private final List<String> names;
    private final int time;
    private final int price;
    private final int quantity;
    private final int side;
    private final int buyerIsMaker;
    private final boolean inSeconds;
    private final DecimalParser parser = new DecimalParser();

    private TradeHeader(Path file, List<String> names) {
        this.file = file;
        this.names = names;
        int seconds = names.indexOf("ts_s");
        this.inSeconds = seconds != NONE;
        this.time = inSeconds ? seconds : first("ts_ms", "time", "timestamp").orElse(NONE);
        this.price = first("price").orElse(NONE);
        this.quantity = first("quantity", "qty", "amount", "volume").orElse(NONE);
        this.side = first("side").orElse(NONE);
        this.buyerIsMaker = first("buyer_is_maker").orElse(NONE);
    }

    /**
     * @throws InvalidInputException if time, price or quantity is missing
     */
    static TradeHeader of(Path file, List<String> names) {
        TradeHeader header = new TradeHeader(file, names);
        header.require("a time", header.time);
        header.require("price", header.price);
        header.require("quantity", header.quantity);
        return header;
    }

    private Optional<Integer> first(String... wanted) {
        return List.of(wanted).stream().map(names::indexOf).filter(at -> at != NONE).findFirst();
    }

    private void require(String what, int column) {
        if (column == NONE) {
            throw new InvalidInputException(
                    "%s, line 1: lacks the column for %s; %s.".formatted(file, what, EXPECTED));
        }
    }

    long timeMillis(long line, List<String> row) {
        String text = row.get(time);
        char[] characters = text.toCharArray();
        long millis = DecimalParser.wholeNumber(characters, 0, characters.length);
        if (inSeconds && millis >= 0) {
            millis = Math.multiplyExact(Math.min(millis, Long.MAX_VALUE / 1_000), 1_000);
        } else if (inSeconds && !Double.isNaN(parsed(text))) {
            millis =
                    new BigDecimal(text)
                            .movePointRight(3)
                            .setScale(0, RoundingMode.FLOOR)
                            .min(BigDecimal.valueOf(Long.MAX_VALUE))
                            .longValueExact();
        }
        if (!CsvFaults.plausible(millis)) {
            String unit = inSeconds ? "seconds, such as 1618951320" : "ms, such as 1618951320000";
            throw fault(line, time, text, "epoch " + unit + ", is expected");
        }
        return millis;
    }

    double price(long line, List<String> row) {
        String text = row.get(price);
        double value = parsed(text);
        if (!(value > 0) || !parser.exact()) {
            throw fault(line, price, text, "a decimal above 0 of at most 15 digits is expected");
        }
        return value;
    }

    double quantity(long line, List<String> row) {
        String text = row.get(quantity);
        double value = parsed(text);
        if (Double.isNaN(value)) {
            throw fault(line, quantity, text, "a decimal of 0 or more is expected");
        }
        return value;
    }

    private double parsed(String text) {
        char[] characters = text.toCharArray();
        return parser.parse(characters, 0, characters.length);
    }

    Aggressor aggressor(long line, List<String> row) {
        if (side != NONE) {
            return switch (row.get(side)) {
                case "buy", "BUY", "Buy", "b" -> Aggressor.BUYER;
                case "sell", "SELL", "Sell", "s" -> Aggressor.SELLER;
                case "" -> Aggressor.UNKNOWN;
                default -> throw fault(line, side, row.get(side), "buy or sell is expected");
            };
        }
        if (buyerIsMaker == NONE) {
            return Aggressor.UNKNOWN;
        }
        return switch (row.get(buyerIsMaker)) {
            case "true", "True" -> Aggressor.SELLER;
            case "false", "False" -> Aggressor.BUYER;
            default ->
                    throw fault(
                            line, buyerIsMaker, row.get(buyerIsMaker), "true or false is expected");
        };
    }

    void requireFields(long line, int found) {
        if (found != names.size()) {
            throw new InvalidInputException(
                    "%s, line %d: has %d fields; the header names %d."
                            .formatted(file, line, found, names.size()));
        }
    }

    private InvalidInputException fault(long line, int column, String text, String expected) {
        return new InvalidInputException(
                "%s, line %d, field %s: %s cannot be taken; %s."
                        .formatted(file, line, names.get(column), Json.quoted(text), expected));
    }
}
