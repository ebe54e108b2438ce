package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * {@code Trades}, page by page. The cursor is Kraken's own {@code last}, nanoseconds as text, and
 * is given back as it came.
 */
final class KrakenTradeHistory implements TradeHistory {

    private static final int PAGE_ROWS = 1_000;
    private static final int FIELDS = 7;
    private static final int NANO_DIGITS = 9;
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,20}");

    private final String symbol;
    private final BiFunction<String, Map<String, String>, WireField> ask;

    /** What REST calls take for the market, once it is known. */
    private Optional<String> altname = Optional.empty();

    /**
     * @param symbol in our spelling
     * @param ask makes a public call with parameters and gives its result
     */
    KrakenTradeHistory(String symbol, BiFunction<String, Map<String, String>, WireField> ask) {
        this.symbol = symbol;
        this.ask = ask;
    }

    /** Kraken gives trades after the cursor, and perhaps at it. */
    @Override
    public String from(long nanos) {
        return Long.toString(Math.max(0, nanos - 1));
    }

    @Override
    public String overlapping(String cursor) {
        BigInteger before = new BigInteger(cursor).subtract(BigInteger.ONE);
        return before.max(BigInteger.ZERO).toString();
    }

    /**
     * @throws io.trellis.core.InvalidInputException if Kraken lists no such market; the sentence
     *     names near ones
     */
    @Override
    public Answer after(String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            return new Answer.Refused("the cursor " + cursor + " is none of Kraken's.");
        }
        try {
            return page(ask.apply("Trades", parameters(cursor)), cursor);
        } catch (KrakenReadException failure) {
            return switch (failure.remedy()) {
                case SLOW_DOWN -> new Answer.Busy(sentence(failure), failure.notBefore());
                case TRY_AGAIN -> new Answer.Failed(sentence(failure));
                case NONE -> new Answer.Refused(sentence(failure));
            };
        }
    }

    private Map<String, String> parameters(String cursor) {
        if (altname.isEmpty()) {
            WireField pairs = ask.apply("AssetPairs", Map.of());
            altname = Optional.of(MarketTable.of(pairs).names(symbol).altname());
        }
        return Map.of("pair", altname.get(), "since", cursor, "count", "" + PAGE_ROWS);
    }

    private static String sentence(KrakenReadException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Answer page(WireField result, String cursor) {
        String last = result.member("last").text();
        if (!CURSOR.matcher(last).matches()) {
            throw result.member("last").wrong("is not a time in nanoseconds");
        }
        var trades = new ArrayList<RecordedTrade>();
        for (WireField row : rows(result)) {
            trades.add(trade(row));
        }
        boolean full = trades.size() >= PAGE_ROWS && !last.equals(cursor);
        return new Answer.Page(trades, last, full);
    }

    /**
     * Under the one key that is not the cursor: the name of the market, in a spelling of Kraken's.
     */
    static List<WireField> rows(WireField result) {
        List<String> markets =
                result.names().stream().filter(name -> !name.equals("last")).toList();
        if (markets.size() != 1) {
            throw result.wrong("holds " + markets.size() + " markets, not one");
        }
        return result.member(markets.getFirst()).items();
    }

    private static RecordedTrade trade(WireField row) {
        List<WireField> fields = row.items();
        if (fields.size() < FIELDS) {
            throw row.wrong("has " + fields.size() + " fields, not " + FIELDS);
        }
        BigDecimal price = fields.get(0).decimal();
        BigDecimal quantity = fields.get(1).decimal();
        if (price.signum() <= 0 || quantity.signum() < 0) {
            throw row.wrong("has a price or a quantity below 0");
        }
        return new RecordedTrade(
                nanos(fields.get(2)),
                price,
                quantity,
                aggressor(fields.get(3)),
                kind(fields.get(4)),
                fields.get(6).whole());
    }

    /** Never through a double, which has three digits too few. */
    private static long nanos(WireField seconds) {
        try {
            return seconds.decimal()
                    .movePointRight(NANO_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw seconds.wrong("is not a time in seconds");
        }
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
}
