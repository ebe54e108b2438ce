package io.trellis.krakensim.rules;

import java.time.Instant;

/**
 * An announced maintenance. It informs; it changes no mode.
 *
 * @param eventId its number
 * @param title what is done
 * @param start when it is expected to begin
 * @param end when it is expected to end
 * @param recommendedAction what the venue advises, such as {@code cancel_open_orders}
 */
public record MaintenanceWindow(
        int eventId, String title, Instant start, Instant end, String recommendedAction) {

    public MaintenanceWindow {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a maintenance ends after it begins");
        }
    }
}
