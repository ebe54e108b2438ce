package io.trellis.krakensim.notice;

import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.Quirk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Announced maintenance and incidents. They inform; the engine's mode does not follow from them.
 */
public final class MaintenanceJson {

    private static final Duration CANCEL_BEFORE = Duration.ofMinutes(5);

    private MaintenanceJson() {}

    /** What begins within so many days and has not begun, earliest first. */
    public static List<MaintenanceWindow> upcoming(Hall hall, long nowNanos, int days) {
        Instant now = instant(nowNanos);
        Instant last = now.plus(Duration.ofDays(days));
        return hall.windows().stream()
                .filter(window -> window.start().isAfter(now) && !window.start().isAfter(last))
                .sorted(Comparator.comparing(MaintenanceWindow::start))
                .toList();
    }

    /** Adds the fields with what is near and what is going on. */
    public static void addBoth(JsonText json, Hall hall, long nowNanos) {
        json.openArray("upcoming_maintenance");
        upcoming(hall, nowNanos, 3).forEach(window -> add(json, hall, nowNanos, window));
        json.closeArray().openArray("emergency");
        hall.incidents().forEach(window -> add(json, hall, nowNanos, window));
        json.closeArray();
    }

    /** Adds an entry to an array. */
    public static void add(JsonText json, Hall hall, long nowNanos, MaintenanceWindow window) {
        Duration left = Duration.between(instant(nowNanos), window.start());
        boolean strange = hall.rules().has(Quirk.ORDER_SUBMISSION_UNKNOWN);
        json.open()
                .put("event_id", window.eventId())
                .put("title", window.title())
                .put("expected_start_utc", window.start().toString())
                .put("expected_end_utc", window.end().toString())
                .put("time_to_start_s", Math.max(0, left.toSeconds()))
                .put("phase", phase(left))
                .openArray("affected_services")
                .add("spot_rest")
                .add("spot_ws")
                .add("spot_trading")
                .closeArray()
                .put("order_submission", strange ? "by_appointment" : "allowed")
                .put("recommended_action", window.recommendedAction())
                .put("cancel_before_utc", window.start().minus(CANCEL_BEFORE).toString())
                .put("source_url", "https://status.kraken.com/incidents/" + window.eventId())
                .close();
    }

    private static String phase(Duration left) {
        if (left.compareTo(Duration.ofSeconds(30)) <= 0) {
            return "final_warning_30s";
        }
        if (left.compareTo(Duration.ofMinutes(5)) <= 0) {
            return "imminent_5m";
        }
        if (left.compareTo(Duration.ofMinutes(30)) <= 0) {
            return "approaching_30m";
        }
        return left.compareTo(Duration.ofHours(24)) <= 0 ? "reminder_24h" : "announced";
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
