package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.PublicReplies;
import io.trellis.clients.kraken.rest.TradePage;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;

import java.math.BigInteger;
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
        TradePage page = PublicReplies.trades(result);
        if (page.trades().stream().anyMatch(trade -> trade.id() == RecordedTrade.NO_ID)) {
            throw result.wrong("holds a trade without a number");
        }
        boolean full = page.trades().size() >= PAGE_ROWS && !page.last().equals(cursor);
        return new Answer.Page(page.trades(), page.last(), full);
    }
}
