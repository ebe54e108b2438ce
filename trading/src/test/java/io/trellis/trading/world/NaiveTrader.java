package io.trellis.trading.world;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.Loop;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A grid trader as many are: one order for each level, and a simple idea of what to do when no
 * answer comes. Our client carries it, so that all it does wrong is its own idea.
 */
final class NaiveTrader {

    private static final long LOTS = 400_000;
    private static final long STEP_TICKS = 2_400;
    private static final long CLOSE_TICKS = 200;
    private static final int LEVELS = 8;
    private static final Duration CYCLE = Duration.ofSeconds(5);

    private final Policy policy;
    private final Loop loop;
    private final KrakenVenue venue;
    private final Set<String> known;
    private final Map<Integer, Level> levels = new TreeMap<>();
    private final Map<Long, Placing> placing = new HashMap<>();
    private final Map<Long, Runnable> reading = new HashMap<>();
    private final List<VenueOrder> open = new ArrayList<>();
    private final String prefix;
    private long requests;
    private long lastTicks;
    private boolean live;

    /** What it does when it is not told what became of an order. */
    enum Policy {
        /** It sends the order again, three times. */
        THREE_RETRIES,
        /** No answer means that the order failed. */
        NO_ANSWER_MEANS_FAILED,
        /** It looks into the open orders five times; what is not there was rejected. */
        REJECTED_AFTER_FIVE_CHECKS,
        /** It remembers nothing: what the list of open orders lacks is placed. */
        STATELESS
    }

    private record Placing(Level level, String orderName) {}

    private static final class Level {
        final Side side;
        final long priceTicks;
        boolean busy;
        int attempts;
        int checks;
        String orderName = "";

        Level(Side side, long priceTicks) {
            this.side = side;
            this.priceTicks = priceTicks;
        }

        void empty() {
            busy = false;
            attempts = 0;
            checks = 0;
            orderName = "";
        }
    }

    /**
     * A trader on a machine.
     *
     * @param known takes the names of all orders that it ever took for its own
     * @param process the number of the process on its machine
     */
    NaiveTrader(Policy policy, VirtualHost host, Life life, Set<String> known, int process) {
        this.policy = policy;
        this.loop = life.loop();
        this.known = known;
        this.prefix = String.format(Locale.ROOT, "%016x", process);
        var access =
                new KrakenAccess(
                        host.hosts(),
                        loop,
                        life.http(),
                        life.webSockets(),
                        host.key(),
                        Nonces.inMemory(),
                        Tier.PRO,
                        7);
        this.venue = new KrakenVenue(access, _ -> false, this::happened);
        for (int i = 1; i <= LEVELS; i++) {
            long away = i * STEP_TICKS;
            levels.put(-i, new Level(Side.BUY, Strategies.FIRST_PRICE_TICKS - away));
            levels.put(i, new Level(Side.SELL, Strategies.FIRST_PRICE_TICKS + away));
        }
    }

    void begin() {
        venue.open();
        venue.follow(Strategies.SYMBOL);
        loop.after(CYCLE, this::cycle);
    }

    private void cycle() {
        loop.after(CYCLE, this::cycle);
        if (!live) {
            return;
        }
        if (policy == Policy.STATELESS) {
            readOpen(this::placeWhatIsMissing);
        } else {
            levels.values().stream()
                    .filter(level -> !level.busy && rests(level))
                    .forEach(this::place);
        }
    }

    private void place(Level level) {
        long id = ++requests;
        level.busy = true;
        level.attempts++;
        level.orderName = prefix + String.format(Locale.ROOT, "%016x", id);
        placing.put(id, new Placing(level, level.orderName));
        var limit =
                new OrderTicket.Pricing.Limit(
                        level.priceTicks, true, new TimeInForce.GoodTillCancelled());
        var ticket =
                new OrderTicket(
                        new ClientOrderId(level.orderName),
                        Strategies.SYMBOL,
                        level.side,
                        LOTS,
                        limit);
        Permit permit =
                Permit.of(
                        new VenueRequest.Place(id, ticket, loop.now().plusSeconds(5)),
                        Long.MAX_VALUE);
        venue.carryOut(permit);
    }

