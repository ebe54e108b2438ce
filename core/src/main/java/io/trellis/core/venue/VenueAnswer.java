package io.trellis.core.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a read brought. */
public sealed interface VenueAnswer {

    record Balances(List<AssetBalance> balances) implements VenueAnswer {

        public Balances {
            balances = List.copyOf(balances);
        }
    }

    /**
     * Orders.
     *
     * @param passedOver a sentence for each that the account has and that cannot be told in ticks
     *     and lots, such as one in a market that is listed no more
     */
    record Orders(List<VenueOrder> orders, List<String> passedOver) implements VenueAnswer {

        public Orders {
            orders = List.copyOf(orders);
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * Fills.
     *
     * @param fills oldest first
     * @param passedOver a sentence for each that cannot be told in ticks and lots
     */
    record Fills(List<VenueFill> fills, List<String> passedOver) implements VenueAnswer {

        public Fills {
            fills = List.copyOf(fills);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** Oldest first. */
    record Ledger(List<LedgerEntry> entries) implements VenueAnswer {

        public Ledger {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Shares of the value of a fill; a maker's fee below 0 is a rebate.
     *
     * @param makerFee of resting orders
     * @param takerFee of orders that take
     */
    record Fees(String symbol, BigDecimal makerFee, BigDecimal takerFee) implements VenueAnswer {}

    /** The time by the venue's clock, at some moment between the asking and the answer. */
    record Time(Instant time) implements VenueAnswer {}

    /** Nothing came, after all attempts that were allowed; the sentence says why. */
    record Failed(String sentence) implements VenueAnswer {}
}
