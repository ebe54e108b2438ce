package io.trellis.backtesting.store;

/** What a certificate looks for. Nothing of it is an error: venues go down, and markets jump. */
public enum FindingKind {
    /** Stretches without bars; counted in gaps. */
    GAPS("gaps", "stretches without bars"),
    /** Bars of a time that another has; a file with one is refused. */
    DUPLICATES("duplicate times", "a file with one is refused"),
    /** Bars with a high below, or a low above, another price; a file with one is refused. */
    PRICE_ORDER("high or low violated", "a file with one is refused"),
    /** Bars outside the years 1990 to 2099: seconds or microseconds taken for milliseconds. */
    TIME_UNIT("implausible times", "outside 1990 to 2099: another unit of time?"),
    /** Distances other than the usual one, where the usual one is not the timeframe. */
    SPACING("spacing off the timeframe", "the usual distance is not the timeframe"),
    /** Bars that do not start at a whole multiple of the timeframe since 1970. */
    MISALIGNED("misaligned starts", "off the timeframe"),
    /** Bars stamped a moment before a multiple of the timeframe: with their close. */
    CLOSE_STAMPS("stamps of the close", "a moment before the next start"),
    /** Bars in which nothing traded. */
    ZERO_VOLUME("zero-volume bars", ""),
    /** Bars with four equal prices. */
    FLAT("flat bars", "one price throughout"),
    /** Flat bars without volume that run up to a gap: the venue was down already. */
    FROZEN("frozen before a gap", "flat and without volume up to a gap"),
    /** Closes that differ from the close before by more than 20 % (log). */
    LARGE_MOVES("large moves", "close to close, above 20 % (log)"),
    /** Closes that move by more than 5 % (log), of which the next leaves less than a fifth. */
    SPIKES("one-bar spikes", "above 5 % (log), 80 % undone by the next"),
    /** A close, high or low far from those of the bars around. */
    OUTLIERS("outliers", "far from the bars around"),
    /** Bars with a price that is no whole multiple of the tick. */
    OFF_TICK("off the tick", "a price between two ticks"),
    /** Bars of which two sources tell different things. */
    DISAGREEMENT("sources disagree", "another source has another bar");

    private final String title;
    private final String remark;

    FindingKind(String title, String remark) {
        this.title = title;
        this.remark = remark;
    }

    /** A few words for a table. */
    public String title() {
        return title;
    }

    /** What is counted, in a few words; may be empty. */
    public String remark() {
        return remark;
    }
}
