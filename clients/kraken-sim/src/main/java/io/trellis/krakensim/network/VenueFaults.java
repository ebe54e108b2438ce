package io.trellis.krakensim.network;

import io.trellis.core.market.Side;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.OrderEntry;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.truth.TrueOrder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Carries out what goes wrong at the exchange itself, and ends what lasts for a span. */
final class VenueFaults {

    private static final long WALK_NANOS = Duration.ofSeconds(10).toNanos();
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    private final DrivenExchange exchange;
    private final Rules sound;
    private final int account;
    private final MarketRules market;
    private final RandomGenerator random;
    private int announced;

    /**
     * @param sound the rules when nothing is wrong
     * @param account whose orders people place and cancel
     * @param market that changes its terms and status
     */
    VenueFaults(DrivenExchange exchange, Rules sound, int account, MarketRules market, long seed) {
        this.exchange = exchange;
        this.sound = sound;
        this.account = account;
        this.market = market;
        this.random = Draws.of(seed, "people", 0);
    }

    void strike(VenueFault kind, Fault fault) {
        String target = fault.target();
        int times = fault.times();
        Duration amount = Duration.ofNanos(fault.amount());
        switch (kind) {
            case SILENT_SUBSCRIPTION ->
                    act(venue -> venue.silenceSubscriptions(channel(target, "book"), times));
            case WRONG_CHECKSUM -> act(venue -> venue.corruptChecksums(market.symbol(), times));
            case EVENT_LOST -> act(venue -> venue.dropFrames(channel(target, "executions"), times));
            case EVENT_REPEATED ->
                    act(venue -> venue.duplicateFrames(channel(target, "executions"), times));
            case TOKENS_EXPIRE -> act(Exchange::expireTokens);
            case PROXY_RESTART -> act(venue -> venue.restartProxy(now()));
            case CALLS_THROTTLED -> act(venue -> venue.throttle(now() + fault.spanNanos()));
            case REST_LAG ->
                    during(
                            fault,
                            rules -> lag(rules, amount),
                            rules -> lag(rules, sound.restLag()));
            case CLOCK_AHEAD -> during(fault, rules -> rules.withClockOffset(amount), this::onTime);
            case CLOCK_BEHIND ->
                    during(fault, rules -> rules.withClockOffset(amount.negated()), this::onTime);
            case QUIRK ->
                    during(
                            fault,
                            rules -> rules.with(quirk(target)),
                            rules -> without(rules, quirk(target)));
            case MODE -> {
                mode(mode(target));
                after(fault.spanNanos(), () -> mode(SystemMode.ONLINE));
            }
            case MAINTENANCE -> maintain(fault.spanNanos());
            case PAIR_STATUS -> {
                status(status(target));
                after(fault.spanNanos(), () -> status(PairStatus.ONLINE));
            }
            case TERMS_CHANGE -> {
                terms(dearer());
                after(fault.spanNanos(), () -> terms(market));
            }
            case PARTIAL_FILL -> repeat(times, this::fillHalf);
            case HUMAN_ORDER -> repeat(times, this::placeOrder);
            case HUMAN_CANCEL -> repeat(times, this::cancelOrder);
        }
    }

    /**
     * Checks the words that only this part knows.
     *
     * @throws IllegalArgumentException naming the word
     */
    static void check(VenueFault kind, String target) {
        if (kind == VenueFault.QUIRK) {
            quirk(target);
        } else if (kind == VenueFault.MODE) {
            mode(target);
        } else if (kind == VenueFault.PAIR_STATUS) {
            status(target);
        }
    }

    /** Everything is as it should be again. */
    void heal() {
        act(Exchange::heal);
        act(venue -> venue.rules(now(), sound));
        mode(SystemMode.ONLINE);
        status(PairStatus.ONLINE);
        terms(market);
    }

    /** For the span of the fault; what else has changed meanwhile stays. */
    private void during(Fault fault, UnaryOperator<Rules> change, UnaryOperator<Rules> undo) {
        change(change);
        after(fault.spanNanos(), () -> change(undo));
    }

    private Rules without(Rules rules, Quirk quirk) {
        return sound.has(quirk) ? rules : rules.without(quirk);
    }

    private static Rules lag(Rules rules, Duration behind) {
        return rules.withLags(behind, rules.balanceLag());
    }

    private Rules onTime(Rules rules) {
        return rules.withClockOffset(sound.clockOffset());
    }

    private void change(UnaryOperator<Rules> change) {
        act(venue -> venue.rules(now(), change.apply(venue.rules())));
    }

