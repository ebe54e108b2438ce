package io.trellis.clients.kraken.market;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The fees that {@code AssetPairs} lists for a market. What an account pays is told by {@code
 * TradeVolume} only.
 *
 * @param maker one tier or more
 * @param taker one tier or more
 */
public record FeeSchedule(List<Tier> maker, List<Tier> taker) {

    /**
     * @throws IllegalArgumentException if one of them has no tier
     */
    public FeeSchedule {
        maker = List.copyOf(maker);
        taker = List.copyOf(taker);
        if (maker.isEmpty() || taker.isEmpty()) {
            throw new IllegalArgumentException("a schedule of fees has a tier");
        }
    }

    /**
     * What is paid from a volume on.
     *
     * @param volumeUsd of the last 30 days
     * @param percent of the value of a fill; a maker's below 0 is a rebate
     */
    public record Tier(BigDecimal volumeUsd, BigDecimal percent) {

        /** As a share of the value. */
        public BigDecimal share() {
            return percent.movePointLeft(2);
        }
    }

    /** What the maker pays who has not traded yet. */
    public Tier lowestMaker() {
        return lowest(maker);
    }

    /** What the taker pays who has not traded yet. */
    public Tier lowestTaker() {
        return lowest(taker);
    }

    private static Tier lowest(List<Tier> tiers) {
        return tiers.stream().min(Comparator.comparing(Tier::volumeUsd)).orElseThrow();
    }
}
