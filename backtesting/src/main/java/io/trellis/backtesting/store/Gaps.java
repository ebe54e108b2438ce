package io.trellis.backtesting.store;

import io.trellis.core.strategyfile.json.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a series has holes. Nothing fills them.
 *
 * @param count how many
 * @param missing bars that are missing in all of them; for trades, ids
 * @param listed all of them in the order of time, or the {@value #MOST_LISTED} longest in that
 *     order if there are more
 */
public record Gaps(int count, long missing, List<Gap> listed) {

    /** How many are told one by one. */
    public static final int MOST_LISTED = 1_000;

    private static final Comparator<Gap> IN_TIME = Comparator.comparingLong(Gap::lastBeforeMillis);

    private static final Comparator<Gap> LONGEST_FIRST =
            Comparator.comparingLong(Gap::missingBars).reversed().thenComparing(IN_TIME);

    /**
     * @throws IllegalArgumentException if there are more listed than counted
     */
    public Gaps {
        listed = List.copyOf(listed);
        if (listed.size() > count) {
            throw new IllegalArgumentException(
                    "lists " + listed.size() + " gaps but counts " + count);
        }
    }

    /** All gaps of a series, of which the longest are listed. */
    public static Gaps of(List<Gap> all) {
        long missing = all.stream().mapToLong(Gap::missingBars).sum();
        List<Gap> listed =
                all.stream().sorted(LONGEST_FIRST).limit(MOST_LISTED).sorted(IN_TIME).toList();
        return new Gaps(all.size(), missing, listed);
    }

    /** The gaps between bars. */
    public static Gaps of(BarColumns bars) {
        long[] timeMillis = bars.timeMillis();
        long timeframeMillis = bars.series().timeframe().millis();
        var gaps = new ArrayList<Gap>();
        for (int i = 1; i < timeMillis.length; i++) {
            long distance = timeMillis[i] - timeMillis[i - 1];
            if (distance >= 2 * timeframeMillis) {
                gaps.add(new Gap(timeMillis[i - 1], timeMillis[i], distance / timeframeMillis - 1));
            }
        }
        return of(gaps);
    }

    /** Some of the longest, the longest first, then the earliest. */
    public List<Gap> longest(int most) {
        return listed.stream().sorted(LONGEST_FIRST).limit(most).toList();
    }

    /** As a manifest holds them. */
    public Json toJson() {
        return ManifestFormat.GAPS.write(this);
    }
}
