package io.trellis.clients.world;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.truth.TrueFill;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A world of one seed: a client that places, amends and cancels at random, a market that wanders,
 * and faults. Afterwards the faults heal, and all that the client was told is held against what
 * happened at the exchange.
 */
final class RandomWorld {

    private static final String BTC = "BTC/USD";
    private static final BigDecimal TICK = new BigDecimal("0.1");
    private static final BigDecimal LOT = new BigDecimal("0.00000001");
    private static final long FIRST_PRICE_TICKS = 600_000;

    /** REST may lag the stream by a minute, and calls wait for their counter. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(5);

    private final SplittableRandom random;
    private final VirtualHost host;
    private final RecordingClient client;
    private final Instant start;
    private final Map<Long, List<ClientOrderId>> placed = new TreeMap<>();
    private final List<ClientOrderId> names = new ArrayList<>();
    private long priceTicks = FIRST_PRICE_TICKS;
    private long requests;

    RandomWorld(long seed, Faults faults) {
        this.random = new SplittableRandom(seed);
        this.host = VirtualHost.of(Rules.standard(), faults);
        this.client = new RecordingClient(host);
        this.start = host.loop().now();
    }

    RecordingClient client() {
        return client;
    }

    VirtualHost host() {
        return host;
    }

    /** Lives for a time with faults, then without, and reads everything. */
    void live(Duration time) {
        client.venue().open();
        client.venue().follow(BTC);
        long end = host.agenda().nowNanos() + time.toNanos();
        while (host.agenda().nowNanos() < end) {
            host.run(Duration.ofMillis(random.nextLong(50, 4_000)));
            moveMarket();
            if (random.nextInt(3) == 0) {
                act();
            }
        }
        host.network().heal();
        host.run(TO_SETTLE);
        read(new VenueRequest.ReadOpenOrders(++requests));
        read(new VenueRequest.ReadClosedOrders(++requests, start));
        read(new VenueRequest.ReadFills(++requests, start));
        read(new VenueRequest.ReadBalances(++requests));
        host.run(TO_SETTLE);
    }

    private void read(VenueRequest.Read read) {
        client.venue().read(read);
    }

    private void moveMarket() {
        priceTicks += random.nextLong(-40, 41);
        BigDecimal price = TICK.multiply(BigDecimal.valueOf(priceTicks));
        long now = host.agenda().nowNanos();
        boolean limited = random.nextBoolean();
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal quantity = LOT.multiply(BigDecimal.valueOf(random.nextLong(1, 4_000_000)));
        host.network()
                .exchange()
                .act(exchange -> {
                    if (limited) {
                        exchange.print(now, BTC, taker, price, quantity);
                    } else {
                        exchange.sweep(now, BTC, price);
                    }
                });
    }

    private void act() {
        long id = ++requests;
        Instant deadline = host.loop().now().plusSeconds(5);
        client.carryOut(
                switch (names.isEmpty() ? 0 : random.nextInt(10)) {
                    case 0, 1, 2, 3, 4 -> {
                        OrderTicket order = order();
                        placed.put(id, List.of(order.id()));
                        yield new VenueRequest.Place(id, order, deadline);
                    }
                    case 5 -> {
                        List<OrderTicket> orders = List.of(order(), order(), order());
                        placed.put(id, orders.stream().map(OrderTicket::id).toList());
                        yield new VenueRequest.PlaceBatch(id, orders, deadline);
                    }
                    case 6, 7 ->
                            new VenueRequest.Amend(
                                    id,
                                    BTC,
                                    any(),
                                    random.nextLong(10_000, 3_000_000),
                                    priceTicks + random.nextLong(-60, 60),
                                    random.nextBoolean(),
                                    deadline);
                    default -> new VenueRequest.Cancel(id, BTC, any());
                });
    }

    private ClientOrderId any() {
        return names.get(random.nextInt(names.size()));
    }

    private OrderTicket order() {
        var name =
                new ClientOrderId(
                        String.format(Locale.ROOT, "%016x%016x", names.size(), random.nextLong()));
        names.add(name);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long away = random.nextLong(-2, 60);
        return new OrderTicket(
                name,
                BTC,
                side,
                random.nextLong(10_000, 3_000_000),
                new OrderTicket.Pricing.Limit(
                        side == Side.BUY ? priceTicks - away : priceTicks + away,
                        random.nextInt(4) > 0,
                        random.nextInt(6) > 0
                                ? new TimeInForce.GoodTillCancelled()
                                : new TimeInForce.ImmediateOrCancel()));
    }

    /** Orders that there are although what became of their placing is told as unknown. */
    long unknownAndThere() {
        Map<ClientOrderId, TrueOrder> there = ordersByName(host.truth());
        return client.all(VenueEvent.Answered.class).stream()
                .filter(answered -> answered.outcomes().getFirst() instanceof WriteOutcome.Unknown)
                .flatMap(answered -> placed.getOrDefault(answered.requestId(), List.of()).stream())
                .filter(there::containsKey)
                .count();
    }

    /** Everything in which the client was told other than what happened, a sentence each. */
    List<String> contradictions() {
        var found = new ArrayList<String>(host.truth().brokenSums());
        Truth truth = host.truth();
        found.addAll(truth.clientIdsRepeated(host.account()));
        answeredOnce(found);
        outcomesAreTrue(truth, found);
        fillsAreToldOnce(found);
        readsAreWhole(truth, found);
        livesAgain(found);
        return found;
    }

