package io.trellis.trading.paper;

import io.trellis.clients.net.Loop;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.trading.paper.PaperPrices.Trade;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the venue on paper does with requests and with the market. What becomes of an order is told
 * before the request is answered: whoever has written down what was told has missed nothing.
 */
final class PaperExchange {

    private static final String NO_SUCH_ORDER = "no such order is open";

    private final PaperSettings settings;
    private final Loop loop;
    private final VenueListener teller;
    private final PaperMarket market;
    private final PaperAccount account;
    private final PaperNames names = new PaperNames();
    private final PaperPrices prices;
    private final PaperRules rules;
    private Optional<Loop.Timer> deadMan = Optional.empty();

    /**
     * @param teller takes what is to be told, in its order
     */
    PaperExchange(PaperSettings settings, Loop loop, VenueListener teller) {
        this.settings = settings;
        this.loop = loop;
        this.teller = teller;
        this.market = new PaperMarket(settings.fills());
        this.account = new PaperAccount(settings);
        this.prices = new PaperPrices(settings.instrument(), settings.slippage());
        this.rules = new PaperRules(settings.symbol(), market, account, prices);
    }

    PaperAccount account() {
        return account;
    }

    PaperPrices prices() {
        return prices;
    }

    private void report(PaperOrder order) {
        teller.happened(new VenueEvent.OrderReported(order.told()));
    }

    // ---- the market

    /** The public feed tells something; what follows from it is told before it. */
    void happened(VenueEvent event) {
        switch (event) {
            case VenueEvent.Market(String symbol, var happening) when isOurs(symbol) -> {
                market.happened(happening);
                settle();
            }
            case VenueEvent.MarketLost(String symbol, _) when isOurs(symbol) -> market.bookLost();
            case VenueEvent.MarketGivenUp(String symbol, _) when isOurs(symbol) ->
                    market.bookLost();
            case VenueEvent.ModeChanged changed -> rules.changed(changed);
            case VenueEvent.InstrumentRevised(String symbol, Instrument now) when isOurs(symbol) ->
                    revise(now);
            case VenueEvent _ -> {
                // Nothing that an order would notice.
            }
        }
    }

    private boolean isOurs(String symbol) {
        return symbol.equals(settings.symbol());
    }

    private void revise(Instrument now) {
        if (prices.revise(now)) {
            cancelAll("the market has other steps");
            market.stepsChanged();
        }
    }

    private void settle() {
        Optional<PaperMarket.Reached> reached = market.next();
        while (reached.isPresent()) {
            PaperOrder order = reached.get().order();
            long lots = reached.get().lots();
            market.fills(reached.get());
            fill(order, lots, prices.resting(order.priceTicks(), lots));
            reached = market.next();
        }
    }

    private void fill(PaperOrder order, long lots, Trade trade) {
        Instant now = loop.now();
        var fill =
                new VenueFill(
                        names.nextFill(),
                        order.venueId(),
                        Optional.of(order.ticket().id()),
                        -1,
                        settings.symbol(),
                        order.side(),
                        trade.priceTicks(),
                        lots,
                        trade.cost(),
                        List.of(new VenueFill.Fee(settings.quoteAsset(), trade.fee())),
                        trade.maker(),
                        now);
        order.filled(lots, trade.cost(), trade.fee(), now);
        if (!order.isOpen()) {
            account.end(order);
        }
        BigDecimal quantity = prices.quantity(lots);
        account.book(fill, quantity);
        teller.happened(new VenueEvent.Filled(fill));
        teller.happened(
                new VenueEvent.BalanceChanged(
                        account.baseEntry(names.nextEntry(), fill, quantity)));
        teller.happened(new VenueEvent.BalanceChanged(account.quoteEntry(names.nextEntry(), fill)));
        report(order);
    }

    // ---- writes

    /** Carries a request out and answers it. */
    void carryOut(VenueRequest.Write write) {
        List<WriteOutcome> outcomes =
                switch (write) {
                    case VenueRequest.Place(_, OrderTicket order, Instant deadline) ->
                            List.of(place(order, deadline));
                    case VenueRequest.PlaceBatch(_, var orders, Instant deadline) ->
                            orders.stream().map(order -> place(order, deadline)).toList();
                    case VenueRequest.Amend amend -> List.of(amend(amend));
                    case VenueRequest.Cancel(_, _, ClientOrderId order) -> List.of(cancel(order));
                    case VenueRequest.CancelAll _ -> List.of(cancelAllAsked());
                    case VenueRequest.CancelAllAfter(_, int seconds) ->
                            List.of(cancelAllAfter(seconds));
                };
        teller.happened(new VenueEvent.Answered(write.id(), outcomes));
    }

    private WriteOutcome place(OrderTicket ticket, Instant deadline) {
        Trade trade = tradeOf(ticket);
        Optional<WriteOutcome> refusal = rules.whyNot(ticket, deadline, loop.now(), trade);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long limit = ticket.pricing() instanceof Pricing.Limit(long ticks, _, _) ? ticks : 0;
        var order = new PaperOrder(names.nextOrder(), ticket, limit, loop.now());
        account.add(order);
        report(order);
        if (comesToRest(ticket)) {
            rest(order);
        } else {
            takeOrEnd(order, trade);
        }
        return new WriteOutcome.Accepted(order.venueId());
    }

    private void rest(PaperOrder order) {
        market.rest(order);
        if (order.ticket().pricing()
                instanceof Pricing.Limit(_, _, TimeInForce.GoodTillDate(Instant end))) {
            loop.after(atLeastNothing(Duration.between(loop.now(), end)), () -> expire(order));
        }
    }

