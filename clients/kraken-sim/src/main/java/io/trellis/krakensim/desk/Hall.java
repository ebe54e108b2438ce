package io.trellis.krakensim.desk;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Meeting;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.Holding;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What there is at the exchange: markets, assets, accounts, its rules and its mode. */
public final class Hall {

    /** What fees are taken in where they are taken in a token. */
    public static final AssetRules TOKEN = new AssetRules("KFEE", "FEE", "FEE", 5, 2);

    private final Ids ids;
    private final Tally tally = new Tally();
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, Market> byAnyName = new LinkedHashMap<>();
    private final Map<String, AssetRules> assets = new LinkedHashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<DeskListener> listeners = new ArrayList<>();
    private final List<MaintenanceWindow> windows = new ArrayList<>();
    private final List<MaintenanceWindow> incidents = new ArrayList<>();
    private Rules rules;
    private SystemMode mode = SystemMode.ONLINE;

    /** A hall without anything in it. */
    public Hall(Rules rules) {
        this.rules = rules;
        this.ids = new Ids(rules.seed());
    }

    public Rules rules() {
        return rules;
    }

    /** Other rules from now on. */
    public void rules(Rules changed) {
        rules = changed;
    }

    public Ids ids() {
        return ids;
    }

    public Tally tally() {
        return tally;
    }

    public SystemMode mode() {
        return mode;
    }

    void mode(SystemMode next) {
        mode = next;
    }

    /** Somebody more who hears what happens. */
    public void listen(DeskListener listener) {
        listeners.add(listener);
    }

    List<DeskListener> listeners() {
        return listeners;
    }

    /** Announced maintenance, in the order of announcement. */
    public List<MaintenanceWindow> windows() {
        return windows;
    }

    /** Incidents that are not resolved. */
    public List<MaintenanceWindow> incidents() {
        return incidents;
    }

    Market add(MarketRules terms, long price, Function<MarketRules, Meeting> meeting) {
        var market = new Market(terms, price, meeting.apply(terms));
        markets.put(terms.symbol(), market);
        byAnyName.put(terms.id(), market);
        byAnyName.put(terms.altname(), market);
        byAnyName.put(terms.symbol(), market);
        byAnyName.put(terms.wsname(), market);
        assets.putIfAbsent(terms.base().id(), terms.base());
        assets.putIfAbsent(terms.quote().id(), terms.quote());
        return market;
    }

    /** All markets, in the order of listing. */
    public Collection<Market> markets() {
        return markets.values();
    }

    /** The market of a name on WebSocket v2. */
    public Optional<Market> market(String symbol) {
        return Optional.ofNullable(markets.get(symbol));
    }

    /**
     * The market of a name on WebSocket v2, for the exchange's own people.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Market own(String symbol) {
        return market(symbol)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no market " + symbol + ", only " + names()));
    }

    private String names() {
        return String.join(", ", markets.keySet());
    }

    /** The market of any of its names, as REST takes them. */
    public Optional<Market> marketOfAnyName(String name) {
        return Optional.ofNullable(byAnyName.get(name));
    }

    /** All assets. */
    public Collection<AssetRules> assets() {
        return assets.values();
    }

    /** The asset of an id or another name. */
    public Optional<AssetRules> asset(String name) {
        AssetRules byId = assets.get(name);
        return byId != null
                ? Optional.of(byId)
                : assets.values().stream()
                        .filter(a -> a.altname().equals(name) || a.name().equals(name))
                        .findFirst();
    }

    /** Adds an account. */
    public Account open(Function<Integer, Account> made) {
        Account account = made.apply(accounts.size());
        accounts.add(account);
        return account;
    }

    /** All accounts. */
    public List<Account> accounts() {
        return accounts;
    }

    /**
     * An account by its number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Account account(int number) {
        if (number < 0 || number >= accounts.size()) {
            throw new IllegalArgumentException(
                    "there is no account " + number + " among " + accounts.size());
        }
        return accounts.get(number);
    }

    /** What a cost in a quote is worth in dollars, at last prices; as it is if nobody knows. */
    public BigDecimal dollars(AssetRules quote, long units, int decimals) {
        BigDecimal amount = Amounts.decimal(units, decimals);
        if (quote.name().startsWith("USD")) {
            return amount;
        }
        return market(quote.name() + "/USD").map(m -> amount.multiply(lastPrice(m))).orElse(amount);
    }

    /** The price of the last trade of a market. */
    public static BigDecimal lastPrice(Market market) {
        return Amounts.decimal(market.tape().lastPrice(), market.rules().priceDecimals());
    }

    /** What is held of a holding by orders as they were at that time. */
    public long heldAt(Account account, Holding holding, long nanos) {
        long held = 0;
        for (var order : account.orders()) {
            if (holdAsset(order).id().equals(holding.asset().id())) {
                held += order.viewAt(nanos).map(view -> view.held()).orElse(0L);
            }
        }
        return held;
    }

    /** What an order holds something of. */
    public AssetRules holdAsset(Order order) {
        MarketRules terms = own(order.symbol()).rules();
        return switch (order.side()) {
            case BUY -> terms.quote();
            case SELL -> terms.base();
        };
    }
}
