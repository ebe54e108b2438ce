package io.trellis.krakensim.desk;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Amend;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.engine.TimeInForce;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.limits.DecayingCounter;
import io.trellis.krakensim.limits.EngineCharges;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes of open orders: amends, which keep an order, and edits, which put another in its place.
 */
public final class Changes {

    private static final String VOLUME = "EGeneral:Invalid arguments:volume";

    private final Hall hall;
    private final Desk desk;

    /** Changes at a desk. */
    public Changes(Hall hall, Desk desk) {
        this.hall = hall;
        this.desk = desk;
    }

    /** Changes quantity or price of an order. */
    public AmendOutcome amend(Account account, AmendDraft draft, Dialect dialect) {
        if (draft.objection().isPresent()) {
            return refused("EGeneral:Invalid arguments:" + draft.objection().get());
        }
        Optional<Order> found = find(account, draft);
        if (found.isEmpty()) {
            return refused("EOrder:Unknown order");
        }
        Order order = found.get();
        Market market = hall.own(order.symbol());
        DecayingCounter counter = account.counter(order.symbol());
        boolean full = desk.full(account, counter);
        counter.add(desk.nowNanos(), full ? 0 : EngineCharges.change());
        Optional<String> error =
                arguments(market, order, draft)
                        .or(() -> Modes.objection(hall.mode(), market.status(), order.terms()))
                        .or(() -> desk.deadline(draft.deadlineNanos(), dialect))
                        .or(() ->
                                full
                                        ? Optional.of("EOrder:Rate limit exceeded")
                                        : Optional.empty());
        if (error.isPresent()) {
            return refused(error.get());
        }
        long lots = lots(market, order, draft);
        if (lots <= order.filled()) {
            return cut(order, counter);
        }
        return apply(account, market, order, draft, lots, counter);
    }

    private static Optional<Order> find(Account account, AmendDraft draft) {
        return draft.orderId().isPresent()
                ? account.openOrder(draft.orderId().get())
                : draft.clientId().flatMap(account::openByClientId);
    }

    private static Optional<String> arguments(Market market, Order order, AmendDraft draft) {
        if (draft.quantity().isEmpty() && draft.price().isEmpty()) {
            return Optional.of(VOLUME);
        }
        if (draft.quantity().isPresent()) {
            OptionalLong lots = Amounts.parse(draft.quantity().get(), market.rules().lotDecimals());
            if (lots.isEmpty() || lots.getAsLong() < 0) {
                return Optional.of(VOLUME);
            }
            if (lots.getAsLong() > order.filled() && lots.getAsLong() < market.minimumLots()) {
                return Optional.of("EOrder:Order minimum not met");
            }
        }
        long lots = lots(market, order, draft);
        String price =
                draft.price().orElse(Amounts.text(order.limit(), market.rules().priceDecimals()));
        return lots > order.filled() ? Checks.price(market, price, lots) : Optional.empty();
    }

    private static long lots(Market market, Order order, AmendDraft draft) {
        return draft.quantity()
                .map(text -> Amounts.parse(text, market.rules().lotDecimals()))
                .orElse(OptionalLong.empty())
                .orElse(order.lots());
    }

    private AmendOutcome cut(Order order, DecayingCounter counter) {
        counter.add(desk.nowNanos(), EngineCharges.cancel(order.ageNanos(desk.nowNanos())));
        order.cut(desk.nowNanos());
        desk.end(order, OrderStatus.CANCELED, Optional.of("User requested"));
        return new AmendOutcome.Changed(hall.ids().trade(), order);
    }

