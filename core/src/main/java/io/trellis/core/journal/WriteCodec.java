package io.trellis.core.journal;

import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.VenueRequest.Write;

/** What is asked of a venue that changes something. */
final class WriteCodec {

    private static final int PLACE = 0;
    private static final int PLACE_BATCH = 1;
    private static final int AMEND = 2;
    private static final int CANCEL = 3;
    private static final int CANCEL_ALL = 4;
    private static final int CANCEL_ALL_AFTER = 5;

    private static final int MARKET = 0;
    private static final int LIMIT = 1;

    private static final int GOOD_TILL_CANCELLED = 0;
    private static final int GOOD_TILL_DATE = 1;
    private static final int IMMEDIATE_OR_CANCEL = 2;
    private static final int FILL_OR_KILL = 3;

    private WriteCodec() {}

    static void write(RecordOutput out, Write write) {
        switch (write) {
            case VenueRequest.Place place -> {
                begin(out, PLACE, place.id());
                writeTicket(out, place.order());
                out.instant(place.deadline());
            }
            case VenueRequest.PlaceBatch batch -> {
                begin(out, PLACE_BATCH, batch.id());
                out.list(batch.orders(), WriteCodec::writeTicket);
                out.instant(batch.deadline());
            }
            case VenueRequest.Amend amend -> {
                begin(out, AMEND, amend.id());
                out.text(amend.symbol());
                ValueCodec.writeOrderId(out, amend.order());
                out.signed(amend.lots());
                out.signed(amend.priceTicks());
                out.flag(amend.postOnly());
                out.instant(amend.deadline());
            }
            case VenueRequest.Cancel cancel -> {
                begin(out, CANCEL, cancel.id());
                out.text(cancel.symbol());
                ValueCodec.writeOrderId(out, cancel.order());
            }
            case VenueRequest.CancelAll all -> begin(out, CANCEL_ALL, all.id());
            case VenueRequest.CancelAllAfter after -> {
                begin(out, CANCEL_ALL_AFTER, after.id());
                out.signed(after.seconds());
            }
        }
    }

    private static void begin(RecordOutput out, int kind, long id) {
        out.raw(kind);
        out.signed(id);
    }

    static Write read(RecordInput in) {
        int kind = in.raw();
        long id = in.signed();
        return switch (kind) {
            case PLACE -> new VenueRequest.Place(id, readTicket(in), in.instant());
            case PLACE_BATCH ->
                    new VenueRequest.PlaceBatch(id, in.list(WriteCodec::readTicket), in.instant());
            case AMEND ->
                    new VenueRequest.Amend(
                            id,
                            in.text(),
                            ValueCodec.readOrderId(in),
                            in.signed(),
                            in.signed(),
                            in.flag(),
                            in.instant());
            case CANCEL -> new VenueRequest.Cancel(id, in.text(), ValueCodec.readOrderId(in));
            case CANCEL_ALL -> new VenueRequest.CancelAll(id);
            case CANCEL_ALL_AFTER -> new VenueRequest.CancelAllAfter(id, in.int32());
            default -> throw in.refusal("the kind of a write reads " + kind);
        };
    }

    private static void writeTicket(RecordOutput out, OrderTicket ticket) {
        ValueCodec.writeOrderId(out, ticket.id());
        out.text(ticket.symbol());
        ValueCodec.SIDES.write(out, ticket.side());
        out.signed(ticket.lots());
        switch (ticket.pricing()) {
            case Pricing.Market _ -> out.raw(MARKET);
            case Pricing.Limit limit -> {
                out.raw(LIMIT);
                out.signed(limit.priceTicks());
                out.flag(limit.postOnly());
                writeTimeInForce(out, limit.timeInForce());
            }
        }
    }

    private static OrderTicket readTicket(RecordInput in) {
        return new OrderTicket(
                ValueCodec.readOrderId(in),
                in.text(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                readPricing(in));
    }

    private static Pricing readPricing(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case MARKET -> new Pricing.Market();
            case LIMIT -> new Pricing.Limit(in.signed(), in.flag(), readTimeInForce(in));
            default -> throw in.refusal("the kind of a price reads " + kind);
        };
    }

    private static void writeTimeInForce(RecordOutput out, TimeInForce time) {
        switch (time) {
            case TimeInForce.GoodTillCancelled _ -> out.raw(GOOD_TILL_CANCELLED);
            case TimeInForce.GoodTillDate date -> {
                out.raw(GOOD_TILL_DATE);
                out.instant(date.end());
            }
            case TimeInForce.ImmediateOrCancel _ -> out.raw(IMMEDIATE_OR_CANCEL);
            case TimeInForce.FillOrKill _ -> out.raw(FILL_OR_KILL);
        }
    }

    private static TimeInForce readTimeInForce(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case GOOD_TILL_CANCELLED -> new TimeInForce.GoodTillCancelled();
            case GOOD_TILL_DATE -> new TimeInForce.GoodTillDate(in.instant());
            case IMMEDIATE_OR_CANCEL -> new TimeInForce.ImmediateOrCancel();
            case FILL_OR_KILL -> new TimeInForce.FillOrKill();
            default -> throw in.refusal("the time an order may rest reads " + kind);
        };
    }
}
