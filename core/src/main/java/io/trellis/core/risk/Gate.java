package io.trellis.core.risk;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;
import io.trellis.core.risk.Verdict.Denied;
import io.trellis.core.risk.Verdict.Permitted;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.VenueRequest.Amend;
import io.trellis.core.venue.VenueRequest.Cancel;
import io.trellis.core.venue.VenueRequest.CancelAll;
import io.trellis.core.venue.VenueRequest.CancelAllAfter;
import io.trellis.core.venue.VenueRequest.Place;
import io.trellis.core.venue.VenueRequest.PlaceBatch;
import io.trellis.core.venue.VenueRequest.Write;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The last look at a write before it leaves: nothing is sent that this has not permitted. It
 * decides by the write, the cut and its limits alone, and remembers only how much it has let out
 * and when. What it cannot check, it denies.
 *
 * <p>Orders that can only make the position smaller are free of the limits of exposure; those of
 * them that close it for good ({@code EXIT}, {@code KILL}, {@code LATE}) are free of the limits of
 * one order, of the day and of the number of orders too. Nothing is free of the modes, the collars,
 * the venue's minimums, and of what is held.
 */
public final class Gate {

    private final Limits limits;
    private final Ratio priceCollar;
    private final Ratio takeCollar;
    private final Pace pace;

    /** Of the instrument of the last cut. */
    private Optional<Priced> priced = Optional.empty();

    private record Priced(Instrument instrument, Worth worth) {}

    /** A gate that has let out nothing yet. */
    public Gate(Limits limits) {
        this.limits = limits;
        this.priceCollar = Ratio.of(limits.priceCollar());
        this.takeCollar = Ratio.of(limits.takeCollar());
        this.pace = new Pace(limits);
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Whether a write may be sent now. What is permitted counts as sent.
     *
     * @param errand what the write is for; of a batch, every order of it must be for the same
     * @param cut without the write's own orders
     */
    public Verdict check(Write write, Errand errand, Cut cut) {
        return switch (write) {
            case Place(_, OrderTicket order, Instant deadline) ->
                    orders(write, deadline, List.of(Leg.of(order, errand)), cut);
            case PlaceBatch batch ->
                    check(batch, batch.orders().stream().map(_ -> errand).toList(), cut);
            case Amend _ ->
                    new Denied("amend", "an amend is not checked without the order as it is", true);
            case Cancel _ -> byMode(write, Allowed.Kind.CANCEL, cut);
            case CancelAllAfter _ -> byMode(write, Allowed.Kind.TIMER, cut);
            case CancelAll _ -> byMode(write, Allowed.Kind.CANCEL_ALL, cut);
        };
    }

    /**
     * Whether several orders may be sent now in one write: all of them, or none.
     *
     * @param errands of the orders, in their order
     */
    public Verdict check(PlaceBatch write, List<Errand> errands, Cut cut) {
        List<OrderTicket> orders = write.orders();
        if (orders.size() != errands.size()) {
            String sentence =
                    String.format(
                            Locale.ROOT,
                            "%d orders are for %d errands",
                            orders.size(),
                            errands.size());
            return new Denied("errands", sentence, true);
        }
        List<Leg> legs =
                IntStream.range(0, orders.size())
                        .mapToObj(i -> Leg.of(orders.get(i), errands.get(i)))
                        .toList();
        return orders(write, write.deadline(), legs, cut);
    }

    /**
     * Whether an order may be amended now. It counts as the larger of what it was and what it shall
     * be.
     *
     * @param old the order as it was placed or last amended
     * @param filledLots what of it has been filled
     * @param cut with the order as it was
     */
    public Verdict checkAmend(
            Amend write, OrderTicket old, long filledLots, Errand errand, Cut cut) {
        if (!write.order().equals(old.id())
                || !(old.pricing() instanceof Pricing.Limit(long oldTicks, _, _))
                || filledLots < 0
                || filledLots >= Math.min(old.lots(), write.lots())
                || write.priceTicks() <= 0) {
            return new Denied("amend", "what is to be amended is not a part of the order", true);
        }
        Leg leg =
                new Leg(
                        old.side(),
                        write.priceTicks(),
                        write.postOnly(),
                        write.lots() - filledLots,
                        oldTicks,
                        old.lots() - filledLots,
                        errand);
        return orders(write, write.deadline(), List.of(leg), cut);
    }

    private Verdict byMode(Write write, Allowed.Kind kind, Cut cut) {
        return Allowed.passes(kind, false, cut.mode(), cut.venueMode())
                ? permitted(write, cut)
                : mode(kind, cut);
    }

    private Verdict orders(Write write, Instant deadline, List<Leg> legs, Cut cut) {
        if (deadline.toEpochMilli() <= cut.wallMillis()) {
            return new Denied("deadline", "its deadline " + deadline + " has passed", false);
        }
        try {
            Look look = new Look(limits, priceCollar, takeCollar, worth(cut), cut, legs);
            pace.at(cut.nowNanos(), cut.wallMillis());
            Optional<Denied> broken = look.broken(pace);
            if (broken.isPresent()) {
                return broken.get();
            }
            pace.letOut(legs.size(), look.value());
            return permitted(write, cut);
        } catch (ArithmeticException tooLarge) {
            String sentence = "an amount does not fit into 63 bits: " + tooLarge.getMessage();
            return new Denied("overflow", sentence, false);
        }
    }

    private Worth worth(Cut cut) {
        if (priced.isEmpty() || !priced.get().instrument().equals(cut.instrument())) {
            priced = Optional.of(new Priced(cut.instrument(), new Worth(cut.instrument())));
        }
        return priced.get().worth();
    }

    private static Verdict permitted(Write write, Cut cut) {
        long until = cut.nowNanos() + Math.max(cut.requestNanos(), 0);
        return new Permitted(Permit.of(write, until));
    }

    static Denied mode(Allowed.Kind kind, Cut cut) {
        String what =
                switch (kind) {
                    case REST -> "an order that rests";
                    case TAKE -> "an order that may take";
                    case MARKET -> "an order without a limit";
                    case CANCEL -> "a cancel";
                    case TIMER -> "the dead-man's switch";
                    case CANCEL_ALL -> "a cancel of all orders of the account";
                };
        String sentence =
                String.format(
                        Locale.ROOT,
                        "%s is not let out while the trader is %s and the venue is %s",
                        what,
                        cut.mode(),
                        cut.venueMode());
        return new Denied("mode", sentence, kind == Allowed.Kind.CANCEL_ALL);
    }
}
