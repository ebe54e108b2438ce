package io.trellis.core.venue;

import java.math.BigDecimal;
import java.util.List;

/** What a read brought. */
public sealed interface VenueAnswer {

    record Balances(List<AssetBalance> balances) implements VenueAnswer {

        public Balances {
            balances = List.copyOf(balances);
        }
    }

    record Orders(List<VenueOrder> orders) implements VenueAnswer {

        public Orders {
            orders = List.copyOf(orders);
        }
    }

    /** Oldest first. */
    record Fills(List<VenueFill> fills) implements VenueAnswer {

        public Fills {
            fills = List.copyOf(fills);
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

    /** Nothing came, after all attempts that were allowed; the sentence says why. */
    record Failed(String sentence) implements VenueAnswer {}
}
