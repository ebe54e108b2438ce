package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.market.ModeWords;
import io.trellis.clients.kraken.rest.PublicReplies;
import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.CandleHistory;
import io.trellis.core.history.TradeHistory;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The public REST calls of Kraken; no account is needed. Each method makes one call and waits for
 * its answer, 20 seconds at most. Kraken asks for no more than about one call a second.
 *
 * <p>Every method throws a {@link KrakenReadException} when Kraken cannot be reached, refuses, or
 * gives an answer that makes no sense. Safe for use by several threads.
 */
public final class KrakenPublicRest implements AutoCloseable {

    /** Where Kraken itself answers. */
    public static final String KRAKEN_URL = "https://api.kraken.com";

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private final PublicCalls calls;

    private KrakenPublicRest(HttpUrl base, Duration callTimeout) {
        this.calls = new PublicCalls(base, callTimeout);
    }

    /**
     * A client; nothing is sent yet.
     *
     * @param baseUrl {@link #KRAKEN_URL}, or a stand-in; {@code https}, or {@code http} to a
     *     loopback address
     * @throws InvalidInputException if the URL is none, or not encrypted
     */
    public static KrakenPublicRest at(String baseUrl) {
        return at(baseUrl, CALL_TIMEOUT);
    }

    static KrakenPublicRest at(String baseUrl, Duration callTimeout) {
        return new KrakenPublicRest(BaseUrl.parse(baseUrl), callTimeout);
    }

    /**
     * The trading rules of a market, fees included, as Kraken states them now.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     * @throws InvalidInputException if Kraken lists no such market; the sentence names near ones
     */
    public ListedInstrument instrument(String symbol) {
        // All of them, as only the list tells which market a name stands for.
        Market market = MarketTable.of(ask("AssetPairs")).find(symbol);
        return new ListedInstrument(symbol, market.instrument(), market.mode());
    }

    /** The clock of the venue, in whole seconds. */
    public Instant serverTime() {
        return PublicReplies.time(ask("Time"));
    }

    /** What may be done on the venue at the moment. */
    public SystemStatus systemStatus() {
        WireField status = ask("SystemStatus");
        return new SystemStatus(
                ModeWords.mode(status.member("status").text()),
                status.member("timestamp").instant());
    }

    /**
     * The past trades of a market. Nothing is sent yet; each page is one call, and the first page
     * one more for the name of the market. A failure is an answer, not an exception, but a symbol
     * that Kraken does not list is an {@link InvalidInputException}.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     */
    public TradeHistory trades(String symbol) {
        return new KrakenTradeHistory(
                symbol, (call, with) -> Envelope.result(calls.get(call, with), call));
    }

    /**
     * The newest candles of a market, closed ones only. Nothing is sent yet; an answer is kept
     * until the next candle can have closed.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     */
    public CandleHistory candles(String symbol) {
        return new KrakenCandleHistory(
                symbol,
                (call, with) -> Envelope.result(calls.get(call, with), call),
                InstantSource.system());
    }

    private WireField ask(String call) {
        return Envelope.result(calls.get(call), call);
    }

    /** Closes idle connections. */
    @Override
    public void close() {
        calls.close();
    }
}
