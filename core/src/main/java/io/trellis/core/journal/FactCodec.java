package io.trellis.core.journal;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.Evidence;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.fact.Fact.Severity;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;

import java.util.List;

/** What a trader tells of itself. */
final class FactCodec {

    private static final Codes<Reason> REASONS =
            new Codes<>(
                    Reason.class,
                    List.of(
                            Reason.START,
                            Reason.SCHEDULE,
                            Reason.GRID,
                            Reason.EXIT,
                            Reason.KILL,
                            Reason.RECENTER,
                            Reason.LATE));

    private static final Codes<Phase> PHASES =
            new Codes<>(Phase.class, List.of(Phase.OPEN, Phase.PATH, Phase.CLOSE));

    private static final Codes<OrderState> STATES =
            new Codes<>(
                    OrderState.class,
                    List.of(
                            OrderState.PLANNED,
                            OrderState.SENT,
                            OrderState.OPEN,
                            OrderState.UNKNOWN,
                            OrderState.FILLED,
                            OrderState.CANCELLED,
                            OrderState.EXPIRED,
                            OrderState.REFUSED,
                            OrderState.ABSENT));

    private static final Codes<Evidence> EVIDENCE =
            new Codes<>(
                    Evidence.class,
                    List.of(
                            Evidence.INTENT,
                            Evidence.REPLY,
                            Evidence.STREAM,
                            Evidence.OPEN_ROW,
                            Evidence.CLOSED_ROW,
                            Evidence.TRADE_ROW,
                            Evidence.ABSENCE_PROOF,
                            Evidence.NO_ANSWER,
                            Evidence.RESTART));

