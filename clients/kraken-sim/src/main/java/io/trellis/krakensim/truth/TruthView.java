package io.trellis.krakensim.truth;

import io.trellis.krakensim.access.Keys;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.Holding;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.rules.MarketRules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The truth, read from the hall itself. */
public final class TruthView implements Truth {

    private final Hall hall;
    private final Keys keys;
    private final Stakes stakes;

    /** What happened in a hall. */
    public TruthView(Hall hall, Keys keys) {
        this.hall = hall;
        this.keys = keys;
        this.stakes = new Stakes(hall);
    }

    @Override
    public List<TrueOrder> orders(int account) {
        return hall.account(account).orders().stream().map(this::told).toList();
    }

    @Override
    public Optional<TrueOrder> order(String orderId) {
        return hall.accounts().stream()
                .flatMap(account -> account.orders().stream())
                .filter(order -> order.id().equals(orderId))
                .findFirst()
                .map(this::told);
    }

    private TrueOrder told(Order order) {
        MarketRules rules = hall.own(order.symbol()).rules();
        Optional<BigDecimal> limit =
                order.price().isPresent()
                        ? Optional.of(
                                Amounts.decimal(order.price().getAsLong(), rules.priceDecimals()))
                        : Optional.empty();
        Optional<Long> ended =
                order.endedNanos().isPresent()
                        ? Optional.of(order.endedNanos().getAsLong())
                        : Optional.empty();
        return new TrueOrder(
                order.id(),
                order.terms().clientId(),
                order.account(),
                order.human(),
                order.symbol(),
                order.side(),
                limit,
                Amounts.decimal(order.lots(), rules.lotDecimals()),
                Amounts.decimal(order.filled(), rules.lotDecimals()),
                Amounts.decimal(order.cost(), rules.costDecimals()),
                Amounts.decimal(order.fee(), rules.costDecimals()),
                order.status().wire(),
                order.reason(),
                order.placedNanos(),
                ended,
                order.late(),
                order.fills().stream().map(fill -> told(rules, fill)).toList());
    }

    private static TrueFill told(MarketRules rules, Fill fill) {
        return new TrueFill(
                fill.execId(),
                fill.tradeId(),
                fill.timeNanos(),
                Amounts.decimal(fill.price(), rules.priceDecimals()),
                Amounts.decimal(fill.lots(), rules.lotDecimals()),
                Amounts.decimal(fill.cost(), rules.costDecimals()),
                Amounts.decimal(fill.feeUnits(), fill.feeDecimals()),
                fill.feeAsset().name(),
                fill.maker());
    }

    @Override
    public Map<String, BigDecimal> balances(int account) {
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        for (Holding holding : hall.account(account).holdings()) {
            balances.put(
                    holding.asset().name(),
                    Amounts.decimal(holding.units(), holding.asset().decimals()));
        }
        return balances;
    }

    @Override
    public Map<String, BigDecimal> holds(int account) {
        Map<String, BigDecimal> holds = new LinkedHashMap<>();
        for (Holding holding : hall.account(account).holdings()) {
            holds.put(
                    holding.asset().name(),
                    Amounts.decimal(holding.held(), holding.asset().decimals()));
        }
        return holds;
    }

    @Override
    public Stake stake(int account, String symbol) {
        return stakes.of(account, symbol);
    }

    @Override
    public List<String> clientIdsRepeated(int account) {
        Map<String, Integer> times = new TreeMap<>();
        for (Order order : hall.account(account).orders()) {
            order.terms()
                    .clientId()
                    .ifPresent(id -> times.merge(Account.normal(id), 1, Integer::sum));
        }
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Map<String, Integer> requests() {
        return hall.tally().requests();
    }

    @Override
    public Map<String, Integer> refusals() {
        return hall.tally().refusals();
    }

    @Override
    public double engineCounter(long nowNanos, int account, String symbol) {
        return hall.account(account).counter(symbol).value(nowNanos);
    }

    @Override
    public double restCounter(long nowNanos, String publicPart) {
        return keys.find(publicPart).map(key -> key.counter().value(nowNanos)).orElse(0.0);
    }

    @Override
    public Optional<BigDecimal> lastPrice(String symbol) {
        return hall.market(symbol).map(Hall::lastPrice);
    }

    // Sums.

    @Override
    public List<String> brokenSums() {
        List<String> broken = new ArrayList<>();
        for (Account account : hall.accounts()) {
            account.orders().forEach(order -> checkOrder(broken, order));
            account.holdings().forEach(holding -> checkHolding(broken, account, holding));
        }
        return broken;
    }

    private static void checkOrder(List<String> broken, Order order) {
        long lots = 0;
        long cost = 0;
        long fee = 0;
        for (Fill fill : order.fills()) {
            lots += fill.lots();
            cost += fill.cost();
            fee += fill.fee();
        }
        if (lots != order.filled() || cost != order.cost() || fee != order.fee()) {
            broken.add("the fills of order " + order.id() + " do not add up to it");
        }
        if (!order.isOpen() && order.held() != 0) {
            broken.add("order " + order.id() + " has ended and still holds " + order.held());
        }
    }

    private void checkHolding(List<String> broken, Account account, Holding holding) {
        long units = holding.first();
        for (LedgerRow row : account.rows()) {
            if (row.asset().id().equals(holding.asset().id())) {
                units += row.amount() - row.fee();
                if (units != row.balance()) {
                    broken.add("entry " + row.id() + " shows another balance than the sum");
                }
            }
        }
        if (units != holding.units()) {
            broken.add(
                    "the entries of "
                            + holding.asset().name()
                            + " of account "
                            + account.number()
                            + " do not add up to its balance");
        }
        long held = 0;
        for (Order order : account.open()) {
            held += hall.holdAsset(order).id().equals(holding.asset().id()) ? order.held() : 0;
        }
        if (held != holding.held()) {
            broken.add(
                    "the orders of account "
                            + account.number()
                            + " hold another amount of "
                            + holding.asset().name()
                            + " than is noted");
        }
    }
}
