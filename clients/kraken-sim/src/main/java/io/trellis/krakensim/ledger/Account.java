package io.trellis.krakensim.ledger;

import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.limits.DecayingCounter;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.Tier;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An account: what it has, its orders and fills, and what it may still ask for. */
public final class Account {

    private static final long MONTH_NANOS = 30L * 86_400 * 1_000_000_000L;

    private final int number;
    private final Tier tier;
    private final Map<String, Holding> holdings = new LinkedHashMap<>();
    private final List<LedgerRow> rows = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final Map<String, Order> open = new LinkedHashMap<>();
    private final List<OwnFill> fills = new ArrayList<>();
    private final Map<String, DecayingCounter> counters = new LinkedHashMap<>();
    private final ArrayDeque<Traded> traded = new ArrayDeque<>();
    private BigDecimal volumeUsd;
    private OptionalLong deadManNanos = OptionalLong.empty();

    /** An account that traded that much in the 30 days before. */
    public Account(int number, Tier tier, long nowNanos, BigDecimal volumeUsd) {
        this.number = number;
        this.tier = tier;
        this.volumeUsd = volumeUsd;
        traded.add(new Traded(nowNanos, volumeUsd));
    }

    private record Traded(long atNanos, BigDecimal usd) {}

    public int number() {
        return number;
    }

    public Tier tier() {
        return tier;
    }

    /** What it has of an asset. */
    public Holding holding(AssetRules asset) {
        return holdings.computeIfAbsent(asset.id(), _ -> new Holding(asset, 0));
    }

    /** All it has, or once had, in the order of coming. */
    public Collection<Holding> holdings() {
        return holdings.values();
    }

    /** Gives a new account its first balance of an asset. */
    public void begin(AssetRules asset, long units) {
        holdings.put(asset.id(), new Holding(asset, units));
    }

    /** Enters a change of a balance. */
    public LedgerRow post(
            String id,
            String reference,
            long timeNanos,
            String type,
            AssetRules asset,
            long amount,
            long fee) {
        Holding holding = holding(asset);
        holding.change(amount - fee);
        var row =
                new LedgerRow(id, reference, timeNanos, type, asset, amount, fee, holding.units());
        rows.add(row);
        return row;
    }

    /** What it had of an asset at that time. */
    public long balanceAt(Holding holding, long nanos) {
        long units = holding.units();
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).timeNanos() > nanos; i--) {
            LedgerRow row = rows.get(i);
            if (row.asset().id().equals(holding.asset().id())) {
                units -= row.amount() - row.fee();
            }
        }
        return units;
    }

    /** All entries, oldest first; not to be changed. */
    public List<LedgerRow> rows() {
        return rows;
    }

    /** Takes an accepted order in. */
    public void add(Order order) {
        orders.add(order);
        open.put(order.id(), order);
    }

    /** An order is not open any more. */
    public void ended(Order order) {
        open.remove(order.id());
    }

    /** All orders, in the order of acceptance; not to be changed. */
    public List<Order> orders() {
        return orders;
    }

    /** The open orders, oldest first. */
    public List<Order> open() {
        return List.copyOf(open.values());
    }

    /** An open order by its id. */
    public Optional<Order> openOrder(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** The open order that bears a client's id; dashes and case do not matter. */
    public Optional<Order> openByClientId(String clientId) {
        String wanted = normal(clientId);
        return open.values().stream()
                .filter(o -> o.terms().clientId().map(Account::normal).orElse("").equals(wanted))
                .findFirst();
    }

    /** How many orders are open in a market. */
    public long openIn(String symbol) {
        return open.values().stream().filter(order -> order.symbol().equals(symbol)).count();
    }

    /** A client's id as it is compared. */
    public static String normal(String clientId) {
        return clientId.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Takes a fill in, with its worth in dollars. */
    public void add(OwnFill fill, BigDecimal usd) {
        fills.add(fill);
        traded.addLast(new Traded(fill.fill().timeNanos(), usd));
        volumeUsd = volumeUsd.add(usd);
    }

    /** All fills, oldest first; not to be changed. */
    public List<OwnFill> fills() {
        return fills;
    }

    /** What it traded in the last 30 days, in dollars. */
    public BigDecimal volumeUsd(long nowNanos) {
        while (!traded.isEmpty() && traded.getFirst().atNanos() < nowNanos - MONTH_NANOS) {
            volumeUsd = volumeUsd.subtract(traded.removeFirst().usd());
        }
        return volumeUsd;
    }

    /** The engine's counter for a market. */
    public DecayingCounter counter(String symbol) {
        return counters.computeIfAbsent(
                symbol, _ -> new DecayingCounter(tier.engineDecayPerSecond()));
    }

    /** When the dead-man's switch cancels everything, if it is armed. */
    public OptionalLong deadManNanos() {
        return deadManNanos;
    }

    /** Arms the switch, or disarms it. */
    public void deadMan(OptionalLong nanos) {
        deadManNanos = nanos;
    }
}
