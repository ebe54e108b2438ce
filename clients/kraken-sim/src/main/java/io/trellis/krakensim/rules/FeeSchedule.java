package io.trellis.krakensim.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * Fees by the volume of 30 days.
 *
 * @param tiers rising in volume, the first at 0
 */
public record FeeSchedule(List<FeeTier> tiers) {

    private static final FeeSchedule STANDARD =
            new FeeSchedule(
                    List.of(
                            FeeTier.of(0, "0.25", "0.40"),
                            FeeTier.of(10_000, "0.20", "0.35"),
                            FeeTier.of(50_000, "0.14", "0.24"),
                            FeeTier.of(100_000, "0.12", "0.22"),
                            FeeTier.of(250_000, "0.10", "0.20"),
                            FeeTier.of(500_000, "0.08", "0.18"),
                            FeeTier.of(1_000_000, "0.06", "0.16"),
                            FeeTier.of(2_500_000, "0.04", "0.14"),
                            FeeTier.of(5_000_000, "0.02", "0.12"),
                            FeeTier.of(10_000_000, "0.00", "0.10")));

    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().volumeUsd() != 0) {
            throw new IllegalArgumentException("the first tier of fees begins at a volume of 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).volumeUsd() <= tiers.get(i - 1).volumeUsd()) {
                throw new IllegalArgumentException("tiers of fees rise in volume, was " + tiers);
            }
        }
    }

    /** The schedule of most markets. */
    public static FeeSchedule standard() {
        return STANDARD;
    }

    /** Makers of the last tiers are paid, as in markets with a rebate. */
    public static FeeSchedule rebate(String makerPercent, String takerPercent) {
        return new FeeSchedule(List.of(FeeTier.of(0, makerPercent, takerPercent)));
    }

    /** The number of the tier that a volume is in. */
    public int tierOf(BigDecimal volumeUsd) {
        int tier = 0;
        for (int i = 1; i < tiers.size(); i++) {
            if (volumeUsd.compareTo(BigDecimal.valueOf(tiers.get(i).volumeUsd())) >= 0) {
                tier = i;
            }
        }
        return tier;
    }

    /**
     * One tier.
     *
     * @param volumeUsd from which volume on
     * @param makerMillionths of the cost, below 0 if makers are paid
     * @param takerMillionths of the cost
     */
    public record FeeTier(long volumeUsd, long makerMillionths, long takerMillionths) {

        /** A tier with its fees in percent, at most four digits after the point. */
        public static FeeTier of(long volumeUsd, String makerPercent, String takerPercent) {
            return new FeeTier(volumeUsd, millionths(makerPercent), millionths(takerPercent));
        }

        private static long millionths(String percent) {
            return new BigDecimal(percent).movePointRight(4).longValueExact();
        }
    }
}