    private AmendOutcome apply(
            Account account,
            Market market,
            Order order,
            AmendDraft draft,
            long lots,
            DecayingCounter counter) {
        long price =
                draft.price()
                        .map(text -> Amounts.parse(text, market.rules().priceDecimals()))
                        .orElse(OptionalLong.empty())
                        .orElse(order.limit());
        boolean only = draft.postOnly() || order.terms().postOnly();
        if (only && price != order.limit() && desk.crosses(market, order.side(), price)) {
            return refused("EOrder:Post only order");
        }
        if (!affordable(account, market, order, price, lots)) {
            return refused("EOrder:Insufficient funds");
        }
        counter.add(desk.nowNanos(), EngineCharges.amend(order.ageNanos(desk.nowNanos())));
        if (order.amends().isEmpty()) {
            order.original(
                    row(order, "original", order.lots(), order.limit(), order.placedNanos()));
        }
        Amend amend = row(order, "user", lots, price, desk.nowNanos());
        desk.change(order, amend, price != order.limit() || lots > order.lots());
        return new AmendOutcome.Changed(amend.id(), order);
    }

    private boolean affordable(Account account, Market market, Order order, long price, long lots) {
        try {
            long left = lots - order.filled();
            long need =
                    desk.funds().hold(desk.nowNanos(), account, market, order.terms(), price, left);
            var holding = desk.funds().holding(account, market, order.side());
            return need <= order.held() || need <= holding.available() + order.held();
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private Amend row(Order order, String type, long lots, long price, long atNanos) {
        return new Amend(
                hall.ids().trade(),
                type,
                atNanos,
                lots,
                lots - order.filled(),
                price,
                order.terms().postOnly());
    }

    /** Cancels an order and puts one of other terms in its place. */
    public AmendOutcome edit(Account account, Market market, AmendDraft draft, Dialect dialect) {
        if (draft.objection().isPresent()) {
            return refused("EGeneral:Invalid arguments:" + draft.objection().get());
        }
        Optional<Order> found = find(account, draft);
        if (found.isEmpty() || !found.get().symbol().equals(market.symbol())) {
            return refused("EOrder:Unknown order");
        }
        Order old = found.get();
        DecayingCounter counter = account.counter(market.symbol());
        boolean full = desk.full(account, counter);
        counter.add(desk.nowNanos(), full ? 0 : EngineCharges.change());
        Checked checked = desk.checkAll(market, edited(market, old, draft), dialect);
        return switch (checked) {
            case Checked.Bad(String error) -> refused(error);
            case Checked.Good(OrderTerms terms) ->
                    desk.deadline(draft.deadlineNanos(), dialect)
                            .or(() ->
                                    full
                                            ? Optional.of("EOrder:Rate limit exceeded")
                                            : Optional.empty())
                            .<AmendOutcome>map(AmendOutcome.Refused::new)
                            .orElseGet(() -> replace(account, market, old, terms, counter));
        };
    }

    private static Draft edited(Market market, Order old, AmendDraft draft) {
        boolean expires = old.terms().timeInForce() == TimeInForce.GTD;
        return new Draft(
                "limit",
                old.side().name().toLowerCase(Locale.ROOT),
                draft.quantity().orElse(Amounts.text(old.lots(), market.rules().lotDecimals())),
                draft.price()
                        .or(() ->
                                Optional.of(
                                        Amounts.text(old.limit(), market.rules().priceDecimals()))),
                old.terms().timeInForce().name(),
                expires ? old.terms().expireNanos() : OptionalLong.empty(),
                draft.postOnly(),
                Optional.empty(),
                Optional.empty(),
                old.terms().selfTrade().name(),
                old.terms().feeInBase() ? "base" : "quote",
                Optional.empty());
    }

    private AmendOutcome replace(
            Account account, Market market, Order old, OrderTerms terms, DecayingCounter counter) {
        if (terms.lots() < old.filled()) {
            return refused(VOLUME);
        }
        if (!desk.funds().enough(desk.nowNanos(), account, market, terms, old.held())) {
            return refused("EOrder:Insufficient funds");
        }
        counter.add(desk.nowNanos(), EngineCharges.edit(old.ageNanos(desk.nowNanos())));
        desk.end(old, OrderStatus.CANCELED, Optional.of("Order replaced"));
        Order order = desk.enter(account, market, terms, false, false);
        return new AmendOutcome.Changed(order.id(), order);
    }

    private static AmendOutcome refused(String error) {
        return new AmendOutcome.Refused(error);
    }
}
