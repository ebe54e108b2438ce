package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.ModeWords;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of public channels. */
final class MarketRows {

    private static final int MOST_DECIMALS = 18;

    private static final List<String> TRADE =
            List.of("symbol", "side", "price", "qty", "ord_type", "trade_id", "timestamp");
    private static final List<String> TICKER =
            List.of(
                    "symbol",
                    "bid",
                    "bid_qty",
                    "ask",
                    "ask_qty",
                    "last",
                    "volume",
                    "vwap",
                    "low",
                    "high",
                    "change",
                    "change_pct",
                    "timestamp",
                    "volume_usd");
    private static final List<String> CANDLE =
            List.of(
                    "symbol",
                    "open",
                    "high",
                    "low",
                    "close",
                    "trades",
                    "volume",
                    "vwap",
                    "interval_begin",
                    "interval",
                    "timestamp");

    private final FieldCount fields;

    MarketRows(FieldCount fields) {
        this.fields = fields;
    }

    List<TradeRow> trades(List<WireField> rows) {
        return rows.stream().map(this::trade).toList();
    }

    private TradeRow trade(WireField row) {
        fields.of(row, TRADE);
        return new TradeRow(
                row.member("symbol").text(),
                row.member("trade_id").whole(),
                aggressor(row.member("side")),
                row.member("price").text(),
                row.member("qty").text(),
                row.member("timestamp").instant());
    }

    private static Aggressor aggressor(WireField side) {
        return switch (side.text()) {
            case "buy" -> Aggressor.BUYER;
            case "sell" -> Aggressor.SELLER;
            default -> throw side.wrong("is neither buy nor sell");
        };
    }

    List<TickerRow> tickers(List<WireField> rows) {
        return rows.stream().map(this::ticker).toList();
    }

    private TickerRow ticker(WireField row) {
        fields.of(row, TICKER);
        return new TickerRow(
                row.member("symbol").text(),
                row.member("bid").text(),
                row.member("bid_qty").text(),
                row.member("ask").text(),
                row.member("ask_qty").text(),
                row.find("last").map(WireField::text),
                row.member("volume").decimal(),
                row.member("vwap").decimal(),
                row.member("low").decimal(),
                row.member("high").decimal(),
                row.find("timestamp").map(WireField::instant));
    }

    List<CandleRow> candles(List<WireField> rows) {
        return rows.stream().map(this::candle).toList();
    }

    private CandleRow candle(WireField row) {
        fields.of(row, CANDLE);
        return new CandleRow(
                row.member("symbol").text(),
                row.member("interval").whole(),
                row.member("interval_begin").instant(),
                row.member("open").text(),
                row.member("high").text(),
                row.member("low").text(),
                row.member("close").text(),
                row.member("volume").text(),
                row.member("vwap").decimal(),
                row.member("trades").whole());
    }

    /** One row that makes no sense is no reason to know nothing of the thousand others. */
    Frame pairs(boolean snapshot, WireField data) {
        var rows = new ArrayList<PairRow>();
        int unreadable = 0;
        for (WireField row : data.find("pairs").map(WireField::items).orElse(List.of())) {
            try {
                rows.add(pair(row));
            } catch (KrakenReadException _) {
                unreadable++;
            }
        }
        return new Frame.Pairs(snapshot, rows, unreadable);
    }

    private static PairRow pair(WireField row) {
        return new PairRow(
                row.member("symbol").text(),
                row.find("status").map(status -> ModeWords.mode(status.text())),
                decimals(row, "price_precision"),
                decimals(row, "qty_precision"),
                decimals(row, "cost_precision"),
                // The second is the first's old name.
                number(row, "price_increment").or(() -> number(row, "tick_size")),
                number(row, "qty_increment"),
                number(row, "qty_min"),
                number(row, "cost_min"));
    }

    private static Optional<Integer> decimals(WireField row, String name) {
        return row.find(name).map(MarketRows::decimals);
    }

    private static int decimals(WireField field) {
        if (field.whole() > MOST_DECIMALS) {
            throw field.wrong("is above " + MOST_DECIMALS);
        }
        return (int) field.whole();
    }

    private static Optional<BigDecimal> number(WireField row, String name) {
        return row.find(name).map(WireField::decimal);
    }
}
