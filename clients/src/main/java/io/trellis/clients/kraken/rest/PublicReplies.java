package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.ModeWords;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the public calls tell. */
public final class PublicReplies {

    private static final int CANDLE_FIELDS = 8;

    /** The seventh, the number of the trade, was not there in early years. */
    private static final int TRADE_FIELDS = 6;

    /** Nanoseconds, 19 digits at present. */
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,20}");

    private PublicReplies() {}

    /** {@code Time}: the other form has a year of two digits. */
    public static Instant time(WireField result) {
        return Instant.ofEpochSecond(result.member("unixtime").whole());
    }

    /** {@code SystemStatus}: the mode is that of the engine, whatever maintenance is announced. */
    static VenueStatus status(WireField result) {
        return new VenueStatus(
                ModeWords.mode(result.member("status").text()),
                result.member("timestamp").instant(),
                result.find("upcoming_maintenance").map(PublicReplies::windows).orElse(List.of()),
                result.find("emergency").map(WireField::size).orElse(0));
    }

    /** {@code MaintenanceSchedule}. */
    static List<Maintenance> schedule(WireField result) {
        return windows(result.member("events"));
    }

    private static List<Maintenance> windows(WireField events) {
        return events.items().stream().map(PublicReplies::window).toList();
    }

    private static Maintenance window(WireField row) {
        return new Maintenance(
                text(row, "title"),
                row.find("expected_start_utc").map(WireField::instant),
                row.find("expected_end_utc").map(WireField::instant),
                Maintenance.Phase.of(text(row, "phase")),
                Maintenance.Action.of(text(row, "recommended_action")),
                text(row, "order_submission").equals("allowed"),
                row.find("affected_services")
                        .map(services -> services.items().stream().map(WireField::text).toList())
                        .orElse(List.of()),
                row.find("cancel_before_utc").map(WireField::instant));
    }

    private static String text(WireField row, String name) {
        return row.find(name).map(WireField::text).orElse("");
    }

    /** {@code Ticker} of one market. */
    static Ticker ticker(WireField result, Market market) {
        WireField row = ofMarket(result, market);
        return new Ticker(
                first(row, "b"),
                first(row, "a"),
                first(row, "c"),
                second(row, "v"),
                second(row, "p"),
                second(row, "l"),
                second(row, "h"));
    }

    private static BigDecimal first(WireField row, String name) {
        return at(row.member(name), 0);
    }

    /** Of the last 24 hours; the first one is of today. */
    private static BigDecimal second(WireField row, String name) {
        return at(row.member(name), 1);
    }

    private static BigDecimal at(WireField figures, int index) {
        List<WireField> all = figures.items();
        if (all.size() <= index) {
            throw figures.wrong("has " + all.size() + " figures, not " + (index + 1));
        }
        return all.get(index).decimal();
    }

    /** Results are keyed by the id of a market, whatever spelling was asked for. */
    private static WireField ofMarket(WireField result, Market market) {
        return result.find(market.id()).orElseGet(() -> onlyMarket(result));
    }

    private static WireField onlyMarket(WireField result) {
        List<String> markets =
                result.names().stream().filter(name -> !name.equals("last")).toList();
        if (markets.size() != 1) {
            throw result.wrong("holds " + markets.size() + " markets, not one");
        }
        return result.member(markets.getFirst());
    }

    /** {@code OHLC}: the last row is the running candle, {@code last} names the newest closed. */
    public static CandlePage candles(WireField result) {
        long lastSeconds = result.member("last").whole();
        var closed = new ArrayList<RecordedCandle>();
        Optional<RecordedCandle> running = Optional.empty();
        for (WireField row : onlyMarket(result).items()) {
            List<WireField> fields = fields(row, CANDLE_FIELDS);
            if (fields.getFirst().whole() <= lastSeconds) {
                closed.add(candle(row, fields));
            } else {
                running = Optional.of(candle(row, fields));
            }
        }
        return new CandlePage(closed, running, lastSeconds);
    }

    private static List<WireField> fields(WireField row, int least) {
        List<WireField> fields = row.items();
        if (fields.size() < least) {
            throw row.wrong("has " + fields.size() + " fields, not " + least);
        }
        return fields;
    }

    private static RecordedCandle candle(WireField row, List<WireField> fields) {
        BigDecimal[] figures = new BigDecimal[6];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = fields.get(i + 1).decimal();
        }
        try {
            return new RecordedCandle(
                    Math.multiplyExact(fields.getFirst().whole(), 1_000L),
                    figures[0],
                    figures[1],
                    figures[2],
                    figures[3],
                    figures[4],
                    figures[5],
                    fields.get(7).whole());
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw row.wrong("is no candle");
        }
    }

    /** {@code Trades}: the cursor is kept as text, as it has more digits than a double holds. */
    public static TradePage trades(WireField result) {
        WireField last = result.member("last");
        if (!CURSOR.matcher(last.text()).matches()) {
            throw last.wrong("is not a time in nanoseconds");
        }
        List<RecordedTrade> trades =
                onlyMarket(result).items().stream().map(PublicReplies::trade).toList();
        return new TradePage(trades, last.text());
    }

    private static RecordedTrade trade(WireField row) {
        List<WireField> fields = fields(row, TRADE_FIELDS);
        BigDecimal price = fields.get(0).decimal();
        BigDecimal quantity = fields.get(1).decimal();
        if (price.signum() <= 0 || quantity.signum() < 0) {
            throw row.wrong("has no price above 0, or a quantity below 0");
        }
        return new RecordedTrade(
                Times.nanos(fields.get(2)),
                price,
                quantity,
                aggressor(fields.get(3)),
                kind(fields.get(4)),
                fields.size() > TRADE_FIELDS
                        ? fields.get(TRADE_FIELDS).whole()
                        : RecordedTrade.NO_ID);
    }

    private static Aggressor aggressor(WireField side) {
        return switch (side.text()) {
            case "b" -> Aggressor.BUYER;
            case "s" -> Aggressor.SELLER;
            default -> throw side.wrong("is neither b nor s");
        };
    }

    private static OrderKind kind(WireField kind) {
        return switch (kind.text()) {
            case "m" -> OrderKind.MARKET;
            case "l" -> OrderKind.LIMIT;
            default -> OrderKind.UNKNOWN;
        };
    }

    /** {@code Depth}. */
    static Depth depth(WireField result) {
        WireField book = onlyMarket(result);
        return new Depth(levels(book.member("bids")), levels(book.member("asks")));
    }

    private static List<Depth.Level> levels(WireField side) {
        return side.items().stream().map(PublicReplies::level).toList();
    }

    private static Depth.Level level(WireField row) {
        List<WireField> fields = fields(row, 3);
        return new Depth.Level(
                fields.get(0).decimal(), fields.get(1).decimal(), Times.seconds(fields.get(2)));
    }

    /** {@code Spread}. */
    static SpreadPage spread(WireField result) {
        List<SpreadPage.Row> rows =
                onlyMarket(result).items().stream().map(PublicReplies::spreadRow).toList();
        return new SpreadPage(rows, result.member("last").whole());
    }

    private static SpreadPage.Row spreadRow(WireField row) {
        List<WireField> fields = fields(row, 3);
        return new SpreadPage.Row(
                Times.seconds(fields.get(0)), fields.get(1).decimal(), fields.get(2).decimal());
    }
}
