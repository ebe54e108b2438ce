package io.trellis.backtesting.engine;

import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.market.TradePrint;

import java.util.List;

/** What the streams of a market must and may be. */
final class StreamChecks {

    private StreamChecks() {}

    static void check(String symbol, List<MarketStream> streams, VenueSettings venue) {
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("there is no stream of " + symbol);
        }
        for (MarketStream stream : streams) {
            if (stream instanceof MarketStream.OfBars bars) {
                checkBars(symbol, streams, bars, venue);
            }
        }
    }

    private static void checkBars(
            String symbol,
            List<MarketStream> streams,
            MarketStream.OfBars bars,
            VenueSettings venue) {
        if (streams.size() > 1) {
            throw new IllegalArgumentException(
                    "the bars of " + symbol + " cannot be mixed with another stream of it");
        }
        if (venue.participation().isPresent() && bars.volumeLots().isEmpty()) {
            throw new IllegalArgumentException(
                    "the bars of " + symbol + " tell no volume, which participation is a share of");
        }
    }

    /** Whether nothing but quotes and books tells where the market is. */
    static boolean onlyBooks(List<MarketStream> streams) {
        return streams.stream().allMatch(StreamChecks::hasNoTrade);
    }

    private static boolean hasNoTrade(MarketStream stream) {
        return switch (stream) {
            case MarketStream.OfBars _, MarketStream.OfPrints _ -> false;
            case MarketStream.OfEvents(_, var events) ->
                    events.stream().noneMatch(TradePrint.class::isInstance);
        };
    }
}
