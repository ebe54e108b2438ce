package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.engine.Amend;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.engine.TimeInForce;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.limits.DecayingCounter;
import io.trellis.krakensim.limits.EngineCharges;
import io.trellis.krakensim.rules.Quirk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes orders, changes and cancels. What it refuses leaves no trace. The checks come in one order
 * and the first that fails answers alone: arguments, minimums and steps, mode, deadline, the
 * engine's counter, the number of open orders, the client's id, funds.
 */
public final class Desk {

    static final String LATE = "EService:Deadline elapsed";

    private final Hall hall;
    private final Funds funds = new Funds();
    private final Expiries expiries = new Expiries();
    private long nowNanos;

    /** A desk in a hall. */
    public Desk(Hall hall) {
        this.hall = hall;
    }

    /** The time of what is going on. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Sets the time; everything after happens then. */
    public void at(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    Funds funds() {
        return funds;
    }

    Expiries expiries() {
        return expiries;
    }

    /** Tells what changed in the books since the last time. */
    public void settleBooks() {
        for (Market market : hall.markets()) {
            if (market.settle(nowNanos)) {
                hall.listeners().forEach(l -> l.bookChanged(nowNanos, market));
            }
        }
    }

    // New orders.

    /**
     * A new order.
     *
     * @param deadlineNanos after which it is not wanted any more, by the clock that is shown
     * @param validate whether it is only looked at
     */
    public Outcome place(
            Account account,
            Market market,
            Draft draft,
            Dialect dialect,
            OptionalLong deadlineNanos,
            boolean validate) {
        DecayingCounter counter = account.counter(market.symbol());
        Checked checked = checkAll(market, draft, dialect);
        if (checked instanceof Checked.Bad(String error)) {
            counter.add(nowNanos, validate ? 0 : EngineCharges.add());
            return new Outcome.Refused(error);
        }
        OrderTerms terms = ((Checked.Good) checked).terms();
        Optional<String> late = deadline(deadlineNanos, dialect);
        boolean rests = late.isPresent() && late.get().equals(LATE) && lateOrdersRest();
        if (late.isPresent() && !rests) {
            counter.add(nowNanos, validate ? 0 : EngineCharges.add());
            return new Outcome.Refused(late.get());
        }
        if (validate) {
            return new Outcome.Valid(terms);
        }
        if (full(account, counter)) {
            return new Outcome.Refused("EOrder:Rate limit exceeded");
        }
        counter.add(nowNanos, EngineCharges.add());
        Outcome outcome = accept(account, market, terms, false, rests);
        return rests && outcome instanceof Outcome.Accepted ? new Outcome.Refused(LATE) : outcome;
    }

    /** What a person asks for by hand: no counter, no deadline. */
    public Outcome placeByHand(Account account, Market market, Draft draft) {
        return switch (checkAll(market, draft, Dialect.REST)) {
            case Checked.Bad(String error) -> new Outcome.Refused(error);
            case Checked.Good(OrderTerms terms) -> accept(account, market, terms, true, false);
        };
    }

    /**
     * Orders at once: one that is not valid refuses them all, as one {@link Outcome.Refused}; after
     * that each has its own outcome, in their order.
     */
    public List<Outcome> placeBatch(
            Account account,
            Market market,
            List<Draft> drafts,
            Dialect dialect,
            OptionalLong deadlineNanos,
            boolean validate) {
        DecayingCounter counter = account.counter(market.symbol());
        List<OrderTerms> all = new ArrayList<>();
        Optional<String> error = Optional.empty();
        for (Draft draft : drafts) {
            switch (checkAll(market, draft, dialect)) {
                case Checked.Bad(String first) -> error = error.or(() -> Optional.of(first));
                case Checked.Good(OrderTerms terms) -> all.add(terms);
            }
        }
        error = error.or(() -> deadline(deadlineNanos, dialect));
        boolean rests = error.isPresent() && error.get().equals(LATE) && lateOrdersRest();
        double charge = EngineCharges.batchAdd(drafts.size());
        if (error.isPresent() && !rests) {
            counter.add(nowNanos, validate ? 0 : charge);
            return List.of(new Outcome.Refused(error.get()));
        }
        if (validate) {
            return List.copyOf(all.stream().map(Outcome.Valid::new).toList());
        }
        if (full(account, counter)) {
            return List.of(new Outcome.Refused("EOrder:Rate limit exceeded"));
        }
        counter.add(nowNanos, charge);
        List<Outcome> outcomes = new ArrayList<>();
        for (OrderTerms terms : all) {
            outcomes.add(accept(account, market, terms, false, rests));
        }
        return rests ? List.of(new Outcome.Refused(LATE)) : outcomes;
    }

    private boolean lateOrdersRest() {
        return hall.rules().has(Quirk.LATE_ORDERS_REST);
    }

    Checked checkAll(Market market, Draft draft, Dialect dialect) {
        Checked checked = Checks.check(nowNanos, market, draft, dialect);
        return switch (checked) {
            case Checked.Bad _ -> checked;
            case Checked.Good(OrderTerms terms) ->
                    Modes.objection(hall.mode(), market.status(), terms)
                            .<Checked>map(Checked.Bad::new)
                            .orElse(checked);
        };
    }

    /** What is wrong with a deadline, by the clock that is shown. */
    Optional<String> deadline(OptionalLong deadlineNanos, Dialect dialect) {
        if (deadlineNanos.isEmpty()) {
            return Optional.empty();
        }
        long shown = nowNanos + hall.rules().clockOffset().toNanos();
        long left = deadlineNanos.getAsLong() - shown;
        if (left <= 0) {
            return Optional.of(LATE);
        }
        return left < dialect.nearestDeadlineNanos() || left > 60_000_000_000L
                ? Optional.of("EGeneral:Invalid arguments:deadline")
                : Optional.empty();
    }

    boolean full(Account account, DecayingCounter counter) {
        return counter.value(nowNanos) >= account.tier().engineThreshold();
    }

    private Outcome accept(
            Account account, Market market, OrderTerms terms, boolean human, boolean late) {
        Optional<String> objection = objection(account, market, terms, 0);
        return objection.isPresent()
                ? new Outcome.Refused(objection.get())
                : new Outcome.Accepted(enter(account, market, terms, human, late));
    }

    /** Why the engine does not take a valid order; room is what another leaves to it. */
    Optional<String> objection(Account account, Market market, OrderTerms terms, long room) {
        if (account.openIn(market.symbol()) >= account.tier().openOrders()) {
            return Optional.of("EOrder:Orders limit exceeded");
        }
        if (terms.clientId().flatMap(account::openByClientId).isPresent()) {
            return Optional.of("EGeneral:Invalid arguments:cl_ord_id");
        }
        return funds.enough(nowNanos, account, market, terms, room)
                ? Optional.empty()
                : Optional.of("EOrder:Insufficient funds");
    }

    /** Takes an order in. */
    Order enter(Account account, Market market, OrderTerms terms, boolean human, boolean late) {
        var order =
                new Order(
                        hall.ids().order(),
                        account.number(),
                        market.symbol(),
                        terms,
                        human,
                        late,
                        nowNanos);
        account.add(order);
        report(ReportKind.PENDING_NEW, order);
        run(market, order);
        return order;
    }

    private void run(Market market, Order order) {
        OrderTerms terms = order.terms();
        if (terms.postOnly() && blocked(market, terms)) {
            end(order, OrderStatus.CANCELED, Optional.of("Post only order"));
            return;
        }
        report(ReportKind.NEW, order);
        if (terms.timeInForce() == TimeInForce.FOK && !market.book().fills(order)) {
            end(order, OrderStatus.CANCELED, Optional.of("Fill or kill"));
            return;
        }
        funds.settle(nowNanos, hall.account(order.account()), market, order);
        market.touch();
        if (matches(market)) {
            market.book().match(order);
        }
        if (order.isOpen()) {
            afterMatch(market, order);
        }
    }

    private boolean blocked(Market market, OrderTerms terms) {
        return hall.rules().has(Quirk.POST_ONLY_STORM)
                || market.book().crosses(terms.side(), terms.limit());
    }

    private void afterMatch(Market market, Order order) {
        switch (order.terms().timeInForce()) {
            case IOC -> end(order, OrderStatus.CANCELED, Optional.of("Immediate or cancel"));
            case FOK -> end(order, OrderStatus.CANCELED, Optional.of("Fill or kill"));
            case GTC, GTD -> {
                if (order.price().isEmpty()) {
                    end(order, OrderStatus.CANCELED, Optional.of("No liquidity"));
                    return;
                }
                market.book().rest(order);
                if (order.terms().expireNanos().isPresent()) {
                    expiries.add(order);
                }
            }
        }
    }

    boolean matches(Market market) {
        return hall.mode().matches() && market.status().matches();
    }

    // Ends.

    /** Cancels an order of an account that asked for it; the error if it may not. */
    public Optional<String> cancel(Order order) {
        if (!Modes.cancels(hall.mode(), hall.own(order.symbol()).status())) {
            return Optional.of("EService:Unavailable");
        }
        DecayingCounter counter = hall.account(order.account()).counter(order.symbol());
        if (hall.rules().has(Quirk.CANCELS_LIMITED)
                && full(hall.account(order.account()), counter)) {
            return Optional.of("EOrder:Rate limit exceeded");
        }
        counter.add(nowNanos, EngineCharges.cancel(order.ageNanos(nowNanos)));
        end(order, OrderStatus.CANCELED, Optional.of("User requested"));
        return Optional.empty();
    }

    /** Ends an open order. */
    public void end(Order order, OrderStatus last, Optional<String> reason) {
        Market market = hall.own(order.symbol());
        Account account = hall.account(order.account());
        market.book().remove(order, order.limit());
        market.touch();
        order.end(nowNanos, last, reason);
        account.ended(order);
        funds.settle(nowNanos, account, market, order);
        report(
                last == OrderStatus.EXPIRED
                        ? ReportKind.EXPIRED
                        : last == OrderStatus.CLOSED ? ReportKind.FILLED : ReportKind.CANCELED,
                order);
    }

    /** An order is filled whole. */
    void complete(Order order) {
        end(order, OrderStatus.CLOSED, Optional.empty());
    }

    /** An order was filled in part. */
    void settle(Order order) {
        funds.settle(nowNanos, hall.account(order.account()), hall.own(order.symbol()), order);
    }

    void report(ReportKind kind, Order order) {
        hall.listeners().forEach(l -> l.reported(nowNanos, kind, order));
    }

    // Moves between books, for changes of orders.

    /** Takes a resting order through a change; it loses its place if it is told to. */
    void change(Order order, Amend amend, boolean losesPlace) {
        Market market = hall.own(order.symbol());
        if (losesPlace) {
            market.book().remove(order, order.limit());
        }
        order.change(amend);
        market.touch();
        report(ReportKind.AMENDED, order);
        if (losesPlace && matches(market)) {
            market.book().match(order);
        }
        if (order.isOpen()) {
            if (losesPlace) {
                market.book().rest(order);
            }
            settle(order);
        }
    }

    /** Whether a limit would meet somebody. */
    boolean crosses(Market market, Side side, long limit) {
        return market.book().crosses(side, limit);
    }
}
