package io.trellis.trading.report;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How long a trader was in which mode, and how long no process ran. */
final class ModeTimes {

    private static final String STARTING = "starting";
    private static final String NOT_RUNNING = "not running";

    private final SequencedMap<String, Duration> times = new LinkedHashMap<>();
    private String mode = STARTING;
    private Instant since;

    private ModeTimes(Instant start) {
        since = start;
    }

    /** The time in each mode, in the order in which each was first entered. */
    static SequencedMap<String, Duration> of(RunTables tables) {
        var times = new ModeTimes(Instant.parse(tables.run().text("opened_at")));
        for (TableRow event : tables.rows(Table.EVENTS)) {
            times.take(event);
        }
        times.until(Instant.parse(tables.asOf()));
        return Collections.unmodifiableSequencedMap(times.times);
    }

    private void take(TableRow event) {
        Instant now = Instant.parse(event.text("created_at"));
        switch (event.text("event_type")) {
            case "mode" -> enter(now, detail(event, "to"));
            case "closed" -> enter(now, NOT_RUNNING);
            case "began" -> {
                String before = detail(event, "before");
                if (!before.isEmpty() && !mode.equals(NOT_RUNNING)) {
                    enter(Instant.parse(before), NOT_RUNNING);
                }
                enter(now, STARTING);
            }
            default -> {
                // Says nothing of the mode.
            }
        }
    }

    private void enter(Instant now, String next) {
        until(now);
        mode = next;
    }

    /** A machine's clock may be set back: no time is negative. */
    private void until(Instant now) {
        Duration more = Duration.between(since, now);
        if (more.isPositive()) {
            times.merge(mode, more, Duration::plus);
        }
        since = now;
    }

    private static String detail(TableRow event, String name) {
        if (!event.has("details")) {
            return "";
        }
        byte[] details = event.text("details").getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(details, "event " + event.id())
                                .get(name)
                                .orElse(Json.object().build())
                        instanceof Json.TextValue(var text)
                ? text
                : "";
    }
}