    /** Announced ten seconds ahead; then there is nothing, then cancels, then makers, then all. */
    private void maintain(long spanNanos) {
        Instant start = instant(now() + WALK_NANOS);
        var window =
                new MaintenanceWindow(
                        ++announced,
                        "Spot trading engine",
                        start,
                        start.plusNanos(Math.max(1, spanNanos)),
                        "cancel_open_orders");
        act(venue -> venue.announce(window));
        long end = WALK_NANOS + spanNanos;
        after(WALK_NANOS, () -> mode(SystemMode.MAINTENANCE));
        after(end, () -> mode(SystemMode.CANCEL_ONLY));
        after(end + WALK_NANOS, () -> mode(SystemMode.POST_ONLY));
        after(end + 2 * WALK_NANOS, () -> mode(SystemMode.ONLINE));
    }

    private void mode(SystemMode mode) {
        act(venue -> venue.mode(now(), mode));
    }

    private void status(PairStatus status) {
        act(venue -> venue.pairStatus(now(), market.symbol(), status));
    }

    private void terms(MarketRules terms) {
        act(venue -> venue.revise(now(), terms));
    }

    private MarketRules dearer() {
        return market.withMinimums(
                market.orderMinimum().multiply(FOUR), market.costMinimum().multiply(FOUR));
    }

    /** Somewhere within two per cent of the last price, on the side that rests. */
    private void placeOrder() {
        boolean buys = random.nextBoolean();
        double distance = 0.02 * random.nextDouble();
        int size = 1 + random.nextInt(5);
        act(venue ->
                venue.truth()
                        .lastPrice(market.symbol())
                        .ifPresent(last ->
                                venue.humanOrder(
                                        now(), account, entry(last, buys, distance, size))));
    }

    private OrderEntry entry(BigDecimal last, boolean buys, double distance, int size) {
        BigDecimal away = BigDecimal.valueOf(buys ? 1 - distance : 1 + distance);
        BigDecimal ticks = last.multiply(away).divide(market.tickSize(), 0, RoundingMode.HALF_EVEN);
        return OrderEntry.limit(
                market.symbol(),
                buys ? Side.BUY : Side.SELL,
                market.orderMinimum().multiply(BigDecimal.valueOf(size)),
                ticks.multiply(market.tickSize()));
    }

    private void fillHalf() {
        Optional<BigDecimal> last = exchange.ask(venue -> venue.truth().lastPrice(market.symbol()));
        last.flatMap(price -> openOrders().stream().min(byDistance(price)))
                .ifPresent(this::fillHalf);
    }

    private static Comparator<TrueOrder> byDistance(BigDecimal price) {
        return Comparator.comparing(
                order -> order.limitPrice().orElse(price).subtract(price).abs());
    }

    private void fillHalf(TrueOrder order) {
        BigDecimal half =
                order.quantity()
                        .subtract(order.filled())
                        .divide(TWO, market.lotDecimals(), RoundingMode.DOWN);
        if (half.signum() > 0 && order.limitPrice().isPresent()) {
            Side taker = order.side() == Side.BUY ? Side.SELL : Side.BUY;
            BigDecimal price = order.limitPrice().get();
            act(venue -> venue.print(now(), market.symbol(), taker, price, half));
        }
    }

    private List<TrueOrder> openOrders() {
        return exchange.ask(venue -> venue.truth().orders(account)).stream()
                .filter(order -> order.isOpen() && order.symbol().equals(market.symbol()))
                .toList();
    }

    private void cancelOrder() {
        List<TrueOrder> open = openOrders();
        if (!open.isEmpty()) {
            String id = open.get(random.nextInt(open.size())).orderId();
            act(venue -> venue.foreignCancel(now(), id, "User requested"));
        }
    }

    private static void repeat(int times, Runnable task) {
        for (int i = 0; i < times; i++) {
            task.run();
        }
    }

    private static String channel(String target, String usual) {
        return target.isEmpty() ? usual : target;
    }

    private static Quirk quirk(String word) {
        return constant(Quirk.values(), word);
    }

    private static SystemMode mode(String word) {
        return constant(SystemMode.values(), word);
    }

    private static PairStatus status(String word) {
        return constant(PairStatus.values(), word);
    }

    private static <E extends Enum<E>> E constant(E[] all, String word) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + word + "\" is none of " + words(all)));
    }

    private static String words(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private long now() {
        return exchange.agenda().nowNanos();
    }

    private void act(Consumer<Exchange> act) {
        exchange.act(act);
    }

    private void after(long nanos, Runnable task) {
        exchange.agenda().after(nanos, task);
    }
}
