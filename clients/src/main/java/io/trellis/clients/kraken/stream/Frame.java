package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a frame is, books apart. Numbers keep their text until their market is known. */
sealed interface Frame {

    /** Nothing has happened. */
    record Heartbeat() implements Frame {}

    /** What the engine takes. */
    record Status(TradingMode mode) implements Frame {}

    /** The venue hears us. */
    record Pong() implements Frame {}

    /**
     * The answer to a request.
     *
     * @param requestId empty where the venue could not read the request
     * @param success empty where it is not said, so that the answer makes no sense
     * @param error empty for none
     * @param symbol of what was or could not be subscribed, empty for none
     * @param threshold of the engine's counters, where executions are granted
     */
    record Answer(
            String method,
            OptionalLong requestId,
            Optional<Boolean> success,
            String error,
            String symbol,
            Optional<BigDecimal> threshold,
            Optional<WireField> result,
            WireField whole)
            implements Frame {}

    /** Trades between others. */
    record Trades(boolean snapshot, List<TradeRow> rows) implements Frame {}

    /** Best prices and the last day. */
    record Tickers(List<TickerRow> rows) implements Frame {}

    /** Candles, the running ones included. */
    record Candles(boolean snapshot, List<CandleRow> rows) implements Frame {}

    /**
     * Rules of markets, as far as they have changed.
     *
     * @param unreadable rows that made no sense and are left out
     */
    record Pairs(boolean snapshot, List<PairRow> rows, int unreadable) implements Frame {}

    /** Reports of orders of the account. */
    record Executions(boolean snapshot, long sequence, List<ExecutionRow> rows) implements Frame {}

    /** What there is of each asset. */
    record Totals(long sequence, List<VenueEvent.AssetTotal> totals) implements Frame {}

    /** Changes of balances. */
    record Entries(long sequence, List<EntryRow> rows) implements Frame {}

    /** A channel that we do not know, or have no use for. */
    record Other(String channel) implements Frame {}

    /** No frame as the venue describes them; the words say why, without a full stop. */
    record Unreadable(String words) implements Frame {}
}
