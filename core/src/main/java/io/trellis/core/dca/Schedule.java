package io.trellis.core.dca;

/**
 * When purchases are due: at {@code anchorHour} hours after 1970-01-01T00:00 UTC, and every {@code
 * everyHours} hours before and after that. So 24 and 9 is 09:00 of every day; 168 and 0 is the
 * start of every Thursday, which 1970-01-01 was.
 *
 * @param everyHours 1 or more
 * @param anchorHour from 0 to below {@code everyHours}
 */
public record Schedule(int everyHours, int anchorHour) {

    private static final long HOUR_MILLIS = 3_600_000;

    /**
     * @throws IllegalArgumentException if the hours are out of their bounds
     */
    public Schedule {
        if (everyHours < 1) {
            throw new IllegalArgumentException("everyHours: " + everyHours + " is below 1");
        }
        if (anchorHour < 0 || anchorHour >= everyHours) {
            throw new IllegalArgumentException(
                    "anchorHour: %d is not from 0 to below everyHours, %d"
                            .formatted(anchorHour, everyHours));
        }
    }

    /** The number of the newest due time at or before a time; it rises by one with each. */
    public long newestDue(long timeMillis) {
        return Math.floorDiv(timeMillis - anchorHour * HOUR_MILLIS, everyHours * HOUR_MILLIS);
    }
}
