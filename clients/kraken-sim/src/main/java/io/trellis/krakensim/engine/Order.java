package io.trellis.krakensim.engine;

import io.trellis.core.market.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An accepted order of an account, in units of its market's last digits. */
public final class Order {

    private final String id;
    private final int account;
    private final String symbol;
    private final OrderTerms terms;
    private final boolean human;
    private final boolean late;
    private final long placedNanos;

    private final List<Fill> fills = new ArrayList<>(2);
    private final List<Amend> amends = new ArrayList<>(1);
    private final List<OrderView> views = new ArrayList<>(4);
    private long changedNanos;
    private long lots;
    private OptionalLong price;
    private long filled;
    private long cost;
    private long fee;
    private long held;
    private long ahead;
    private OrderStatus status = OrderStatus.OPEN;
    private Optional<String> reason = Optional.empty();
    private OptionalLong endedNanos = OptionalLong.empty();

    /** An order that was just accepted. */
    public Order(
            String id,
            int account,
            String symbol,
            OrderTerms terms,
            boolean human,
            boolean late,
            long nowNanos) {
        this.id = id;
        this.account = account;
        this.symbol = symbol;
        this.terms = terms;
        this.human = human;
        this.late = late;
        this.placedNanos = nowNanos;
        this.changedNanos = nowNanos;
        this.lots = terms.lots();
        this.price = terms.price();
    }

    /** Books a fill. */
    public void add(Fill fill) {
        fills.add(fill);
        filled += fill.lots();
        cost += fill.cost();
        fee += fill.fee();
    }

    /** Changes quantity and price. */
    public void change(Amend amend) {
        lots = amend.lots();
        price = price.isPresent() ? OptionalLong.of(amend.price()) : price;
        changedNanos = amend.timeNanos();
        amends.add(amend);
    }

    /** Notes what it was before its first change. */
    public void original(Amend amend) {
        amends.add(amend);
    }

    /** Cuts the quantity to what is filled, as an amend below that does. */
    public void cut(long nowNanos) {
        lots = filled;
        changedNanos = nowNanos;
    }

    /** Ends it. */
    public void end(long nowNanos, OrderStatus last, Optional<String> why) {
        status = last;
        reason = why;
        endedNanos = OptionalLong.of(nowNanos);
    }

    /** Sets what it holds of its asset. */
    public void held(long units) {
        held = units;
    }

    /** Sets what others have to be served with before it. */
    void ahead(long othersLots) {
        ahead = othersLots;
    }

    /** Keeps what it is now, for those who look later. */
    public void note(long nowNanos) {
        views.add(
                new OrderView(
                        nowNanos,
                        status,
                        reason,
                        endedNanos,
                        price,
                        lots,
                        filled,
                        cost,
                        fee,
                        held,
                        fills.size(),
                        amends.size()));
    }

    /** What it was at that time; empty before it was placed. */
    public Optional<OrderView> viewAt(long nanos) {
        for (int i = views.size() - 1; i >= 0; i--) {
            if (views.get(i).atNanos() <= nanos) {
                return Optional.of(views.get(i));
            }
        }
        return Optional.empty();
    }

    public String id() {
        return id;
    }

    public int account() {
        return account;
    }

    public String symbol() {
        return symbol;
    }

    /** As it was asked for; quantity and price may have changed since. */
    public OrderTerms terms() {
        return terms;
    }

    public Side side() {
        return terms.side();
    }

    /** Whether a person placed it. */
    public boolean human() {
        return human;
    }

    /** Whether it came after its deadline. */
    public boolean late() {
        return late;
    }

    public long placedNanos() {
        return placedNanos;
    }

    /** How long ago it was placed or changed. */
    public long ageNanos(long nowNanos) {
        return nowNanos - changedNanos;
    }

    public long lots() {
        return lots;
    }

    public OptionalLong price() {
        return price;
    }

    /** The limit, or the worst price there is if it has none. */
    public long limit() {
        return price.isPresent() ? price.getAsLong() : terms.limit();
    }

    public long filled() {
        return filled;
    }

    public long remaining() {
        return Math.max(0, lots - filled);
    }

    public long cost() {
        return cost;
    }

    public long fee() {
        return fee;
    }

    public long held() {
        return held;
    }

    long ahead() {
        return ahead;
    }

    public OrderStatus status() {
        return status;
    }

    public boolean isOpen() {
        return status == OrderStatus.OPEN;
    }

    public Optional<String> reason() {
        return reason;
    }

    public OptionalLong endedNanos() {
        return endedNanos;
    }

    /** In their order; not to be changed. */
    public List<Fill> fills() {
        return fills;
    }

    /** The original first; empty if it was never changed; not to be changed. */
    public List<Amend> amends() {
        return amends;
    }
}
