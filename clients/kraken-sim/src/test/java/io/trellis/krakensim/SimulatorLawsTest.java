package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.TrueFill;
import io.trellis.krakensim.truth.TrueOrder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What holds whatever is asked and wherever the price goes. The seed is the parameter. */
class SimulatorLawsTest {

    private static final BigDecimal FIRST_USD = new BigDecimal("1000000.0000");
    private static final BigDecimal FIRST_BTC = new BigDecimal("20.0000000000");

    private final RawCaller kraken = new RawCaller(Rules.standard().withLimits(0, 0, 0), Tier.PRO);
    private final List<Integer> accounts = new ArrayList<>();
    private final Map<Integer, IssuedKey> keys = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sumsHoldNothingIsLostAndTheBookIsNeverCrossed(long seed) {
        open(3);
        var random = new Random(seed);
        for (int step = 0; step < 400; step++) {
            act(random);
            kraken.pass(random.nextDouble() * 2);
            if (step % 10 == 0) {
                assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
                assertNotCrossed();
            }
        }
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
        accounts.forEach(this::assertBalancesAreTheFills);
        assertTradesMatch();
        for (int account : accounts) {
            double counter =
                    kraken.exchange.truth().engineCounter(kraken.now, account, RawCaller.BTC);
            assertThat(counter).isNotNegative();
        }
    }

    private void open(int count) {
        for (int i = 0; i < count; i++) {
            int account =
                    kraken.exchange.openAccount(
                            kraken.now,
                            Map.of("USD", FIRST_USD, "BTC", FIRST_BTC),
                            Tier.PRO,
                            BigDecimal.ZERO);
            accounts.add(account);
            keys.put(account, kraken.exchange.issueKey(account, Permission.trading(), 0));
        }
    }

    private Answer post(int account, String method, String... values) {
        IssuedKey key = Optional.ofNullable(keys.get(account)).orElseThrow();
        return kraken.post(key, method, kraken.nextNonce(), values);
    }

    private void act(Random random) {
        int account = accounts.get(random.nextInt(accounts.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                List<String> values =
                        new ArrayList<>(
                                List.of(
                                        "ordertype",
                                        "limit",
                                        "type",
                                        random.nextBoolean() ? "buy" : "sell",
                                        "pair",
                                        "XBTUSD",
                                        "volume",
                                        "0." + (100 + random.nextInt(900)),
                                        "price",
                                        price(random),
                                        "stptype",
                                        List.of("cancel-newest", "cancel-oldest", "cancel-both")
                                                .get(random.nextInt(3))));
                switch (random.nextInt(4)) {
                    case 0 -> values.addAll(List.of("oflags", "post"));
                    case 1 -> values.addAll(List.of("timeinforce", "IOC"));
                    case 2 -> values.addAll(List.of("timeinforce", "GTD", "expiretm", "+20"));
                    default -> values.addAll(List.of("timeinforce", "FOK"));
                }
                post(account, "AddOrder", values.toArray(String[]::new));
            }
            case 4 ->
                    post(
                            account,
                            "AddOrder",
                            "ordertype",
                            "market",
                            "type",
                            random.nextBoolean() ? "buy" : "sell",
                            "pair",
                            "XBTUSD",
                            "volume",
                            "0.1");
            case 5 ->
                    post(
                            account,
                            "AmendOrder",
                            "txid",
                            someOrder(account, random),
                            "order_qty",
                            "0." + (1 + random.nextInt(999)),
                            "limit_price",
                            price(random));
            case 6 -> post(account, "CancelOrder", "txid", someOrder(account, random));
            case 7 ->
                    post(
                            account,
                            "EditOrder",
                            "txid",
                            someOrder(account, random),
                            "pair",
                            "XBTUSD",
                            "volume",
                            "0.5",
                            "price",
                            price(random));
            case 8 -> kraken.sweep(price(random));
            default ->
                    kraken.exchange.print(
                            kraken.now,
                            RawCaller.BTC,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            new BigDecimal(price(random)),
                            new BigDecimal("0.2"));
        }
    }

    private static String price(Random random) {
        return (60_000 + random.nextInt(200)) + "." + random.nextInt(10);
    }

    private String someOrder(int account, Random random) {
        List<TrueOrder> orders = kraken.exchange.truth().orders(account);
        return orders.isEmpty() ? "ONONE" : orders.get(random.nextInt(orders.size())).orderId();
    }

    private void assertNotCrossed() {
        Answer depth = kraken.get("Depth", "pair=XBTUSD&count=1");
        List<Json> asks = ((Json.Values) depth.result("XXBTZUSD", "asks")).values();
        List<Json> bids = ((Json.Values) depth.result("XXBTZUSD", "bids")).values();
        if (!asks.isEmpty() && !bids.isEmpty()) {
            assertThat(new BigDecimal(depth.at("XXBTZUSD", "bids", 0, 0)))
                    .isLessThan(new BigDecimal(depth.at("XXBTZUSD", "asks", 0, 0)));
        }
    }

