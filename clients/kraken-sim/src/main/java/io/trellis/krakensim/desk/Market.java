package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Meeting;
import io.trellis.krakensim.engine.OrderBook;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.tape.Tape;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** A market: its terms, its orders and its trades. */
public final class Market {

    private static final int SPREADS = 200;

    private final OrderBook book;
    private final Tape tape;
    private final ArrayDeque<BestPrices> spreads = new ArrayDeque<>();
    private MarketRules rules;
    private PairStatus status = PairStatus.ONLINE;
    private long tickUnits;
    private long minimumLots;
    private OptionalLong pendingPrice = OptionalLong.empty();
    private boolean changed;

    Market(MarketRules rules, long price, Meeting meeting) {
        this.rules = rules;
        this.book = new OrderBook(rules, price, meeting);
        this.tape = new Tape(rules.firstTradeId(), price);
        terms(rules);
    }

    /** The best prices from a time on; 0 where nobody offers. */
    public record BestPrices(long atNanos, long bid, long ask) {}

    void terms(MarketRules changedRules) {
        rules = changedRules;
        book.terms(changedRules);
        tickUnits = Amounts.units(rules.tickSize(), rules.priceDecimals());
        minimumLots = Amounts.units(rules.orderMinimum(), rules.lotDecimals());
    }

    public MarketRules rules() {
        return rules;
    }

    public String symbol() {
        return rules.symbol();
    }

    public OrderBook book() {
        return book;
    }

    public Tape tape() {
        return tape;
    }

    public PairStatus status() {
        return status;
    }

    void status(PairStatus next) {
        status = next;
    }

    /** The step of prices, in units of their last digit. */
    public long tickUnits() {
        return tickUnits;
    }

    /** The least volume, in units of its last digit. */
    public long minimumLots() {
        return minimumLots;
    }

    /** What a volume costs at a price, at the decimals of costs. */
    public long cost(long price, long lots, RoundingMode rounding) {
        int dropped = rules.priceDecimals() + rules.lotDecimals() - rules.costDecimals();
        return Amounts.product(price, lots, dropped, rounding);
    }

    /** A fee on a cost, at the decimals of costs. */
    public static long fee(long cost, long millionths, RoundingMode rounding) {
        return Amounts.product(cost, millionths, 6, rounding);
    }

    /** The average price of fills, rounded down, in units of a price's last digit. */
    public long average(long cost, long lots) {
        if (lots == 0) {
            return 0;
        }
        return BigDecimal.valueOf(cost, rules.costDecimals())
                .divide(
                        BigDecimal.valueOf(lots, rules.lotDecimals()),
                        rules.priceDecimals(),
                        RoundingMode.DOWN)
                .unscaledValue()
                .longValueExact();
    }

    /** Where the price goes once orders meet again. */
    OptionalLong pendingPrice() {
        return pendingPrice;
    }

    void pendingPrice(OptionalLong price) {
        pendingPrice = price;
    }

    void touch() {
        changed = true;
    }

    /** Whether the book changed since this was asked last; keeps the best prices. */
    boolean settle(long nowNanos) {
        if (!changed) {
            return false;
        }
        changed = false;
        var best = new BestPrices(nowNanos, book.best(Side.BUY), book.best(Side.SELL));
        BestPrices before = spreads.peekLast();
        if (before == null || before.bid() != best.bid() || before.ask() != best.ask()) {
            spreads.addLast(best);
            if (spreads.size() > SPREADS) {
                spreads.removeFirst();
            }
        }
        return true;
    }

    /** The last changes of the best prices, oldest first. */
    public Collection<BestPrices> spreads() {
        return spreads;
    }

    /** The best prices now. */
    public Optional<BestPrices> best() {
        return Optional.ofNullable(spreads.peekLast());
    }
}
