package io.trellis.core.dca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class ScheduleTest {

    @Test
    void everyDayAtNineIsDueAtNineOfEveryDay() {
        var schedule = new Schedule(24, 9);
        long nine = due(schedule, "2026-11-20T09:00:00Z");

        assertThat(due(schedule, "2026-11-20T08:59:59.999Z")).isEqualTo(nine - 1);
        assertThat(due(schedule, "2026-11-21T08:59:59.999Z")).isEqualTo(nine);
        assertThat(due(schedule, "2026-11-21T09:00:00Z")).isEqualTo(nine + 1);
    }

    @Test
    void everyWeekWithoutAnAnchorIsDueOnThursdays() {
        var schedule = new Schedule(168, 0);

        // 2026-11-19 is a Thursday.
        assertThat(due(schedule, "2026-11-19T00:00:00Z"))
                .isEqualTo(due(schedule, "2026-11-18T23:59:59Z") + 1)
                .isEqualTo(due(schedule, "2026-11-25T23:59:59Z"));
    }

    @Test
    void anAnchorBeyondThePeriodIsRefused() {
        assertThatThrownBy(() -> new Schedule(4, 4))
                .hasMessage("anchorHour: 4 is not from 0 to below everyHours, 4");
    }

    private static long due(Schedule schedule, String time) {
        return schedule.newestDue(Instant.parse(time).toEpochMilli());
    }
}
