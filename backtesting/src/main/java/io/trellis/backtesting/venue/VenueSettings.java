package io.trellis.backtesting.venue;

import io.trellis.core.market.Assumptions;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is assumed of the venue.
 *
 * @param fills when resting orders fill
 * @param latency how long messages take
 * @param slippage how orders at the market trade
 * @param fees by volume; the instrument's own where empty
 * @param participation share of the traded volume that may fill resting orders, above 0 to 1; a
 *     fill can then be of a part of an order. Without it volume does not limit fills
 */
public record VenueSettings(
        FillModel fills,
        LatencyModel latency,
        SlippageModel slippage,
        Optional<FeeSchedule> fees,
        Optional<BigDecimal> participation) {

    /**
     * @throws IllegalArgumentException if the participation is not above 0 and at most 1
     */
    public VenueSettings {
        participation.ifPresent(share -> {
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException(
                        "participation must be above 0 and at most 1, was " + share);
            }
        });
    }

    /** The venue that a strategy's own assumptions describe: no latency, no limit by volume. */
    public static VenueSettings of(Assumptions assumptions) {
        return new VenueSettings(
                FillModel.of(assumptions),
                new LatencyModel.None(),
                new SlippageModel.FixedShare(assumptions.slippage()),
                Optional.empty(),
                Optional.empty());
    }

    public VenueSettings with(FillModel other) {
        return new VenueSettings(other, latency, slippage, fees, participation);
    }

    public VenueSettings with(LatencyModel other) {
        return new VenueSettings(fills, other, slippage, fees, participation);
    }

    public VenueSettings with(SlippageModel other) {
        return new VenueSettings(fills, latency, other, fees, participation);
    }

    public VenueSettings with(FeeSchedule other) {
        return new VenueSettings(fills, latency, slippage, Optional.of(other), participation);
    }

    public VenueSettings withParticipation(BigDecimal share) {
        return new VenueSettings(fills, latency, slippage, fees, Optional.of(share));
    }
}
