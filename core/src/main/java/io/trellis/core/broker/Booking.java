package io.trellis.core.broker;

import io.trellis.core.account.Money;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what the venue tells of orders and fills, from whichever source, and knows whose they are.
 * A fill is booked once, for ever.
 */
final class Booking {

    private static final int MOST_FOREIGN = 20_000;
    private static final int FEE_SCALE = 12;

    private final BrokerSettings settings;
    private final Surroundings around;
    private final Outlet out;
    private final Orders orders;
    private final Sender sender;
    private final Holding holding;
    private final Doubts doubts;
    private final Work work;
    private final Balances balances;

    private final Set<String> executions = new LinkedHashSet<>();
    private final Map<String, Boolean> foreignExecutions = new Recent<>(MOST_FOREIGN);
    private final Map<String, Boolean> foreignOrders = new Recent<>(MOST_FOREIGN);

    /** Fills of which it is not known yet whose they are. */
    private final Map<String, VenueFill> strays = new LinkedHashMap<>();

    private final Set<String> strangeFees = new LinkedHashSet<>();
    private Instant begin = Instant.MIN;

    Booking(
            BrokerSettings settings,
            Surroundings around,
            Outlet out,
            Orders orders,
            Sender sender,
            Holding holding,
            Doubts doubts,
            Work work) {
        this.settings = settings;
        this.around = around;
        this.out = out;
        this.orders = orders;
        this.sender = sender;
        this.holding = holding;
        this.doubts = doubts;
        this.work = work;
        this.balances =
                new Balances(around.symbol(), out, doubts, executions, foreignExecutions.keySet());
    }

    Balances balances() {
        return balances;
    }

    /** Nothing of ours happened before this time. */
    void beginsAt(Instant time) {
        begin = time;
        settleStrays();
    }

    boolean has(String executionId) {
        return executions.contains(executionId);
    }

    boolean hasStrays() {
        return !strays.isEmpty();
    }

    /** The time of the oldest fill that nobody is known to own. */
    Optional<Instant> oldestStray() {
        return strays.values().stream().map(VenueFill::time).min(Instant::compareTo);
    }

    // ---- orders

    /** Takes what the venue tells of an order. */
    void order(VenueOrder told, Fact.Evidence kind) {
        Optional<Attempt> own = own(told);
        if (own.isEmpty()) {
            foreignOrders.put(told.venueId(), true);
        } else {
            report(own.get(), told, kind);
        }
        settleStrays();
    }

    private Optional<Attempt> own(VenueOrder told) {
        Optional<Attempt> known =
                told.clientId().flatMap(orders::find).or(() -> orders.find(told.venueId()));
        return known.isPresent() ? known : orphan(told);
    }

    /** An order with a name of ours that we do not know. */
    private Optional<Attempt> orphan(VenueOrder told) {
        Optional<OrderNames.Parts> parts =
                told.clientId().flatMap(settings.names()::read).filter(settings.names()::isOurs);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ClientOrderId id = told.clientId().orElseThrow();
        boolean isLater =
                parts.get().epoch() > sender.epoch()
                        || (parts.get().epoch() == sender.epoch()
                                && !sender.hasNamed(parts.get().count()));
        if (isLater) {
            doubts.halt(
                    "second-trader",
                    "Order "
                            + id
                            + " is of this strategy and of process "
                            + parts.get().epoch()
                            + ", and this is process "
                            + sender.epoch()
                            + ": another one trades for the same account.");
            return Optional.empty();
        }
        return told.state().isFinal() ? Optional.empty() : Optional.of(adopt(id, told));
    }

    private Attempt adopt(ClientOrderId id, VenueOrder told) {
        var terms =
                new Attempt.Terms(
                        -1, told.side(), told.priceTicks(), told.lots(), Reason.LATE, false);
        var attempt = new Attempt(id, terms, new Orphan(), told.opened(), told.opened());
        orders.sent(attempt, "found at the venue");
        attempt.wantCancel(around.nowNanos());
        work.isDue();
        doubts.tell(
                Fact.Severity.WARNING,
                "orphan",
                "Order "
                        + id
                        + " of an earlier time was found at the venue, "
                        + told.lots()
                        + " lots at "
                        + told.priceTicks()
                        + " ticks; it is cancelled.");
        return attempt;
    }

    /** An order that nobody wants any more. */
    private static final class Orphan implements Purpose {

        @Override
        public void sentAs(Attempt order) {}

        @Override
        public void executed(Attempt order, long lots, long value, long fee) {}

        @Override
        public void ended(Attempt order, End end) {}
    }