    private void happened(VenueEvent event) {
        switch (event) {
            case VenueEvent.AccountLive account -> {
                live = true;
                adopt(account.open());
            }
            case VenueEvent.AccountLost _ -> live = false;
            case VenueEvent.Answered(long id, List<WriteOutcome> outcomes) ->
                    Optional.ofNullable(placing.remove(id))
                            .ifPresent(placed -> answered(placed, outcomes.getFirst()));
            case VenueEvent.Market(_, TradePrint trade) -> lastTicks = trade.priceTicks();
            case VenueEvent.OrderReported(VenueOrder order) when order.state().isFinal() ->
                    ended(order);
            case VenueEvent.Told(long id, VenueAnswer answer) -> told(id, answer);
            default -> {}
        }
    }

    /** As a bot does at its start: an open order at the price of a level is the level's. */
    private void adopt(List<VenueOrder> orders) {
        for (VenueOrder order : orders) {
            for (Level level : levels.values()) {
                if (level.side == order.side()
                        && level.priceTicks == order.priceTicks()
                        && (!level.busy || level.orderName.equals(name(order)))) {
                    level.busy = true;
                    level.orderName = name(order);
                    known.add(level.orderName);
                }
            }
        }
    }

    private static String name(VenueOrder order) {
        return order.clientId().map(ClientOrderId::bare).orElse(order.venueId());
    }

    private void ended(VenueOrder order) {
        String name = name(order);
        levels.values().stream()
                .filter(level -> level.orderName.equals(name))
                .forEach(Level::empty);
    }

    /** Whether an order of the level would rest. */
    private boolean rests(Level level) {
        return lastTicks > 0
                && switch (level.side) {
                    case BUY -> level.priceTicks < lastTicks - CLOSE_TICKS;
                    case SELL -> level.priceTicks > lastTicks + CLOSE_TICKS;
                };
    }

    private void answered(Placing placed, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Accepted _ -> known.add(placed.orderName);
            case WriteOutcome.Refused(Refusal _, String _) -> placed.level.empty();
            case WriteOutcome.Unknown _ -> unknown(placed.level);
        }
    }

    private void unknown(Level level) {
        switch (policy) {
            case THREE_RETRIES -> {
                if (level.attempts <= 3) {
                    place(level);
                } else {
                    level.empty();
                }
            }
            case NO_ANSWER_MEANS_FAILED, STATELESS -> level.empty();
            case REJECTED_AFTER_FIVE_CHECKS ->
                    loop.after(Duration.ofSeconds(2), () -> readOpen(() -> check(level)));
        }
    }

    private void check(Level level) {
        if (open.stream().anyMatch(order -> name(order).equals(level.orderName))) {
            known.add(level.orderName);
        } else if (++level.checks >= 5) {
            level.empty();
        } else {
            loop.after(Duration.ofSeconds(2), () -> readOpen(() -> check(level)));
        }
    }

    private void readOpen(Runnable then) {
        long id = ++requests;
        reading.put(id, then);
        venue.read(new VenueRequest.ReadOpenOrders(id));
    }

    private void told(long id, VenueAnswer answer) {
        Runnable then = reading.remove(id);
        if (then != null && answer instanceof VenueAnswer.Orders(var orders, var _)) {
            open.clear();
            open.addAll(orders);
            then.run();
        } else if (then != null) {
            loop.after(CYCLE, () -> readOpen(then));
        }
    }

    private void placeWhatIsMissing() {
        for (Level level : levels.values()) {
            boolean there =
                    open.stream()
                            .anyMatch(order ->
                                    order.side() == level.side
                                            && order.priceTicks() == level.priceTicks);
            boolean underWay =
                    placing.values().stream().anyMatch(placed -> placed.level.equals(level));
            if (!there && !underWay && rests(level)) {
                place(level);
            }
        }
        open.forEach(order -> known.add(name(order)));
    }
}