    private void assertBalancesAreTheFills(int account) {
        BigDecimal usd = FIRST_USD;
        BigDecimal btc = FIRST_BTC;
        for (TrueOrder order : kraken.exchange.truth().orders(account)) {
            BigDecimal sum = BigDecimal.ZERO;
            for (TrueFill fill : order.fills()) {
                boolean buys = order.side() == Side.BUY;
                BigDecimal cost = four(fill.price().multiply(fill.quantity()));
                btc = buys ? btc.add(fill.quantity()) : btc.subtract(fill.quantity());
                usd = (buys ? usd.subtract(cost) : usd.add(cost)).subtract(four(fill.fee()));
                sum = sum.add(fill.quantity());
            }
            assertThat(sum).isEqualByComparingTo(order.filled());
            assertThat(order.filled()).isLessThanOrEqualTo(order.quantity());
        }
        Map<String, BigDecimal> balances = kraken.exchange.truth().balances(account);
        assertThat(balances.get("BTC")).isEqualByComparingTo(btc);
        assertThat(balances.get("USD")).isEqualByComparingTo(usd);
        kraken.exchange
                .truth()
                .holds(account)
                .forEach((asset, held) -> assertThat(held).as(asset).isNotNegative());
    }

    /** Costs have five decimals and an entry has four, halves up both times. */
    private static BigDecimal four(BigDecimal amount) {
        return amount.setScale(5, RoundingMode.HALF_UP).setScale(4, RoundingMode.HALF_UP);
    }

    /** What one account sold another bought: a trade has one maker and one taker at most. */
    private void assertTradesMatch() {
        Map<Long, List<TrueFill>> byTrade = new TreeMap<>();
        for (int account : accounts) {
            for (TrueOrder order : kraken.exchange.truth().orders(account)) {
                for (TrueFill fill : order.fills()) {
                    byTrade.computeIfAbsent(fill.tradeId(), _ -> new ArrayList<>()).add(fill);
                }
            }
        }
        for (List<TrueFill> sides : byTrade.values()) {
            assertThat(sides).hasSizeLessThanOrEqualTo(2);
            if (sides.size() == 2) {
                assertThat(sides.get(0).quantity()).isEqualTo(sides.get(1).quantity());
                assertThat(sides.get(0).price()).isEqualTo(sides.get(1).price());
                assertThat(sides.get(0).maker()).isNotEqualTo(sides.get(1).maker());
            }
        }
        assertThat(byTrade).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void tradesMeetOrdersByPriceAndThenByTime(long seed) {
        open(4);
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 4; i++) {
                int account = accounts.get(random.nextInt(accounts.size()));
                post(
                        account,
                        "AddOrder",
                        "ordertype",
                        "limit",
                        "type",
                        "buy",
                        "pair",
                        "XBTUSD",
                        "volume",
                        "0.0" + (1 + random.nextInt(9)),
                        "price",
                        "59" + (900 + random.nextInt(6)) + ".0",
                        "oflags",
                        "post");
                kraken.pass(0.001);
            }
            BigDecimal limit = new BigDecimal("59" + (900 + random.nextInt(6)) + ".0");
            BigDecimal volume = new BigDecimal("0." + (10 + random.nextInt(30)));
            Map<String, BigDecimal> expected = expected(limit, volume);
            kraken.exchange.print(kraken.now, RawCaller.BTC, Side.SELL, limit, volume);
            for (TrueOrder order : all()) {
                if (expected.containsKey(order.orderId())) {
                    assertThat(order.filled()).isEqualByComparingTo(expected.get(order.orderId()));
                }
            }
            // Back up, so that the next orders may rest.
            kraken.sweep("59990.0");
            kraken.pass(4);
        }
    }

    private List<TrueOrder> all() {
        List<TrueOrder> all = new ArrayList<>();
        accounts.forEach(account -> all.addAll(kraken.exchange.truth().orders(account)));
        return all;
    }

    /** How much of every open order is filled after a sale, by sorting them anew. */
    private Map<String, BigDecimal> expected(BigDecimal limit, BigDecimal volume) {
        List<TrueOrder> queue =
                all().stream()
                        .filter(TrueOrder::isOpen)
                        .sorted(
                                Comparator.comparing((TrueOrder order) ->
                                                order.limitPrice().orElseThrow())
                                        .reversed()
                                        .thenComparingLong(TrueOrder::placedNanos))
                        .toList();
        Map<String, BigDecimal> expected = new TreeMap<>();
        BigDecimal left = volume;
        for (TrueOrder order : queue) {
            BigDecimal missing = order.quantity().subtract(order.filled());
            BigDecimal part =
                    order.limitPrice().orElseThrow().compareTo(limit) >= 0
                            ? missing.min(left)
                            : BigDecimal.ZERO;
            left = left.subtract(part);
            expected.put(order.orderId(), order.filled().add(part));
        }
        return expected;
    }
}
