package io.trellis.clients.kraken.rest;

import io.trellis.core.history.RecordedCandle;

import java.util.List;
import java.util.Optional;

/**
 * Candles of a market.
 *
 * @param closed oldest first; none of them changes any more
 * @param running the candle of the present interval, which is not final
 * @param last the start of the newest closed one, in seconds: ask for what is after it
 */
public record CandlePage(List<RecordedCandle> closed, Optional<RecordedCandle> running, long last) {

    public CandlePage {
        closed = List.copyOf(closed);
    }
}
