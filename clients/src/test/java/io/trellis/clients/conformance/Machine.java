package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.truth.TrueOrder;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/** A client in a world under virtual time: what it is told is kept, what it says is heard. */
final class Machine {

    static final String BTC = "BTC/USD";

    private static final Duration STEP = Duration.ofMillis(10);
    private static final int MOST_STEPS = 60_000;
    private static final int SEED = 7;

    private final VirtualHost host;
    private final Wiretap tap;
    private final Nonces nonces;
    private final Set<String> booked = new TreeSet<>();
    private final List<VenueEvent> events = new ArrayList<>();
    private final KrakenVenue venue;
    private long requests;

    private Machine(VirtualHost host, Nonces nonces) {
        this.host = host;
        this.nonces = nonces;
        this.tap = new Wiretap(host.loop());
        var access =
                new KrakenAccess(
                        host.hosts(),
                        host.loop(),
                        tap.http(host.http()),
                        tap.webSockets(host.webSockets()),
                        host.key(),
                        nonces,
                        Tier.PRO,
                        SEED);
        this.venue = new KrakenVenue(access, booked::contains, events::add);
    }

    /** A machine in a world, with a venue that is not opened. */
    static Machine in(VirtualHost host) {
        return new Machine(host, Nonces.inMemory());
    }

    /** The same with its venue opened, its account live, and a market followed. */
    static Machine live(VirtualHost host) {
        Machine machine = in(host);
        machine.venue.open();
        machine.venue.follow(BTC);
        machine.run(3);
        assertThat(machine.all(VenueEvent.AccountLive.class)).hasSize(1);
        return machine;
    }

    /** The same in a world where what is not known of the venue is so. */
    static Machine live(Quirk... quirks) {
        return live(Rules.standard(), quirks);
    }

    static Machine live(Rules rules, Quirk... quirks) {
        Rules with = rules;
        for (Quirk quirk : quirks) {
            with = with.with(quirk);
        }
        return live(VirtualHost.of(with, Faults.none()));
    }

    /** The terms of a market as the venue has them at first. */
    static MarketRules market(String symbol) {
        return Markets.of(symbol).orElseThrow();
    }

    VirtualHost host() {
        return host;
    }

    Wiretap tap() {
        return tap;
    }

    KrakenVenue venue() {
        return venue;
    }

    /** The execution ids that are said to have been booked before. */
    Set<String> booked() {
        return booked;
    }

    Instant now() {
        return host.loop().now();
    }

    void run(int seconds) {
        host.run(Duration.ofSeconds(seconds));
    }

    // REST by itself.

    /** A client of REST alone, with the key of the account. */
    KrakenRest rest() {
        return rest(RestSettings.trading(Tier.PRO, SEED), nonces);
    }

    KrakenRest rest(RestSettings settings, Nonces numbers) {
        return KrakenRest.withKey(
                host.hosts(),
                tap.http(host.http()),
                host.loop(),
                settings,
                host.key(),
                numbers,
                new EngineCounters(Tier.PRO, 0, host.loop().nanoTime()));
    }

    /** The same that knows markets, assets and the state of the venue. */
    KrakenRest informedRest() {
        KrakenRest rest = rest();
        get(rest.assets());
        get(rest.systemStatus());
        var table = get(rest.markets());
        rest.know(() -> table);
        return rest;
    }

    Market listed(String symbol) {
        return get(rest().markets()).find(symbol);
    }

    /** Lets time pass until a call has ended. */
    <T> T get(CompletableFuture<T> call) {
        for (int step = 0; step < MOST_STEPS && !call.isDone(); step++) {
            host.run(STEP);
        }
        assertThat(call).as("the call ends").isDone();
        return call.join();
    }

    // The venue.

    /** What becomes of a write; time passes until it is known. */
    WriteOutcome outcome(LongFunction<VenueRequest.Write> request) {
        long id = send(request);
        for (int step = 0; step < MOST_STEPS && !isAnswered(id); step++) {
            host.run(STEP);
        }
        return outcome(id);
    }

    /** Has a write carried out, and gives its number. */
    long send(LongFunction<VenueRequest.Write> request) {
        long id = ++requests;
        venue.carryOut(Permit.of(request.apply(id), Long.MAX_VALUE));
        return id;
    }

    boolean isAnswered(long id) {
        return all(VenueEvent.Answered.class).stream().anyMatch(event -> event.requestId() == id);
    }

    /** The one outcome of a write. */
    WriteOutcome outcome(long id) {
        List<WriteOutcome> outcomes =
                all(VenueEvent.Answered.class).stream()
                        .filter(event -> event.requestId() == id)
                        .flatMap(event -> event.outcomes().stream())
                        .toList();
        assertThat(outcomes).as("outcomes of request " + id).hasSize(1);
        return outcomes.getFirst();
    }

    WriteOutcome place(OrderTicket ticket) {
        return outcome(id -> new VenueRequest.Place(id, ticket, now().plusSeconds(5)));
    }

    WriteOutcome cancel(String name) {
        return outcome(id -> new VenueRequest.Cancel(id, BTC, new ClientOrderId(name)));
    }

    /** What a read brings. */
    VenueAnswer ask(LongFunction<VenueRequest.Read> request) {
        long id = ++requests;
        venue.read(request.apply(id));
        for (int step = 0; step < MOST_STEPS; step++) {
            for (VenueEvent.Told told : all(VenueEvent.Told.class)) {
                if (told.requestId() == id) {
                    return told.answer();
                }
            }
            host.run(STEP);
        }
        throw new AssertionError("read " + id + " is not answered");
    }

