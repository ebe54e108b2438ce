package io.trellis.core.venue;

import java.time.Instant;
import java.util.List;

/** Something asked of a venue. Whoever asks numbers the requests; the answer names the number. */
public sealed interface VenueRequest {

    /** Unique among the requests of a run. */
    long id();

    /**
     * A request that changes something. It is sent once: what became of it may remain unknown, and
     * then only evidence tells, never another attempt.
     */
    sealed interface Write extends VenueRequest {}

    /**
     * Places an order.
     *
     * @param deadline by the venue's clock, after which it shall not place it any more
     */
    record Place(long id, OrderTicket order, Instant deadline) implements Write {}

    /**
     * Places several orders of one market.
     *
     * @param orders 2 to 15
     */
    record PlaceBatch(long id, List<OrderTicket> orders, Instant deadline) implements Write {

        public PlaceBatch {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Changes an order, which keeps its names and its fills.
     *
     * @param lots the new quantity, what has been filled included
     */
    record Amend(
            long id,
            String symbol,
            ClientOrderId order,
            long lots,
            long priceTicks,
            boolean postOnly,
            Instant deadline)
            implements Write {}

    /** Cancels what is left of an order. */
    record Cancel(long id, String symbol, ClientOrderId order) implements Write {}

    /** Cancels all orders of the account, whoever placed them. */
    record CancelAll(long id) implements Write {}

    /**
     * Has the venue cancel all orders of the account unless this is asked again in time.
     *
     * @param seconds 0 to take that back
     */
    record CancelAllAfter(long id, int seconds) implements Write {}

    /** A request that changes nothing, and may be repeated. */
    sealed interface Read extends VenueRequest {}

    /** Answered by {@link VenueAnswer.Balances}. */
    record ReadBalances(long id) implements Read {}

    /** Answered by {@link VenueAnswer.Orders}. */
    record ReadOpenOrders(long id) implements Read {}

    /** Orders that ended since a time; answered by {@link VenueAnswer.Orders}, all pages of it. */
    record ReadClosedOrders(long id, Instant since) implements Read {}

    /**
     * An order by our name, among the open ones and those that ended since a time; answered by
     * {@link VenueAnswer.Orders}.
     */
    record FindOrder(long id, ClientOrderId order, Instant since) implements Read {}

    /** Fills since a time; answered by {@link VenueAnswer.Fills}, all pages of it. */
    record ReadFills(long id, Instant since) implements Read {}

    /** Every change of a balance since a time; answered by {@link VenueAnswer.Ledger}. */
    record ReadLedger(long id, Instant since) implements Read {}

    /** The venue's clock; answered by {@link VenueAnswer.Time}. */
    record ReadTime(long id) implements Read {}

    /** What trading in a market costs the account now; answered by {@link VenueAnswer.Fees}. */
    record ReadFees(long id, String symbol) implements Read {}
}
