package io.trellis.backtesting.engine;

import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.market.Timeframe;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Strategies that trade on one account of one venue. Each decides by the money set aside for it;
 * the account's fee tier comes from what all of them trade.
 *
 * @param barLength length of the bars that trades and quotes are gathered into for the rules that
 *     look at closes; when empty, the prices of each time are a bar of their own
 * @param seats one or more
 */
public record Portfolio(VenueSettings venue, Optional<Timeframe> barLength, List<Seat> seats) {

    /**
     * @throws IllegalArgumentException if two seats have the same name, or two on one market differ
     *     in its instrument
     */
    public Portfolio {
        seats = List.copyOf(seats);
        Set<String> names = new HashSet<>();
        for (Seat seat : seats) {
            if (!names.add(seat.name())) {
                throw new IllegalArgumentException("two seats are called " + seat.name());
            }
            for (Seat other : seats) {
                boolean sameMarket = seat.symbol().equals(other.symbol());
                if (sameMarket && !seat.plan().instrument().equals(other.plan().instrument())) {
                    throw new IllegalArgumentException(
                            "the seats on %s differ in its instrument: %s and %s"
                                    .formatted(seat.symbol(), seat.name(), other.name()));
                }
            }
        }
    }
}
