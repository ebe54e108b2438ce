package io.trellis.core.risk;

import io.trellis.core.market.Ratio;

/**
 * The peaks that falls of equity are measured from (grid-semantics section 8), in units of 10⁻⁸
 * quote.
 *
 * @param day UTC day of the last close seen, counted from 1970-01-01
 * @param dayPeak highest equity of that day, the last recorded one of the day before included
 * @param runPeak highest equity of the whole run, the capital included
 * @param recorded equity recorded at the last close, after everything done there
 */
public record Peaks(long day, long dayPeak, long runPeak, long recorded) {

    private static final long DAY_MILLIS = 86_400_000;

    public static Peaks of(long capital) {
        return new Peaks(Long.MIN_VALUE, capital, capital, capital);
    }

    /** The UTC day of a time. */
    public static long dayOf(long timeMillis) {
        return Math.floorDiv(timeMillis, DAY_MILLIS);
    }

    /** Whether a close leaves both peaks where they are, and is of the same day. */
    public boolean cover(long timeMillis, long equity) {
        return equity <= dayPeak && equity <= runPeak && dayOf(timeMillis) == day;
    }

    /** The peaks with the equity of a close, before anything is done there. */
    public Peaks atClose(long timeMillis, long equity) {
        long today = dayOf(timeMillis);
        long from = today == day ? dayPeak : recorded;
        return new Peaks(today, Math.max(from, equity), Math.max(runPeak, equity), equity);
    }

    /** The peaks when trading at the close has changed the equity that is recorded. */
    public Peaks withRecorded(long equity) {
        return new Peaks(day, dayPeak, runPeak, equity);
    }

    public boolean dayFallReaches(Ratio threshold, long equity) {
        return threshold.isReachedBy(dayPeak - equity, dayPeak);
    }

    public boolean runFallReaches(Ratio threshold, long equity) {
        return threshold.isReachedBy(runPeak - equity, runPeak);
    }
}