    private void answeredOnce(List<String> found) {
        Map<Long, Integer> answers = new HashMap<>();
        for (VenueEvent event : client.events()) {
            Optional<Long> request =
                    switch (event) {
                        case VenueEvent.Answered(long id, _) -> Optional.of(id);
                        case VenueEvent.Told(long id, _) -> Optional.of(id);
                        default -> Optional.empty();
                    };
            request.ifPresent(id -> answers.merge(id, 1, Integer::sum));
        }
        for (long id = 1; id <= requests; id++) {
            int times = answers.getOrDefault(id, 0);
            if (times != 1) {
                found.add("request " + id + " was answered " + times + " times");
            }
        }
    }

    private void outcomesAreTrue(Truth truth, List<String> found) {
        Map<ClientOrderId, TrueOrder> there = ordersByName(truth);
        for (VenueEvent.Answered answered : client.all(VenueEvent.Answered.class)) {
            List<ClientOrderId> ids = placed.getOrDefault(answered.requestId(), List.of());
            for (int i = 0; i < ids.size(); i++) {
                Optional<TrueOrder> order = Optional.ofNullable(there.get(ids.get(i)));
                switch (answered.outcomes().get(i)) {
                    case WriteOutcome.Accepted(String name) -> {
                        if (!order.map(TrueOrder::orderId).equals(Optional.of(name))) {
                            found.add("accepted as " + name + ", yet there is " + order);
                        }
                    }
                    case WriteOutcome.Refused refused -> {
                        if (order.isPresent()) {
                            found.add(refused + ", yet there is " + order.get());
                        }
                    }
                    case WriteOutcome.Unknown _ -> {}
                }
            }
        }
    }

    private Map<ClientOrderId, TrueOrder> ordersByName(Truth truth) {
        Map<ClientOrderId, TrueOrder> orders = new HashMap<>();
        for (TrueOrder order : truth.orders(host.account())) {
            order.clientOrderId().ifPresent(id -> orders.put(new ClientOrderId(id), order));
        }
        return orders;
    }

    private void fillsAreToldOnce(List<String> found) {
        var seen = new TreeSet<String>();
        for (VenueEvent.Filled filled : client.all(VenueEvent.Filled.class)) {
            if (!seen.add(filled.fill().executionId())) {
                found.add("told twice: " + filled.fill());
            }
        }
    }

    private void readsAreWhole(Truth truth, List<String> found) {
        Map<String, String> trueOrders = new TreeMap<>();
        Map<String, String> trueFills = new TreeMap<>();
        for (TrueOrder order : truth.orders(host.account())) {
            trueOrders.put(order.orderId(), lots(order.filled()) + " of " + lots(order.quantity()));
            order.fills().forEach(fill -> trueFills.put(fill.execId(), fill(fill)));
        }
        Map<String, String> orders = new TreeMap<>();
        Map<String, String> fills = new TreeMap<>();
        for (VenueEvent.Told told : client.all(VenueEvent.Told.class)) {
            switch (told.answer()) {
                case VenueAnswer.Orders(List<VenueOrder> rows, var passedOver) -> {
                    rows.forEach(row ->
                            orders.put(row.venueId(), row.filledLots() + " of " + row.lots()));
                    found.addAll(passedOver);
                }
                case VenueAnswer.Fills(List<VenueFill> rows, var passedOver) -> {
                    rows.forEach(row -> fills.put(row.executionId(), fill(row)));
                    found.addAll(passedOver);
                }
                case VenueAnswer.Failed(String sentence) -> found.add(sentence);
                default -> {}
            }
        }
        difference("orders", trueOrders, orders, found);
        difference("fills", trueFills, fills, found);
        client.all(VenueEvent.Filled.class)
                .forEach(filled -> {
                    String id = filled.fill().executionId();
                    if (!fill(filled.fill()).equals(trueFills.get(id))) {
                        found.add("told " + filled + ", true is " + trueFills.get(id));
                    }
                });
    }

    private static void difference(
            String what, Map<String, String> there, Map<String, String> told, List<String> found) {
        if (!there.equals(told)) {
            var missing = new TreeMap<>(there);
            missing.entrySet().removeAll(told.entrySet());
            var invented = new TreeMap<>(told);
            invented.entrySet().removeAll(there.entrySet());
            found.add(what + " that were not told: " + missing + ", told and untrue: " + invented);
        }
    }

    /** After the faults have healed, the account and the market are live and stay so. */
    private void livesAgain(List<String> found) {
        boolean account = false;
        boolean market = false;
        for (VenueEvent event : client.events()) {
            switch (event) {
                case VenueEvent.AccountLive _ -> account = true;
                case VenueEvent.AccountLost _ -> account = false;
                case VenueEvent.Market _ -> market = true;
                case VenueEvent.MarketLost _, VenueEvent.MarketGivenUp _ -> market = false;
                default -> {}
            }
        }
        if (!account || !market) {
            found.add("at the end the account is live: " + account + ", the market: " + market);
        }
    }

    private static long lots(BigDecimal quantity) {
        return quantity.divide(LOT).longValueExact();
    }

    private static String fill(TrueFill fill) {
        return lots(fill.quantity()) + " at " + fill.price().divide(TICK).longValueExact();
    }

    private static String fill(VenueFill fill) {
        return fill.lots() + " at " + fill.priceTicks();
    }
}