    static OrderTicket buy(String name, long priceTicks, long lots) {
        return postOnly(name, Side.BUY, priceTicks, lots);
    }

    static OrderTicket sell(String name, long priceTicks, long lots) {
        return postOnly(name, Side.SELL, priceTicks, lots);
    }

    private static OrderTicket postOnly(String name, Side side, long priceTicks, long lots) {
        return limit(name, side, priceTicks, lots, true, new TimeInForce.GoodTillCancelled());
    }

    static OrderTicket limit(
            String name,
            Side side,
            long priceTicks,
            long lots,
            boolean postOnly,
            TimeInForce timeInForce) {
        return new OrderTicket(
                new ClientOrderId(name),
                BTC,
                side,
                lots,
                new OrderTicket.Pricing.Limit(priceTicks, postOnly, timeInForce));
    }

    // What the client was told.

    List<VenueEvent> events() {
        return List.copyOf(events);
    }

    /** All events of a kind, in their order. */
    <T extends VenueEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Forgets what was told so far. */
    void forget() {
        events.clear();
    }

    /** What was told of books, of whichever market. */
    List<BookUpdate> updates() {
        return marketEvents(BookUpdate.class);
    }

    /** The trades of others, of whichever market. */
    List<TradePrint> prints() {
        return marketEvents(TradePrint.class);
    }

    private <T extends MarketEvent> List<T> marketEvents(Class<T> kind) {
        return all(VenueEvent.Market.class).stream()
                .map(VenueEvent.Market::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<VenueFill> fills() {
        return all(VenueEvent.Filled.class).stream().map(VenueEvent.Filled::fill).toList();
    }

    /** Every fill that was told in whatever way, once each by its execution id. */
    Map<String, VenueFill> inventory() {
        var fills = new TreeMap<String, VenueFill>();
        for (VenueEvent event : events) {
            List<VenueFill> told =
                    switch (event) {
                        case VenueEvent.Filled(var fill) -> List.of(fill);
                        case VenueEvent.AccountLive live -> live.recent();
                        case VenueEvent.Told(_, VenueAnswer.Fills(var read, _)) -> read;
                        default -> List.of();
                    };
            told.forEach(fill -> fills.put(fill.executionId(), fill));
        }
        return fills;
    }

    /** The same without our names of the orders, which REST does not say. */
    Map<String, VenueFill> namelessInventory() {
        var fills = new TreeMap<String, VenueFill>();
        inventory().forEach((id, fill) -> fills.put(id, nameless(fill)));
        return fills;
    }

    /** What was filled as REST has it, where a fill does not say our name of its order. */
    List<VenueFill> namelessFills() {
        return fills().stream().map(Machine::nameless).toList();
    }

    private static VenueFill nameless(VenueFill fill) {
        return new VenueFill(
                fill.executionId(),
                fill.orderId(),
                Optional.empty(),
                fill.tradeId(),
                fill.symbol(),
                fill.side(),
                fill.priceTicks(),
                fill.lots(),
                fill.cost(),
                fill.fees(),
                fill.maker(),
                fill.time());
    }

    /** All that was reported of the order of a name. */
    List<VenueOrder> reports(String name) {
        var id = new ClientOrderId(name);
        return all(VenueEvent.OrderReported.class).stream()
                .map(VenueEvent.OrderReported::order)
                .filter(order -> order.clientId().filter(id::equals).isPresent())
                .toList();
    }

    /** The last that was reported of it. */
    VenueOrder last(String name) {
        return reports(name).getLast();
    }

    // What others do.

    /** Does something at the exchange, now. */
    void at(BiConsumer<Exchange, Long> act) {
        host.network().exchange().act(exchange -> act.accept(exchange, host.agenda().nowNanos()));
    }

    /** The price goes there; what rests on the way is filled whole. */
    void sweep(String price) {
        at((exchange, now) -> exchange.sweep(now, BTC, new BigDecimal(price)));
    }

    /** Others trade so much at a price. */
    void print(Side taker, String price, String quantity) {
        at((exchange, now) ->
                exchange.print(now, BTC, taker, new BigDecimal(price), new BigDecimal(quantity)));
    }

    /** Something goes wrong from now on. */
    void strike(Fault fault) {
        host.network().strike(fault);
    }

    /** The orders that the venue has accepted from the account. */
    List<TrueOrder> trueOrders() {
        return host.truth().orders(host.account());
    }

    /** How often the venue was asked something, by its own count. */
    int asked(String method) {
        return host.truth().requests().getOrDefault(method, 0);
    }

    /** The names of the orders that the account has open as it was told last, by their ids. */
    Set<String> venueOpen() {
        var open = new TreeSet<String>();
        for (VenueEvent event : events) {
            switch (event) {
                case VenueEvent.AccountLive live -> {
                    open.clear();
                    live.open().forEach(order -> open.add(order.venueId()));
                }
                case VenueEvent.OrderReported(var order) when order.state().isFinal() ->
                        open.remove(order.venueId());
                case VenueEvent.OrderReported(var order) -> open.add(order.venueId());
                default -> {}
            }
        }
        return open;
    }

    /** The same as it is. */
    Set<String> trulyOpen() {
        var open = new TreeSet<String>();
        trueOrders().stream().filter(TrueOrder::isOpen).forEach(order -> open.add(order.orderId()));
        return open;
    }

    /** A price of so many ticks. */
    static String price(long ticks) {
        return BigDecimal.valueOf(ticks, 1).toPlainString();
    }
}
