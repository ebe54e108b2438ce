package io.trellis.core.broker;

import io.trellis.core.account.Money;
import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.OrderRoute;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.desk.TakeListener;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.Gate;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The way of a desk's orders to a real venue, where answers get lost, connections break, and
 * somebody else may have a hand in it.
 *
 * <p>A desk sees one order for each wish. At the venue there may be several for it, one after the
 * other, each with a name of its own that is never used again: an order whose fate is not known
 * keeps its place, and what it binds stays reserved, until evidence has come or until it is proved
 * that it never got there. Nothing is concluded from silence.
 *
 * <p>It has no clock and no way out but its outlet: what it does is a function of what it is told.
 * Whoever drives it keeps the {@link Surroundings} true, tells it what happens and calls {@link
 * #turn} after that.
 */
public final class Broker implements OrderRoute {

    private final Surroundings around;
    private final VenueClock clock = new VenueClock();
    private final Work work = new Work();
    private final Holding holding = new Holding();
    private final Doubts doubts;
    private final Orders orders;
    private final Sender sender;
    private final Refusals refusals;
    private final Denials denials;
    private final Cancels cancels;
    private final Wishes wishes;
    private final Takes takes;
    private final Booking booking;
    private final Balances balances;
    private final Reconciler reconciler;

    private TraderMode mode = TraderMode.STARTING;
    private TradingMode venueMode = TradingMode.UNKNOWN;

    /** Whether all our orders were told to go, so that none is sent until we are armed again. */
    private boolean withdrawn;

    /** A broker that nothing has happened to yet. */
    public Broker(BrokerSettings settings, Gate gate, Surroundings around, Outlet out) {
        this.around = around;
        this.doubts = new Doubts(out);
        this.orders = new Orders(around, out, doubts);
        this.sender = new Sender(settings, gate, around, out, clock, orders, this::exposure);
        this.refusals = new Refusals(around, doubts, work);
        this.denials = new Denials(around, out, doubts, work);
        this.cancels = new Cancels(around, sender, orders, refusals, work);
        this.wishes =
                new Wishes(
                        settings, around, sender, orders, holding, refusals, denials, doubts, work);
        this.takes =
                new Takes(
                        settings,
                        gate.limits(),
                        around,
                        sender,
                        orders,
                        holding,
                        refusals,
                        denials,
                        doubts,
                        work);
        this.booking = new Booking(settings, around, out, orders, sender, holding, doubts, work);
        this.balances = booking.balances();
        this.reconciler =
                new Reconciler(settings, around, out, sender, clock, orders, booking, doubts, work);
    }

    // ---- the desk

    @Override
    public boolean wouldTake(Side side, long priceTicks) {
        return around.wouldTake(side, priceTicks);
    }

    @Override
    public RestingOrder order(
            Side side, long priceTicks, long lots, int cell, OrderListener owner) {
        return new Wish(wishes, side, priceTicks, lots, cell, owner);
    }

    @Override
    public void take(Side side, long lots, Reason reason, TakeListener listener) {
        takes.take(side, lots, reason, listener);
    }

    /** Coins that the account already has: what is bought to start with is these, first. */
    public void owns(long lots) {
        holding.owns(lots);
    }

    // ---- what happens

    /** A process has taken over: what has no answer is unknown from now on. */
    public void began(int epoch) {
        reconciler.began();
        sender.began(epoch);
        orders.forEachLive(attempt -> {
            boolean wasSent = attempt.life.state() == OrderState.SENT;
            silence(attempt, Fact.Evidence.RESTART, "its answer went to another process");
            if (wasSent) {
                attempt.wantCancelInDoubt(around.nowNanos());
            }
        });
        cancels.began();
        refusals.began();
        denials.began();
        work.isDue();
    }

    /** The venue tells something, other than of the market. */
    public void happened(VenueEvent event) {
        switch (event) {
            case VenueEvent.Answered(long id, var outcomes) -> answered(id, outcomes.getFirst());
            case VenueEvent.Told(long id, var answer) -> reconciler.told(id, answer);
            case VenueEvent.OrderReported(var order) -> booking.order(order, Fact.Evidence.STREAM);
            case VenueEvent.Filled(var fill) -> booking.fill(fill, Fact.Evidence.STREAM);
            case VenueEvent.BalanceChanged(var entry) -> balances.changed(entry);
            case VenueEvent.AccountLive account -> reconciler.live(account);
            case VenueEvent.AccountLost _, VenueEvent.AccountRefused _ -> reconciler.lost();
            case VenueEvent.Market _,
                    VenueEvent.MarketLost _,
                    VenueEvent.MarketGivenUp _,
                    VenueEvent.TradesMissed _,
                    VenueEvent.MarketSuspect _,
                    VenueEvent.ModeChanged _,
                    VenueEvent.InstrumentRevised _,
                    VenueEvent.MaintenanceAnnounced _ -> {
                return;
            }
        }
        work.isDue();
    }

    private void answered(long requestId, WriteOutcome outcome) {
        sender.placed(requestId).ifPresent(attempt -> placed(attempt, outcome));
        sender.cancelled(requestId).ifPresent(attempt -> cancels.answered(attempt, outcome));
    }

    private void placed(Attempt attempt, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Accepted(String venueId) -> {
                orders.named(attempt, venueId);
                orders.learn(attempt, new OrderLife.Evidence.Taken(), Fact.Evidence.REPLY, "");
            }
            case WriteOutcome.Refused(Refusal reason, String words) -> {
                attempt.refusal =
                        reason == Refusal.WOULD_TAKE
                                ? new Purpose.End.WouldTake()
                                : new Purpose.End.Refused(reason, words);
                orders.learn(attempt, new OrderLife.Evidence.Refused(), Fact.Evidence.REPLY, words);
            }
            case WriteOutcome.Unknown(String words) -> {
                silence(attempt, Fact.Evidence.NO_ANSWER, words);
                if (attempt.life.isUnseen()) {
                    attempt.wantCancelInDoubt(around.nowNanos());
                }
            }
        }
    }

    private void silence(Attempt attempt, Fact.Evidence kind, String words) {
        orders.learn(attempt, new OrderLife.Evidence.Silence(), kind, words);
    }

    // ---- what is done

    /**
     * Sends and asks what is due now: cancels first, then what is to be traded at the market, then
     * orders that rest, the nearest to the market first. Does nothing when nothing is due.
     */
    public void turn() {
        boolean isSameMode = mode == around.mode() && venueMode == around.venueMode();
        if (isSameMode && !work.isDueBy(around.nowNanos())) {
            return;
        }
        if (!isSameMode && around.mode() == TraderMode.ARMED) {
            withdrawn = false;
        }
        mode = around.mode();
        venueMode = around.venueMode();
        work.begin();
        sender.beginTurn();
        refusals.turn();
        denials.turn();
        cancels.turn();
        if (reconciler.isCurrent()) {
            takes.turn();
            if (!withdrawn) {
                wishes.turn();
            }
        }
        reconciler.turn();
    }

    /** When something is due next; {@link Long#MAX_VALUE} for never. */
    public long nextWakeNanos() {
        return work.nextNanos(around.nowNanos());
    }

    /** The machine slept, or its clock was set: everything is looked up as after a gap. */
    public void lookAgain() {
        reconciler.askAnew();
    }

    /**
     * Asks the venue, if the gate permits, to cancel everything of the account unless it hears of
     * us in time.
     *
     * @param seconds 0 to take that back
     */
    public void cancelAllAfter(int seconds) {
        sender.cancelAllAfter(seconds);
    }

    /**
     * Every order of ours goes, and none is sent until the trader is armed anew; what they were
     * wanted for stays wanted.
     */
    public void cancelOwn(String why) {
        withdrawn = true;
        orders.forEachLive(attempt -> attempt.wantCancel(around.nowNanos()));
        work.isDue();
        if (orders.liveCount() > 0) {
            doubts.tell(
                    Fact.Severity.INFO,
                    "orders-withdrawn",
                    "All " + orders.liveCount() + " orders of ours are cancelled: " + why);
        }
    }

    /** A person has looked at what there was to doubt, and trading may go on. */
    public void rearmed() {
        doubts.clear();
        refusals.began();
        denials.began();
        if (clock.isKnown()) {
            balances.accept(clock.latest(around.nowNanos()));
        }
        reconciler.askAnew();
    }

    // ---- what is known

    /** What is at stake at worst. */
    public Exposure exposure() {
        return new Exposure(
                holding.atMostLots(),
                orders.buyLots(),
                orders.buyCost(),
                orders.sellLots(),
                orders.liveCount(),
                orders.unknownCount(),
                freeQuote(),
                freeLots());
    }

    private long freeQuote() {
        BigDecimal usable = balances.usableQuote().movePointRight(Money.SCALE);
        return clamped(usable.subtract(BigDecimal.valueOf(orders.buyCost())));
    }

    private long freeLots() {
        BigDecimal usable =
                balances.usableBase().divide(around.instrument().lot(), 0, RoundingMode.FLOOR);
        return clamped(usable.subtract(BigDecimal.valueOf(orders.sellLots())));
    }

    private static long clamped(BigDecimal amount) {
        return amount.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** Whether everything of ours at the venue is known, and adds up. */
    public boolean isSettled() {
        return reconciler.isCurrent()
                && !orders.hasUnknown()
                && !booking.hasStrays()
                && !balances.isBroken();
    }

    /**
     * Whether the account is live and all that had to be looked up since it was away has been. One
     * order that is not known does not matter here, as it does to {@link #isSettled}.
     */
    public boolean isCurrent() {
        return reconciler.isCurrent();
    }

    /**
     * What should stop the trader, the gravest first; the same object as long as it is the same.
     */
    public Optional<Doubt> doubt() {
        return doubts.gravest();
    }

    /** Orders of ours that may be at the venue. */
    public int ownOrders() {
        return orders.liveCount();
    }

    public boolean hasBooked(String executionId) {
        return booking.has(executionId);
    }

    public VenueClock clock() {
        return clock;
    }

    /** The venue's time, as well as it is known, in milliseconds since the epoch. */
    public long venueMillis() {
        return clock.millisAt(around.nowNanos(), around.wallNanos());
    }
}