    private static Duration atLeastNothing(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    // ---- what takes

    private boolean comesToRest(OrderTicket ticket) {
        return switch (ticket.pricing()) {
            case Pricing.Market() -> false;
            case Pricing.Limit(long ticks, _, TimeInForce time) ->
                    !isImmediate(time) && !market.wouldTake(ticket.side(), ticks);
        };
    }

    private static boolean isImmediate(TimeInForce time) {
        return switch (time) {
            case TimeInForce.GoodTillCancelled _, TimeInForce.GoodTillDate _ -> false;
            case TimeInForce.ImmediateOrCancel _, TimeInForce.FillOrKill _ -> true;
        };
    }

    /** What all of an order comes to if it trades now, or when it has come to rest. */
    private Trade tradeOf(OrderTicket ticket) {
        long price = market.priceTicks();
        return switch (ticket.pricing()) {
            case Pricing.Market() -> prices.taking(ticket.side(), ticket.lots(), price);
            case Pricing.Limit(long limit, _, _) ->
                    comesToRest(ticket)
                            ? prices.resting(limit, ticket.lots())
                            : prices.taking(ticket.side(), ticket.lots(), price, limit);
        };
    }

    /** Trades whole at once; an order that must not rest ends if the price is beyond its limit. */
    private void takeOrEnd(PaperOrder order, Trade trade) {
        long price = market.priceTicks();
        long limit = order.priceTicks();
        boolean beyond = order.side() == Side.BUY ? price > limit : price < limit;
        boolean immediate =
                order.ticket().pricing() instanceof Pricing.Limit(_, _, TimeInForce time)
                        && isImmediate(time);
        if (immediate && (price == 0 || beyond)) {
            end(order, VenueOrder.State.CANCELLED, "the price is beyond the limit");
        } else {
            fill(order, order.remainingLots(), trade);
        }
    }

    // ---- changes and cancels

    private WriteOutcome amend(VenueRequest.Amend amend) {
        Optional<PaperOrder> open = account.open(amend.order());
        if (open.isEmpty()) {
            return new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, NO_SUCH_ORDER);
        }
        PaperOrder order = open.get();
        Trade resting = prices.resting(amend.priceTicks(), amend.lots() - order.filledLots());
        Optional<WriteOutcome> refusal = rules.whyNot(amend, order, loop.now(), resting);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        market.remove(order);
        order.amend(amend.lots(), amend.priceTicks());
        market.rest(order);
        report(order);
        return new WriteOutcome.Accepted(order.venueId());
    }

    private WriteOutcome cancel(ClientOrderId id) {
        if (!rules.takeCancels()) {
            return rules.notNow();
        }
        Optional<PaperOrder> order = account.open(id);
        order.ifPresent(open -> end(open, VenueOrder.State.CANCELLED, "User requested"));
        return order.<WriteOutcome>map(open -> new WriteOutcome.Accepted(open.venueId()))
                .orElseGet(() -> new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, NO_SUCH_ORDER));
    }

    private WriteOutcome cancelAllAsked() {
        if (!rules.takeCancels()) {
            return rules.notNow();
        }
        cancelAll("User requested");
        return new WriteOutcome.Accepted("");
    }

    private WriteOutcome cancelAllAfter(int seconds) {
        deadMan.ifPresent(Loop.Timer::cancel);
        deadMan =
                seconds == 0
                        ? Optional.empty()
                        : Optional.of(
                                loop.after(
                                        Duration.ofSeconds(seconds),
                                        () -> cancelAll("the time to cancel all has come")));
        return new WriteOutcome.Accepted("");
    }

    private void cancelAll(String words) {
        account.open().forEach(order -> end(order, VenueOrder.State.CANCELLED, words));
    }

    private void expire(PaperOrder order) {
        if (order.isOpen()) {
            end(order, VenueOrder.State.EXPIRED, "its time has ended");
        }
    }

    private void end(PaperOrder order, VenueOrder.State state, String words) {
        if (isResting(order)) {
            market.remove(order);
        }
        order.end(state, words, loop.now());
        account.end(order);
        report(order);
    }

    private boolean isResting(PaperOrder order) {
        return order.ticket().pricing() instanceof Pricing.Limit(_, _, TimeInForce time)
                && !isImmediate(time);
    }

    // ---- what was told before

    /** What was told in an earlier process; nothing of it is told again. */
    void recall(VenueEvent event) {
        switch (event) {
            case VenueEvent.OrderReported(VenueOrder order) ->
                    order.clientId().ifPresent(id -> recall(PaperOrder.recalled(order, id)));
            case VenueEvent.Filled(VenueFill fill) -> recall(fill);
            case VenueEvent.BalanceChanged(LedgerEntry entry) -> {
                names.saw(entry.id());
                account.keep(entry);
            }
            case VenueEvent.InstrumentRevised(String symbol, Instrument now) when isOurs(symbol) ->
                    prices.revise(now);
            case VenueEvent _ -> {
                // Answers, and what the public feed tells anew.
            }
        }
    }

    private void recall(PaperOrder order) {
        names.saw(order.venueId());
        if (order.isOpen()) {
            account.add(order);
        } else {
            account.end(order);
        }
    }

    /** A fill that was told counts, though nothing of its order was told after it. */
    private void recall(VenueFill fill) {
        names.saw(fill.executionId());
        account.book(fill, prices.quantity(fill.lots()));
        fill.clientId()
                .flatMap(account::open)
                .ifPresent(order -> {
                    BigDecimal fee = fill.fees().getFirst().amount();
                    order.filled(fill.lots(), fill.cost(), fee, fill.time());
                    if (!order.isOpen()) {
                        account.end(order);
                    }
                });
    }

    /** All that was told before has been; what is still open rests. */
    void goOn() {
        account.open().forEach(market::rest);
    }
}