    private void report(Attempt attempt, VenueOrder told, Fact.Evidence kind) {
        if (isOutdated(attempt, told, kind)) {
            return;
        }
        orders.named(attempt, told.venueId());
        compare(attempt, told);
        attempt.rested |= told.state() == VenueOrder.State.OPEN;
        if (told.state().isFinal()) {
            attempt.endWords = told.words();
        }
        // What an orphan had traded before it was found is not ours to book.
        long filled = attempt.purpose instanceof Orphan ? 0 : told.filledLots();
        attempt.toldFilledLots = Math.max(attempt.toldFilledLots, filled);
        orders.learn(
                attempt, new OrderLife.Evidence.Reported(told.state(), filled), kind, told.words());
        if (attempt.lacksExecutions()) {
            attempt.lookAt(around.nowNanos() + settings.clockMargin().toNanos());
            work.isDue();
        }
    }

    /** The stream has said that it is gone, and the lists lag behind. */
    private boolean isOutdated(Attempt attempt, VenueOrder told, Fact.Evidence kind) {
        return kind == Fact.Evidence.OPEN_ROW
                && !told.state().isFinal()
                && attempt.life.state() == Fact.OrderState.UNKNOWN
                && attempt.life.seen()
                && around.nowNanos() - attempt.unknownSinceNanos < settings.secondLook().toNanos();
    }

    /** The venue's echo must be what we sent. */
    private void compare(Attempt attempt, VenueOrder told) {
        boolean same =
                told.side() == attempt.terms.side()
                        && told.lots() == attempt.terms.lots()
                        && told.priceTicks() == attempt.terms.priceTicks();
        if (!same && !attempt.isOver()) {
            attempt.wantCancel(around.nowNanos());
            work.isDue();
            doubts.halt(
                    "changed-by-venue",
                    "Order "
                            + attempt.id
                            + " was sent as "
                            + attempt.terms.lots()
                            + " lots at "
                            + attempt.terms.priceTicks()
                            + " ticks, and the venue has "
                            + told.lots()
                            + " at "
                            + told.priceTicks()
                            + ".");
        }
    }

    // ---- fills

    /** Takes a fill, whoever's it is and however often it is told. */
    void fill(VenueFill fill, Fact.Evidence kind) {
        String id = fill.executionId();
        if (executions.contains(id) || foreignExecutions.containsKey(id)) {
            return;
        }
        Optional<Attempt> own =
                fill.clientId().flatMap(orders::find).or(() -> orders.find(fill.orderId()));
        if (own.isPresent()) {
            strays.remove(id);
            book(own.get(), fill, kind);
        } else if (isForeign(fill)) {
            strays.remove(id);
            foreignExecutions.put(id, true);
            balances.foreign(id);
        } else {
            strays.put(id, fill);
            work.isDue();
        }
    }

    private boolean isForeign(VenueFill fill) {
        return fill.clientId().isPresent()
                || foreignOrders.containsKey(fill.orderId())
                || !fill.symbol().equals(around.symbol())
                || fill.time().isBefore(begin);
    }

    private void settleStrays() {
        if (!strays.isEmpty()) {
            List.copyOf(strays.values()).forEach(fill -> fill(fill, Fact.Evidence.TRADE_ROW));
        }
    }

    private void book(Attempt attempt, VenueFill fill, Fact.Evidence kind) {
        executions.add(fill.executionId());
        orders.named(attempt, fill.orderId());
        Side side = attempt.terms.side();
        long value = Money.units(fill.cost());
        holding.traded(side, fill.lots());
        long fee = fees(fill);
        out.fact(executed(attempt, fill, value));
        BigDecimal quantity = around.instrument().quantity(fill.lots());
        balances.executed(
                fill,
                side == Side.BUY ? quantity : quantity.negate(),
                kind == Fact.Evidence.STREAM);
        orders.executed(attempt, fill.lots(), value, fee, kind);
        work.isDue();
    }

    private static Fact.Executed executed(Attempt attempt, VenueFill fill, long value) {
        var fees = new ArrayList<Fact.AssetAmount>();
        fill.fees().forEach(fee -> fees.add(new Fact.AssetAmount(fee.asset(), fee.amount())));
        return new Fact.Executed(
                fill.executionId(),
                attempt.id,
                fill.time().toEpochMilli(),
                attempt.terms.cell(),
                attempt.terms.side(),
                fill.priceTicks(),
                fill.lots(),
                value,
                fees,
                fill.maker());
    }

    /** Gives the fee in the quote; one in coins takes them away. */
    private long fees(VenueFill fill) {
        long inQuote = 0;
        for (VenueFill.Fee fee : fill.fees()) {
            if (fee.asset().equals(balances.quote())) {
                inQuote = Math.addExact(inQuote, Money.units(fee.amount()));
            } else if (fee.asset().equals(balances.base())) {
                BigDecimal lot = around.instrument().lot();
                holding.paid(fee.amount().divide(lot, FEE_SCALE, RoundingMode.UP));
            } else if (fee.amount().signum() != 0 && strangeFees.add(fee.asset())) {
                doubts.tell(
                        Fact.Severity.WARNING,
                        "fee-in-other-asset",
                        "The venue takes fees in "
                                + fee.asset()
                                + ", which are in no account of the strategy.");
            }
        }
        return inQuote;
    }
}
