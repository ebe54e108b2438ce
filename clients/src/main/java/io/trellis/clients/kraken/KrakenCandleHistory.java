package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.PublicReplies;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.CandleHistory;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.market.Timeframe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Closed candles of one market by the call OHLC: the newest 720 at most. An answer is kept until
 * the next candle can have closed, and for a second at least, so that asking often costs nothing.
 * Not safe for use by several threads.
 */
final class KrakenCandleHistory implements CandleHistory {

    private static final List<Long> MINUTES =
            List.of(1L, 5L, 15L, 30L, 60L, 240L, 1_440L, 10_080L, 21_600L);
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private final String symbol;
    private final BiFunction<String, Map<String, String>, WireField> ask;
    private final InstantSource clock;
    private final Map<Timeframe, Kept> kept = new HashMap<>();

    /** What REST calls take for the market, once it is known. */
    private Optional<String> altname = Optional.empty();

    private record Kept(List<RecordedCandle> candles, long untilMillis) {}

    /**
     * @param symbol in our spelling
     * @param ask makes a public call with parameters and gives its result
     * @param clock of this machine; it decides when to ask again, and nothing else
     */
    KrakenCandleHistory(
            String symbol,
            BiFunction<String, Map<String, String>, WireField> ask,
            InstantSource clock) {
        this.symbol = symbol;
        this.ask = ask;
        this.clock = clock;
    }

    /**
     * @throws KrakenReadException if Kraken cannot be reached, refuses, or answers nonsense
     */
    @Override
    public List<RecordedCandle> closed(Timeframe timeframe) {
        int minutes = minutes(timeframe);
        Kept known = kept.get(timeframe);
        if (known != null && clock.millis() < known.untilMillis) {
            return known.candles;
        }
        List<RecordedCandle> candles =
                PublicReplies.candles(ask.apply("OHLC", parameters(minutes))).closed();
        kept.put(timeframe, new Kept(candles, askAgain(candles, timeframe)));
        return candles;
    }

    /**
     * What the call takes for a length.
     *
     * @throws InvalidInputException if Kraken has no candles of that length
     */
    static int minutes(Timeframe timeframe) {
        long minutes = timeframe.millis() / MINUTE_MILLIS;
        if (timeframe.millis() % MINUTE_MILLIS != 0 || !MINUTES.contains(minutes)) {
            throw new InvalidInputException(
                    "Kraken has no candles of %s; it has those of %s minutes."
                            .formatted(
                                    timeframe,
                                    MINUTES.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))));
        }
        return Math.toIntExact(minutes);
    }

    private Map<String, String> parameters(int minutes) {
        if (altname.isEmpty()) {
            WireField pairs = ask.apply("AssetPairs", Map.of());
            altname = Optional.of(MarketTable.of(pairs).names(symbol).altname());
        }
        return Map.of("pair", altname.get(), "interval", Integer.toString(minutes));
    }

    private long askAgain(List<RecordedCandle> candles, Timeframe timeframe) {
        long soonest = clock.millis() + LEAST_WAIT.toMillis();
        return candles.isEmpty()
                ? soonest
                : Math.max(soonest, candles.getLast().startMillis() + 2 * timeframe.millis());
    }
}
