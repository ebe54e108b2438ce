package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueOrder;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What is known of an order, put together from reports of which most say little. */
final class TrackedOrder {

    final String venueId;
    final Market market;
    final Side side;
    final Instant opened;

    Optional<ClientOrderId> clientId = Optional.empty();
    VenueOrder.State state = VenueOrder.State.PENDING;
    long priceTicks;
    long lots;

    /** Whether the quantity is known; one of an amount in the quote grows with its fills. */
    boolean sized = true;

    /** What has been told as filled. */
    long filledLots;

    BigDecimal cost = BigDecimal.ZERO;

    /** In the quote, as far as fills were told. */
    BigDecimal fee = BigDecimal.ZERO;

    String words = "";

    /** An end that waits for the fills it counts. */
    Optional<Ending> ending = Optional.empty();

    /**
     * How an order ended.
     *
     * @param filledLots as the venue counts them
     * @param words empty for none
     */
    record Ending(VenueOrder.State state, long filledLots, String words) {}

    TrackedOrder(String venueId, Market market, Side side, Instant opened) {
        this.venueId = venueId;
        this.market = market;
        this.side = side;
        this.opened = opened;
    }

    /** As it is told. */
    VenueOrder order() {
        return new VenueOrder(
                venueId,
                clientId,
                market.symbol(),
                side,
                priceTicks,
                lots,
                filledLots,
                cost,
                fee,
                state,
                opened,
                words);
    }
}
