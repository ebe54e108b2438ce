package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.auth.Signer;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.limits.RestCounter.Cost;
import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.resilience.Backoff;
import io.trellis.clients.secret.ApiKey;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The REST calls of Kraken, one method each. Methods may be called from any thread and return at
 * once; what they promise is kept on the loop.
 *
 * <p>A read is made again within its budget and then fails with a {@link
 * io.trellis.clients.kraken.wire.KrakenReadException}, whose message is a sentence. A write is
 * never made again and never fails: its outcome says what is known. Private calls are made one at a
 * time, but that a write does not wait for a slow read, and stop for good when the venue refuses
 * the key, its signature or a nonce.
 *
 * <p>Account reads and writes need the list of markets: read {@link #markets} first, or hand it
 * over with {@link #know}.
 */
public final class KrakenRest {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ORDERS_ASKED = 50;
    private static final int MOST_ROWS_ASKED = 20;

    private final Loop loop;
    private final Calls calls;
    private final HistoryCalls history;
    private final Gate gate = new Gate();
    private final Listed listed = new Listed();
    private final WriteDesk writes;

    private KrakenRest(
            Transport transport, Loop loop, RestSettings settings, EngineCounters counters) {
        this.loop = loop;
        var backoff =
                new Backoff(new SplittableRandom(settings.seed()), FIRST_PAUSE, LONGEST_PAUSE);
        var lane = new Lane(loop);
        var counter = new RestCounter(settings.tier(), loop.nanoTime());
        this.calls =
                new Calls(
                        loop,
                        new PublicReads(
                                loop, new Lane(loop), backoff, settings.budget(), transport),
                        new PrivateReads(loop, lane, backoff, settings, transport, gate, counter),
                        transport.isPrivate());
        this.history = new HistoryCalls(calls, listed);
        this.writes =
                new WriteDesk(
                        new WriteCall.Office(loop, gate, counters, counter),
                        lane,
                        transport,
                        listed);
    }

    /** A client of the public calls alone; the others throw {@link IllegalStateException}. */
    public static KrakenRest withoutKey(
            KrakenHosts hosts, Http http, Loop loop, RestSettings settings) {
        var transport = new Transport(hosts, http, loop, settings.callTimeout(), Optional.empty());
        return new KrakenRest(
                transport, loop, settings, new EngineCounters(settings.tier(), 0, loop.nanoTime()));
    }

    /**
     * A client of an account.
     *
     * @param nonces the only ones of this key
     * @param counters those that the stream of the account charges, too
     * @throws io.trellis.core.InvalidInputException if the key may not be used at this host
     */
    public static KrakenRest withKey(
            KrakenHosts hosts,
            Http http,
            Loop loop,
            RestSettings settings,
            ApiKey key,
            Nonces nonces,
            EngineCounters counters) {
        var credentials = new Transport.Credentials(new Signer(key), nonces);
        var transport =
                new Transport(hosts, http, loop, settings.callTimeout(), Optional.of(credentials));
        return new KrakenRest(transport, loop, settings, counters);
    }

    /** Why private calls have stopped for good; empty as long as they have not. On the loop. */
    public Optional<String> stopped() {
        return gate.words();
    }

    /** Takes the list of markets from elsewhere from now on. On the loop. */
    public void know(Supplier<MarketTable> markets) {
        listed.markets(markets);
    }

    /** Takes the list of assets. On the loop. */
    public void know(Assets assets) {
        listed.assets(assets);
    }

    /**
     * Takes the mode of the venue, by which orders are refused before they are sent. On the loop.
     */
    public void know(TradingMode venue) {
        writes.know(venue);
    }

    /** {@code Time}: the venue's clock, in whole seconds. */
    public CompletableFuture<Instant> time() {
        return calls.ask("Time", Form.empty(), PublicReplies::time);
    }

    /** {@code SystemStatus}, whose mode is known to the writes from then on. */
    public CompletableFuture<VenueStatus> systemStatus() {
        return Promises.mapped(
                calls.ask("SystemStatus", Form.empty(), PublicReplies::status),
                status -> {
                    know(status.mode());
                    return status;
                });
    }

    /** {@code MaintenanceSchedule}: the windows of the next seven days, earliest first. */
    public CompletableFuture<List<Maintenance>> maintenanceSchedule() {
        return calls.ask("MaintenanceSchedule", Form.empty(), PublicReplies::schedule);
    }

    /** {@code Assets}, which are known to the other calls from then on. */
    public CompletableFuture<Assets> assets() {
        return Promises.mapped(
                calls.ask("Assets", Form.empty(), Assets::of),
                assets -> {
                    know(assets);
                    return assets;
                });
    }

    /** {@code AssetPairs}; pass it to {@link #know} for the other calls. */
    public CompletableFuture<MarketTable> markets() {
        return calls.ask("AssetPairs", Form.empty(), MarketTable::of);
    }

    /** {@code Ticker} of one market. */
    public CompletableFuture<Ticker> ticker(Market market) {
        return calls.ask("Ticker", of(market), result -> PublicReplies.ticker(result, market));
    }

    /**
     * {@code OHLC}: the newest 720 candles at most.
     *
     * @param minutes 1, 5, 15, 30, 60, 240, 1440, 10080 or 21600
     * @param sinceSeconds candles that begin after it; 0 for all there are
     */
    public CompletableFuture<CandlePage> candles(Market market, int minutes, long sinceSeconds) {
        Form with =
                of(market)
                        .with("interval", Integer.toString(minutes))
                        .withIf(sinceSeconds > 0, "since", Long.toString(sinceSeconds));
        return calls.ask("OHLC", with, PublicReplies::candles);
    }

    /**
     * {@code Trades}: the oldest 1,000 after a cursor.
     *
     * @param cursor {@code last} of the page before, or nanoseconds
     */
    public CompletableFuture<TradePage> trades(Market market, String cursor) {
        Form with = of(market).with("since", cursor).with("count", "1000");
        return calls.ask("Trades", with, PublicReplies::trades);
    }

    /**
     * {@code Depth}.
     *
     * @param levels of each side, 1 to 500
     */
    public CompletableFuture<Depth> depth(Market market, int levels) {
        return calls.ask(
                "Depth", of(market).with("count", Integer.toString(levels)), PublicReplies::depth);
    }

    /**
     * {@code Spread}.
     *
     * @param sinceSeconds rows after it; 0 for the newest
     */
    public CompletableFuture<SpreadPage> spread(Market market, long sinceSeconds) {
        Form with = of(market).withIf(sinceSeconds > 0, "since", Long.toString(sinceSeconds));
        return calls.ask("Spread", with, PublicReplies::spread);
    }

    /** {@code BalanceEx}: what can be traded with. */
    public CompletableFuture<List<AssetBalance>> balances() {
        return calls.tell(
                "BalanceEx",
                Family.ACCOUNT,
                Cost.CALL,
                Form.empty(),
                result -> AccountReplies.balances(result, listed.assets()));
    }

    /** {@code Balance}: everything, by Kraken's ids, what is staked or lent included. */
    public CompletableFuture<SequencedMap<String, BigDecimal>> allBalances() {
        return calls.tell(
                "Balance", Family.ACCOUNT, Cost.CALL, Form.empty(), AccountReplies::allBalances);
    }

    /**
     * {@code TradeBalance}.
     *
     * @param assetId in which it is told, Kraken's id, {@code ZUSD}
     */
    public CompletableFuture<TradeBalance> tradeBalance(String assetId) {
        return calls.tell(
                "TradeBalance",
                Family.ACCOUNT,
                Cost.CALL,
                Form.empty().with("asset", assetId),
                AccountReplies::tradeBalance);
    }

    /** {@code TradeVolume}: what trading in a market costs the account now. */
    public CompletableFuture<FeeQuote> fees(Market market) {
        return calls.tell(
                "TradeVolume",
                Family.ACCOUNT,
                Cost.CALL,
                of(market),
                result -> AccountReplies.fees(result, market, loop.now()));
    }

    /** {@code GetApiKeyInfo}: what the key may do. */
    public CompletableFuture<KeyRights> keyRights() {
        return calls.tell(
                "GetApiKeyInfo",
                Family.ACCOUNT,
                Cost.CALL,
                Form.empty(),
                AccountReplies::keyRights);
    }

    /** {@code GetWebSocketsToken}: to be used within 15 minutes, and shown to nobody. */
    public CompletableFuture<String> webSocketsToken() {
        return calls.tell(
                "GetWebSocketsToken",
                Family.ACCOUNT,
                Cost.CALL,
                Form.empty(),
                AccountReplies::token);
    }

    /** {@code OpenOrders}: all of the account. */
    public CompletableFuture<Rows<VenueOrder>> openOrders() {
        return openOrders(Form.empty());
    }

    /** {@code OpenOrders} of one name: none or one. */
    public CompletableFuture<Rows<VenueOrder>> openOrders(ClientOrderId order) {
        return openOrders(Form.empty().with("cl_ord_id", order.text()));
    }

    private CompletableFuture<Rows<VenueOrder>> openOrders(Form with) {
        return calls.tell(
                "OpenOrders",
                Family.ORDERS,
                Cost.CALL,
                with,
                result -> listed.orderReplies().open(result));
    }

    /** {@code ClosedOrders}: orders that ended since a time, in the order of their beginnings. */
    public CompletableFuture<Rows<VenueOrder>> closedOrders(Instant since) {
        return history.closedOrders(since);
    }

    /** {@code ClosedOrders} of one name that ended since a time. */
    public CompletableFuture<Rows<VenueOrder>> closedOrders(ClientOrderId order, Instant since) {
        return history.closedOrders(order, since);
    }

    /**
     * {@code QueryOrders}.
     *
     * @param venueIds 1 to 50
     */
    public CompletableFuture<Rows<VenueOrder>> queryOrders(List<String> venueIds) {
        return calls.tell(
                "QueryOrders",
                Family.ORDERS,
                Cost.CALL,
                Form.empty().with("txid", joined(venueIds, MOST_ORDERS_ASKED)),
                result -> listed.orderReplies().orders(result));
    }

    /** {@code TradesHistory}: fills since a time, oldest first, each as the stream tells it. */
    public CompletableFuture<Rows<VenueFill>> fills(Instant since) {
        return history.fills(since);
    }

    /**
     * {@code QueryTrades}.
     *
     * @param executionIds 1 to 20
     */
    public CompletableFuture<Rows<VenueFill>> queryTrades(List<String> executionIds) {
        return calls.tell(
                "QueryTrades",
                Family.HISTORY,
                Cost.HISTORY,
                Form.empty().with("txid", joined(executionIds, MOST_ROWS_ASKED)),
                result -> listed.orderReplies().trades(result));
    }

    /** {@code OrderAmends}: the states that an order has had. */
    public CompletableFuture<List<OrderAmend>> orderAmends(String venueId) {
        return calls.tell(
                "OrderAmends",
                Family.HISTORY,
                Cost.HISTORY,
                Form.empty().with("order_id", venueId),
                OrderReplies::amends);
    }

    /** {@code Ledgers}: every change of a balance since a time, oldest first. */
    public CompletableFuture<List<LedgerEntry>> ledger(Instant since) {
        return history.ledger(since);
    }

    /**
     * {@code QueryLedgers}.
     *
     * @param ids 1 to 20
     */
    public CompletableFuture<List<LedgerEntry>> queryLedgers(List<String> ids) {
        return calls.tell(
                "QueryLedgers",
                Family.HISTORY,
                Cost.HISTORY,
                Form.empty().with("id", joined(ids, MOST_ROWS_ASKED)),
                result -> AccountReplies.entries(result, listed.assets()));
    }

    /**
     * {@code AddOrder}, {@code AddOrderBatch}, {@code AmendOrder}, {@code CancelOrder}, {@code
     * CancelAll} or {@code CancelAllOrdersAfter}: sent once, or refused before.
     *
     * @return one outcome, for a batch one an order; never exceptional
     */
    public CompletableFuture<List<WriteOutcome>> carryOut(VenueRequest.Write write) {
        calls.requireKey("a write");
        return calls.onLoop(() -> writes.carryOut(write));
    }

    /** {@code AddOrder} that only checks. Accepted, nothing has been placed. */
    public CompletableFuture<WriteOutcome> validate(OrderTicket order, Instant deadline) {
        calls.requireKey("AddOrder");
        return Promises.mapped(
                calls.onLoop(() -> writes.validate(order, deadline)), List::getFirst);
    }

    /** {@code CancelOrder} by the venue's name. */
    public CompletableFuture<WriteOutcome> cancel(String venueId) {
        calls.requireKey("CancelOrder");
        return Promises.mapped(calls.onLoop(() -> writes.cancel(venueId)), List::getFirst);
    }

    /**
     * {@code CancelOrderBatch}.
     *
     * @param orders 1 to 50 of one market
     */
    public CompletableFuture<WriteOutcome> cancelBatch(String symbol, List<ClientOrderId> orders) {
        calls.requireKey("CancelOrderBatch");
        return Promises.mapped(
                calls.onLoop(() -> writes.cancelBatch(symbol, orders)), List::getFirst);
    }

    private static Form of(Market market) {
        return Form.empty().with("pair", market.altname());
    }

    private static String joined(List<String> ids, int most) {
        if (ids.isEmpty() || ids.size() > most) {
            throw new IllegalArgumentException(
                    "1 to " + most + " ids are asked for at once, were " + ids.size());
        }
        return String.join(",", ids);
    }
}
