package io.trellis.trading.paper;

import io.trellis.core.market.Side;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.trading.paper.PaperPrices.Trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Why the venue on paper refuses what it is asked. */
final class PaperRules {

    private final String symbol;
    private final PaperMarket market;
    private final PaperAccount account;
    private final PaperPrices prices;
    private TradingMode venueMode = TradingMode.ONLINE;
    private TradingMode marketMode = TradingMode.ONLINE;

    PaperRules(String symbol, PaperMarket market, PaperAccount account, PaperPrices prices) {
        this.symbol = symbol;
        this.market = market;
        this.account = account;
        this.prices = prices;
    }

    void changed(VenueEvent.ModeChanged change) {
        if (change.symbol().isEmpty()) {
            venueMode = change.mode();
        } else if (change.symbol().get().equals(symbol)) {
            marketMode = change.mode();
        }
    }

    boolean takeCancels() {
        return venueMode != TradingMode.MAINTENANCE;
    }

    WriteOutcome notNow() {
        return new WriteOutcome.Refused(
                Refusal.MODE, "the venue is " + venueMode + ", the market " + marketMode);
    }

    /**
     * A new order.
     *
     * @param trade what it comes to
     */
    Optional<WriteOutcome> whyNot(OrderTicket ticket, Instant deadline, Instant now, Trade trade) {
        return reach(ticket.symbol(), deadline, now)
                .or(() -> form(ticket))
                .or(() -> minimum(price(ticket), ticket.lots()))
                .or(() -> funds(ticket.side(), BigDecimal.ZERO, ticket.lots(), trade));
    }

    /**
     * The change of an order, which stays one that rests.
     *
     * @param trade what is left of it comes to then
     */
    Optional<WriteOutcome> whyNot(
            VenueRequest.Amend amend, PaperOrder order, Instant now, Trade trade) {
        long left = amend.lots() - order.filledLots();
        return reach(amend.symbol(), amend.deadline(), now)
                .or(() -> form(order, amend))
                .or(() -> minimum(amend.priceTicks(), amend.lots()))
                .or(() -> funds(order.side(), prices.held(order), left, trade));
    }

    private Optional<WriteOutcome> reach(String asked, Instant deadline, Instant now) {
        if (!asked.equals(symbol)) {
            return refused(Refusal.UNKNOWN_MARKET, "there is no market " + asked + " on paper");
        }
        return now.isAfter(deadline)
                ? refused(Refusal.OTHER, "the deadline " + deadline + " has passed")
                : Optional.empty();
    }

    private Optional<WriteOutcome> form(OrderTicket ticket) {
        boolean limited = ticket.pricing() instanceof Pricing.Limit;
        boolean postOnly = ticket.pricing() instanceof Pricing.Limit(_, boolean only, _) && only;
        if (!takes(venueMode, limited, postOnly) || !takes(marketMode, limited, postOnly)) {
            return Optional.of(notNow());
        }
        if (account.find(ticket.id()).isPresent()) {
            return refused(Refusal.INVALID_ORDER, "the name " + ticket.id() + " was used before");
        }
        if (!limited && market.priceTicks() == 0) {
            return refused(Refusal.OTHER, "no price of the market is known yet");
        }
        return postOnly && market.wouldTake(ticket.side(), price(ticket))
                ? refused(Refusal.WOULD_TAKE, "the order would take")
                : Optional.empty();
    }

    private Optional<WriteOutcome> form(PaperOrder order, VenueRequest.Amend amend) {
        if (!takes(venueMode, true, true) || !takes(marketMode, true, true)) {
            return Optional.of(notNow());
        }
        if (amend.lots() <= order.filledLots()) {
            return refused(Refusal.INVALID_ORDER, "so much has been filled already");
        }
        return market.wouldTake(order.side(), amend.priceTicks())
                ? refused(Refusal.WOULD_TAKE, "the order would take")
                : Optional.empty();
    }

    private static boolean takes(TradingMode mode, boolean limited, boolean postOnly) {
        return switch (mode) {
            case ONLINE -> true;
            case LIMIT_ONLY -> limited;
            case POST_ONLY -> postOnly;
            case REDUCE_ONLY, CANCEL_ONLY, MAINTENANCE, DELISTED, UNKNOWN -> false;
        };
    }

    /** The limit, or the last price of an order at the market. */
    private long price(OrderTicket ticket) {
        return switch (ticket.pricing()) {
            case Pricing.Limit(long ticks, _, _) -> ticks;
            case Pricing.Market() -> market.priceTicks();
        };
    }

    private Optional<WriteOutcome> minimum(long priceTicks, long lots) {
        return prices.isBelowMinimum(priceTicks, lots)
                ? refused(
                        Refusal.BELOW_MINIMUM,
                        lots + " lots at " + priceTicks + " ticks are below the minimum")
                : Optional.empty();
    }

    /**
     * @param freed what the change of an order sets free before
     */
    private Optional<WriteOutcome> funds(Side side, BigDecimal freed, long lots, Trade trade) {
        BigDecimal needed = side == Side.SELL ? prices.quantity(lots) : trade.withFee();
        BigDecimal available = account.available(side, prices::held).add(freed);
        return available.compareTo(needed) < 0
                ? refused(
                        Refusal.INSUFFICIENT_FUNDS,
                        "the account has %s free, the order needs %s"
                                .formatted(available.toPlainString(), needed.toPlainString()))
                : Optional.empty();
    }

    private static Optional<WriteOutcome> refused(Refusal reason, String words) {
        return Optional.of(new WriteOutcome.Refused(reason, words));
    }
}
