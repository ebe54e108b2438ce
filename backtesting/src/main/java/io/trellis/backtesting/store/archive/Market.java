package io.trellis.backtesting.store.archive;

import io.trellis.core.market.Timeframe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file of Kraken or Binance tells: {@code XBTUSD_1.csv}, {@code XBTUSD.csv},
 * {@code BTCUSDT-1m-2025-01.csv}.
 *
 * @param symbol in our spelling, if the name ends in a quote that is known
 * @param timeframe the length of a bar
 */
public record Market(Optional<String> symbol, Optional<Timeframe> timeframe) {

    private static final Pattern KRAKEN =
            Pattern.compile("([A-Z0-9]+)(?:_([1-9][0-9]{0,4}))?\\..*");
    private static final Pattern BINANCE = Pattern.compile("([A-Z0-9]+)-([1-9][0-9]?[smhd])-.*");

    /** None is the end of another. */
    private static final List<String> KRAKEN_QUOTES =
            List.of(
                    "USDT", "USDC", "USD", "EUR", "GBP", "CAD", "AUD", "CHF", "JPY", "DAI", "XBT",
                    "ETH");

    private static final List<String> BINANCE_QUOTES =
            List.of(
                    "FDUSD", "TUSD", "BUSD", "USDT", "USDC", "EUR", "GBP", "TRY", "BRL", "BTC",
                    "ETH", "BNB");

    /** What a name tells; perhaps nothing. */
    static Market of(String name) {
        Matcher binance = BINANCE.matcher(name);
        if (binance.matches()) {
            return new Market(
                    symbol(binance.group(1), BINANCE_QUOTES),
                    Optional.of(Timeframe.parse(binance.group(2))));
        }
        Matcher kraken = KRAKEN.matcher(name);
        return kraken.matches()
                ? new Market(
                        symbol(kraken.group(1), KRAKEN_QUOTES),
                        Optional.ofNullable(kraken.group(2)).map(Market::minutes))
                : new Market(Optional.empty(), Optional.empty());
    }

    private static Timeframe minutes(String minutes) {
        return new Timeframe(60_000L * Integer.parseInt(minutes));
    }

    private static Optional<String> symbol(String pair, List<String> quotes) {
        return quotes.stream()
                .filter(quote -> pair.endsWith(quote) && pair.length() > quote.length())
                .findFirst()
                .map(quote ->
                        ours(pair.substring(0, pair.length() - quote.length()))
                                + "/"
                                + ours(quote));
    }

    /** Kraken says XBT and XDG. */
    private static String ours(String asset) {
        return switch (asset) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> asset;
        };
    }

    /** Whether the two can be of one series: what both name is the same. */
    boolean fits(Market other) {
        return agree(symbol, other.symbol) && agree(timeframe, other.timeframe);
    }

    private static <T> boolean agree(Optional<T> one, Optional<T> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return symbol.orElse("some symbol") + timeframe.map(length -> ", " + length).orElse("");
    }
}
