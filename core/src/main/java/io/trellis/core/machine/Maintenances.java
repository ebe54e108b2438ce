package io.trellis.core.machine;

import io.trellis.core.venue.MaintenanceWindow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The maintenances that the venue has announced. Shortly before one of them nothing new is placed,
 * so that nothing is under way when the venue goes dark.
 */
final class Maintenances {

    private static final long AHEAD_MILLIS = Duration.ofMinutes(2).toMillis();

    private List<MaintenanceWindow> windows = List.of();
    private Optional<MaintenanceWindow> present = Optional.empty();

    /**
     * What the venue announces now. One that has begun is on its lists no more, and goes on.
     *
     * @param venueMillis by the venue's clock
     */
    void announced(List<MaintenanceWindow> now, long venueMillis) {
        var all = new ArrayList<MaintenanceWindow>(now);
        present.filter(window -> window.start().toEpochMilli() <= venueMillis)
                .filter(window -> !now.contains(window))
                .ifPresent(all::addFirst);
        windows = List.copyOf(all);
    }

    boolean areNone() {
        return windows.isEmpty() && present.isEmpty();
    }

    /**
     * Whether another one has come near than was near before.
     *
     * @param venueMillis by the venue's clock
     */
    boolean turn(long venueMillis) {
        Optional<MaintenanceWindow> before = present;
        present = windows.stream().filter(window -> isNear(window, venueMillis)).findFirst();
        return present.isPresent() && !present.equals(before);
    }

    private static boolean isNear(MaintenanceWindow window, long venueMillis) {
        return venueMillis >= window.start().toEpochMilli() - AHEAD_MILLIS
                && venueMillis < window.end().toEpochMilli();
    }

    /** The one that is near, or goes on. */
    Optional<MaintenanceWindow> present() {
        return present;
    }

    /** Why nothing new is placed. */
    static String sentence(MaintenanceWindow window) {
        return "the venue has announced maintenance from "
                + window.start()
                + " to "
                + window.end()
                + " ("
                + window.title()
                + ")";
    }
}
