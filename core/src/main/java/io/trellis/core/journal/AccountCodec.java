package io.trellis.core.journal;

import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueOrder.State;
import io.trellis.core.venue.WriteOutcome;

import java.util.List;

/** What a venue says of an account: orders, fills, balances, and what became of requests. */
final class AccountCodec {

    private static final Codes<State> STATES =
            new Codes<>(
                    State.class,
                    List.of(
                            State.PENDING,
                            State.OPEN,
                            State.FILLED,
                            State.CANCELLED,
                            State.EXPIRED));

    private static final Codes<Refusal> REFUSALS =
            new Codes<>(
                    Refusal.class,
                    List.of(
                            Refusal.INSUFFICIENT_FUNDS,
                            Refusal.BELOW_MINIMUM,
                            Refusal.OFF_STEP,
                            Refusal.INVALID_ORDER,
                            Refusal.WOULD_TAKE,
                            Refusal.UNKNOWN_MARKET,
                            Refusal.UNKNOWN_ORDER,
                            Refusal.TOO_MANY_ORDERS,
                            Refusal.RATE_LIMIT,
                            Refusal.MODE,
                            Refusal.RESTRICTED,
                            Refusal.AUTHENTICATION,
                            Refusal.NONCE,
                            Refusal.NOT_SENT,
                            Refusal.OTHER));

    private static final int BALANCES = 0;
    private static final int ORDERS = 1;
    private static final int FILLS = 2;
    private static final int LEDGER = 3;
    private static final int FEES = 4;
    private static final int TIME = 5;
    private static final int FAILED = 6;

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int UNKNOWN = 2;

    private AccountCodec() {}

    static void writeAnswer(RecordOutput out, VenueAnswer answer) {
        switch (answer) {
            case VenueAnswer.Balances balances -> {
                out.raw(BALANCES);
                out.list(balances.balances(), AccountCodec::writeBalance);
            }
            case VenueAnswer.Orders orders -> {
                out.raw(ORDERS);
                out.list(orders.orders(), AccountCodec::writeOrder);
                out.list(orders.passedOver(), RecordOutput::text);
            }
            case VenueAnswer.Fills fills -> {
                out.raw(FILLS);
                out.list(fills.fills(), AccountCodec::writeFill);
                out.list(fills.passedOver(), RecordOutput::text);
            }
            case VenueAnswer.Ledger ledger -> {
                out.raw(LEDGER);
                out.list(ledger.entries(), AccountCodec::writeEntry);
            }
            case VenueAnswer.Fees fees -> {
                out.raw(FEES);
                out.text(fees.symbol());
                out.decimal(fees.makerFee());
                out.decimal(fees.takerFee());
            }
            case VenueAnswer.Time time -> {
                out.raw(TIME);
                out.instant(time.time());
            }
            case VenueAnswer.Failed failed -> {
                out.raw(FAILED);
                out.text(failed.sentence());
            }
        }
    }

    static VenueAnswer readAnswer(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case BALANCES -> new VenueAnswer.Balances(in.list(AccountCodec::readBalance));
            case ORDERS ->
                    new VenueAnswer.Orders(
                            in.list(AccountCodec::readOrder), in.list(RecordInput::text));
            case FILLS ->
                    new VenueAnswer.Fills(
                            in.list(AccountCodec::readFill), in.list(RecordInput::text));
            case LEDGER -> new VenueAnswer.Ledger(in.list(AccountCodec::readEntry));
            case FEES -> new VenueAnswer.Fees(in.text(), in.decimal(), in.decimal());
            case TIME -> new VenueAnswer.Time(in.instant());
            case FAILED -> new VenueAnswer.Failed(in.text());
            default -> throw in.refusal("the kind of an answer reads " + kind);
        };
    }

    static void writeOutcome(RecordOutput out, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Accepted accepted -> {
                out.raw(ACCEPTED);
                out.text(accepted.venueName());
            }
            case WriteOutcome.Refused refused -> {
                out.raw(REFUSED);
                REFUSALS.write(out, refused.reason());
                out.text(refused.words());
            }
            case WriteOutcome.Unknown unknown -> {
                out.raw(UNKNOWN);
                out.text(unknown.words());
            }
        }
    }

    static WriteOutcome readOutcome(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case ACCEPTED -> new WriteOutcome.Accepted(in.text());
            case REFUSED -> new WriteOutcome.Refused(REFUSALS.read(in), in.text());
            case UNKNOWN -> new WriteOutcome.Unknown(in.text());
            default -> throw in.refusal("the kind of an outcome reads " + kind);
        };
    }

    static void writeOrder(RecordOutput out, VenueOrder order) {
        out.text(order.venueId());
        out.optional(order.clientId(), ValueCodec::writeOrderId);
        out.text(order.symbol());
        ValueCodec.SIDES.write(out, order.side());
        out.signed(order.priceTicks());
        out.signed(order.lots());
        out.signed(order.filledLots());
        out.decimal(order.cost());
        out.decimal(order.fee());
        STATES.write(out, order.state());
        out.instant(order.opened());
        out.text(order.words());
    }

    static VenueOrder readOrder(RecordInput in) {
        return new VenueOrder(
                in.text(),
                in.optional(ValueCodec::readOrderId),
                in.text(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                in.signed(),
                in.signed(),
                in.decimal(),
                in.decimal(),
                STATES.read(in),
                in.instant(),
                in.text());
    }

    static void writeFill(RecordOutput out, VenueFill fill) {
        out.text(fill.executionId());
        out.text(fill.orderId());
        out.optional(fill.clientId(), ValueCodec::writeOrderId);
        out.signed(fill.tradeId());
        out.text(fill.symbol());
        ValueCodec.SIDES.write(out, fill.side());
        out.signed(fill.priceTicks());
        out.signed(fill.lots());
        out.decimal(fill.cost());
        out.list(fill.fees(), AccountCodec::writeFee);
        out.flag(fill.maker());
        out.instant(fill.time());
    }

    static VenueFill readFill(RecordInput in) {
        return new VenueFill(
                in.text(),
                in.text(),
                in.optional(ValueCodec::readOrderId),
                in.signed(),
                in.text(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                in.signed(),
                in.decimal(),
                in.list(AccountCodec::readFee),
                in.flag(),
                in.instant());
    }

    private static void writeFee(RecordOutput out, VenueFill.Fee fee) {
        out.text(fee.asset());
        out.decimal(fee.amount());
    }

    private static VenueFill.Fee readFee(RecordInput in) {
        return new VenueFill.Fee(in.text(), in.decimal());
    }

    static void writeEntry(RecordOutput out, LedgerEntry entry) {
        out.text(entry.id());
        out.text(entry.reference());
        out.instant(entry.time());
        out.text(entry.kind());
        out.text(entry.asset());
        out.decimal(entry.amount());
        out.decimal(entry.fee());
        out.decimal(entry.balance());
    }

    static LedgerEntry readEntry(RecordInput in) {
        return new LedgerEntry(
                in.text(),
                in.text(),
                in.instant(),
                in.text(),
                in.text(),
                in.decimal(),
                in.decimal(),
                in.decimal());
    }

    private static void writeBalance(RecordOutput out, AssetBalance balance) {
        out.text(balance.asset());
        out.decimal(balance.total());
        out.decimal(balance.held());
    }

    private static AssetBalance readBalance(RecordInput in) {
        return new AssetBalance(in.text(), in.decimal(), in.decimal());
    }
}
