package io.trellis.core.fact;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.Note;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;

import java.math.BigDecimal;
import java.util.List;

/** Something that happened to a trader, or that it decided. Amounts are in units of 10⁻⁸ quote. */
public sealed interface Fact {

    /**
     * The life of one order goes on.
     *
     * @param venueId the venue's name, empty as long as it is not known
     * @param cell the cell it is for, {@link Fill#NO_CELL} for an order that takes
     * @param reason why it was wanted
     * @param evidence what this state is known by
     * @param words what the evidence says, one line
     */
    record OrderChanged(
            ClientOrderId id,
            String venueId,
            int cell,
            Side side,
            long priceTicks,
            long lots,
            long filledLots,
            Reason reason,
            OrderState state,
            Evidence evidence,
            String words)
            implements Fact {}

    /**
     * An execution was booked.
     *
     * @param cell as in {@link OrderChanged}
     * @param value price times quantity
     * @param fees in whichever assets
     */
    record Executed(
            String executionId,
            ClientOrderId id,
            long timeMillis,
            int cell,
            Side side,
            long priceTicks,
            long lots,
            long value,
            List<AssetAmount> fees,
            boolean maker)
            implements Fact {

        public Executed {
            fees = List.copyOf(fees);
        }
    }

    /** An amount of an asset, as the decimal that the venue told. */
    record AssetAmount(String asset, BigDecimal amount) {}

    /**
     * The strategy was told of a fill.
     *
     * @param roundTripProfit what all round trips have brought so far
     * @param adjustProfit what all other sales have brought so far
     */
    record Filled(Fill fill, long roundTripProfit, long adjustProfit) implements Fact {}

    /** The strategy reports. */
    record Noted(Note note) implements Fact {}

    /**
     * The cells in the market are others from now on.
     *
     * @param centerTicks the price it was built around, 0 where it only moved
     * @param lowestBuyTicks of the lowest cell
     * @param highestSellTicks of the highest cell
     * @param buys cells that buy
     * @param sells cells that sell
     */
    record GridChanged(
            long centerTicks,
            long lowestBuyTicks,
            long highestSellTicks,
            int buys,
            int sells,
            String reason)
            implements Fact {}

    /**
     * An order was not let out.
     *
     * @param limit which limit it would have broken
     */
    record Denied(int cell, Side side, long priceTicks, long lots, String limit, String sentence)
            implements Fact {}

    /** What the trader may do has changed. */
    record ModeChanged(TraderMode from, TraderMode to, String reason) implements Fact {}

    /**
     * What everything is worth.
     *
     * @param cash quote that is not bound in inventory
     * @param unrealized value of the inventory less its cost
     */
    record Equity(long equity, long cash, long lots, long priceTicks, long unrealized)
            implements Fact {}

    /** A balance changed by something that was no order of ours. */
    record Outside(LedgerEntry entry) implements Fact {}

    /** A person's command was carried out, or was not. */
    record CommandDone(String commandId, String action, boolean done, String words)
            implements Fact {}

    /**
     * Something that a person should know.
     *
     * @param code the same for the same kind of thing, lower case with dashes
     */
    record Alarm(Severity severity, String code, String sentence) implements Fact {}

    /** How much it matters. */
    enum Severity {
        INFO,
        WARNING,
        /** A person has to act. */
        CRITICAL
    }

    /** Where an order is in its life. */
    enum OrderState {
        /** Wanted; nothing has been sent. */
        PLANNED,
        /** Written down and sent; no answer yet. */
        SENT,
        /** The venue has it. */
        OPEN,
        /** It may or may not be at the venue. */
        UNKNOWN,
        FILLED,
        CANCELLED,
        EXPIRED,
        /** The venue certainly did not take it. */
        REFUSED,
        /** Proved never to have reached the venue. */
        ABSENT;

        /** Whether nothing more can come of it. */
        public boolean isFinal() {
            return switch (this) {
                case PLANNED, SENT, OPEN, UNKNOWN -> false;
                case FILLED, CANCELLED, EXPIRED, REFUSED, ABSENT -> true;
            };
        }
    }

    /** What a state is known by. */
    enum Evidence {
        /** Our own decision. */
        INTENT,
        /** The answer to the request itself. */
        REPLY,
        /** The private stream. */
        STREAM,
        /** A row of the open orders. */
        OPEN_ROW,
        /** A row of the ended orders. */
        CLOSED_ROW,
        /** An execution. */
        TRADE_ROW,
        /** Every look at the venue, after the deadline, twice, with nothing found. */
        ABSENCE_PROOF,
        /** No answer that says anything. */
        NO_ANSWER,
        /** A restart: what was sent before has no answer any more. */
        RESTART
    }
}