    private static final Codes<Severity> SEVERITIES =
            new Codes<>(
                    Severity.class, List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL));

    private static final Codes<TraderMode> MODES =
            new Codes<>(
                    TraderMode.class,
                    List.of(
                            TraderMode.STARTING,
                            TraderMode.RECONCILING,
                            TraderMode.ARMED,
                            TraderMode.HOLD,
                            TraderMode.WIND_DOWN,
                            TraderMode.BLIND,
                            TraderMode.HALTED));

    private static final int ORDER_CHANGED = 0;
    private static final int EXECUTED = 1;
    private static final int FILLED = 2;
    private static final int NOTED = 3;
    private static final int GRID_CHANGED = 4;
    private static final int DENIED = 5;
    private static final int MODE_CHANGED = 6;
    private static final int EQUITY = 7;
    private static final int OUTSIDE = 8;
    private static final int COMMAND_DONE = 9;
    private static final int ALARM = 10;

    private FactCodec() {}

    static void write(RecordOutput out, Fact fact) {
        switch (fact) {
            case Fact.OrderChanged changed -> writeOrderChanged(out, changed);
            case Fact.Executed executed -> writeExecuted(out, executed);
            case Fact.Filled filled -> {
                out.raw(FILLED);
                writeFill(out, filled.fill());
                out.signed(filled.roundTripProfit());
                out.signed(filled.adjustProfit());
            }
            case Fact.Noted noted -> {
                out.raw(NOTED);
                NoteCodec.write(out, noted.note());
            }
            case Fact.GridChanged changed -> {
                out.raw(GRID_CHANGED);
                out.signed(changed.centerTicks());
                out.signed(changed.lowestBuyTicks());
                out.signed(changed.highestSellTicks());
                out.signed(changed.buys());
                out.signed(changed.sells());
                out.text(changed.reason());
            }
            case Fact.Denied denied -> {
                out.raw(DENIED);
                out.signed(denied.cell());
                ValueCodec.SIDES.write(out, denied.side());
                out.signed(denied.priceTicks());
                out.signed(denied.lots());
                out.text(denied.limit());
                out.text(denied.sentence());
            }
            case Fact.ModeChanged changed -> {
                out.raw(MODE_CHANGED);
                MODES.write(out, changed.from());
                MODES.write(out, changed.to());
                out.text(changed.reason());
            }
            case Fact.Equity equity -> {
                out.raw(EQUITY);
                out.signed(equity.equity());
                out.signed(equity.cash());
                out.signed(equity.lots());
                out.signed(equity.priceTicks());
                out.signed(equity.unrealized());
            }
            case Fact.Outside outside -> {
                out.raw(OUTSIDE);
                AccountCodec.writeEntry(out, outside.entry());
            }
            case Fact.CommandDone done -> {
                out.raw(COMMAND_DONE);
                out.text(done.commandId());
                out.text(done.action());
                out.flag(done.done());
                out.text(done.words());
            }
            case Fact.Alarm alarm -> {
                out.raw(ALARM);
                SEVERITIES.write(out, alarm.severity());
                out.text(alarm.code());
                out.text(alarm.sentence());
            }
        }
    }

    static Fact read(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case ORDER_CHANGED -> readOrderChanged(in);
            case EXECUTED -> readExecuted(in);
            case FILLED -> new Fact.Filled(readFill(in), in.signed(), in.signed());
            case NOTED -> new Fact.Noted(NoteCodec.read(in));
            case GRID_CHANGED ->
                    new Fact.GridChanged(
                            in.signed(),
                            in.signed(),
                            in.signed(),
                            in.int32(),
                            in.int32(),
                            in.text());
            case DENIED ->
                    new Fact.Denied(
                            in.int32(),
                            ValueCodec.SIDES.read(in),
                            in.signed(),
                            in.signed(),
                            in.text(),
                            in.text());
            case MODE_CHANGED -> new Fact.ModeChanged(MODES.read(in), MODES.read(in), in.text());
            case EQUITY ->
                    new Fact.Equity(
                            in.signed(), in.signed(), in.signed(), in.signed(), in.signed());
            case OUTSIDE -> new Fact.Outside(AccountCodec.readEntry(in));
            case COMMAND_DONE -> new Fact.CommandDone(in.text(), in.text(), in.flag(), in.text());
            case ALARM -> new Fact.Alarm(SEVERITIES.read(in), in.text(), in.text());
            default -> throw in.refusal("the kind of a fact reads " + kind);
        };
    }

    private static void writeOrderChanged(RecordOutput out, Fact.OrderChanged changed) {
        out.raw(ORDER_CHANGED);
        ValueCodec.writeOrderId(out, changed.id());
        out.text(changed.venueId());
        out.signed(changed.cell());
        ValueCodec.SIDES.write(out, changed.side());
        out.signed(changed.priceTicks());
        out.signed(changed.lots());
        out.signed(changed.filledLots());
        REASONS.write(out, changed.reason());
        STATES.write(out, changed.state());
        EVIDENCE.write(out, changed.evidence());
        out.text(changed.words());
    }

    private static Fact.OrderChanged readOrderChanged(RecordInput in) {
        return new Fact.OrderChanged(
                ValueCodec.readOrderId(in),
                in.text(),
                in.int32(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                in.signed(),
                in.signed(),
                REASONS.read(in),
                STATES.read(in),
                EVIDENCE.read(in),
                in.text());
    }

    private static void writeExecuted(RecordOutput out, Fact.Executed executed) {
        out.raw(EXECUTED);
        out.text(executed.executionId());
        ValueCodec.writeOrderId(out, executed.id());
        out.signed(executed.timeMillis());
        out.signed(executed.cell());
        ValueCodec.SIDES.write(out, executed.side());
        out.signed(executed.priceTicks());
        out.signed(executed.lots());
        out.signed(executed.value());
        out.list(executed.fees(), FactCodec::writeAmount);
        out.flag(executed.maker());
    }

    private static Fact.Executed readExecuted(RecordInput in) {
        return new Fact.Executed(
                in.text(),
                ValueCodec.readOrderId(in),
                in.signed(),
                in.int32(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                in.signed(),
                in.signed(),
                in.list(FactCodec::readAmount),
                in.flag());
    }

    private static void writeAmount(RecordOutput out, Fact.AssetAmount amount) {
        out.text(amount.asset());
        out.decimal(amount.amount());
    }

    private static Fact.AssetAmount readAmount(RecordInput in) {
        return new Fact.AssetAmount(in.text(), in.decimal());
    }

    private static void writeFill(RecordOutput out, Fill fill) {
        out.signed(fill.timeMillis());
        PHASES.write(out, fill.phase());
        REASONS.write(out, fill.reason());
        out.signed(fill.cell());
        ValueCodec.SIDES.write(out, fill.side());
        out.signed(fill.priceTicks());
        out.signed(fill.lots());
        out.signed(fill.value());
        out.signed(fill.fee());
    }

    private static Fill readFill(RecordInput in) {
        return new Fill(
                in.signed(),
                PHASES.read(in),
                REASONS.read(in),
                in.int32(),
                ValueCodec.SIDES.read(in),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed());
    }
}
