package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Json;

import java.util.List;

/**
 * What somebody should know about a series before trusting a result made from it. Nothing here is
 * an error: real venues go down, and real markets jump.
 *
 * @param series which bars
 * @param synthetic whether a generator made them
 * @param sourceName the file they were imported from
 * @param sourceSha256 hash of that file's bytes
 * @param seriesSha256 hash of the bars' content
 * @param rows number of bars
 * @param fromMillis start of the first bar, UTC epoch milliseconds
 * @param toMillis start of the last bar
 * @param expectedBars how many bars there would be from the first to the last without a gap
 * @param gaps how often bars are missing
 * @param missingBars how many, in all gaps
 * @param longestGaps up to {@value #LONGEST_GAPS} gaps, the longest first, then the earliest
 * @param duplicates always 0: a file that has some is refused
 * @param zeroVolumeBars bars in which nothing traded
 * @param flatBars bars with four equal prices
 * @param largeMoves closes that differ from the close before by more than 20 %; the percentages of
 *     moves are of logarithms
 * @param spikes bars whose close moves by more than 5 %, of which the next bar's close leaves less
 *     than a fifth
 * @param misalignedStarts bars that do not start at a whole multiple of the timeframe since 1970
 * @param widestHighLowRatio largest high divided by low of one bar, at least 1
 * @param widestMillis start of the first bar that is so wide
 */
public record QualityReport(
        SeriesId series,
        boolean synthetic,
        String sourceName,
        String sourceSha256,
        String seriesSha256,
        int rows,
        long fromMillis,
        long toMillis,
        long expectedBars,
        int gaps,
        long missingBars,
        List<Gap> longestGaps,
        int duplicates,
        int zeroVolumeBars,
        int flatBars,
        int largeMoves,
        int spikes,
        int misalignedStarts,
        double widestHighLowRatio,
        long widestMillis) {

    /** How many gaps are told one by one. */
    public static final int LONGEST_GAPS = 5;

    public QualityReport {
        longestGaps = List.copyOf(longestGaps);
    }

    /** Looks through a series. */
    public static QualityReport of(BarColumns bars) {
        return new QualityScan(bars).report();
    }

    /** The components above by name; times as UTC text under their name without {@code Millis}. */
    public Json.ObjectValue toJson() {
        return QualityJson.of(this);
    }
}
