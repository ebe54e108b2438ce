package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AgendaTest {

    private final Agenda agenda = new Agenda(1_000);
    private final List<String> ran = new ArrayList<>();

    @Test
    void givenTasksInAnyOrder_thenTheyRunByTimeAndThenByEntry() {
        note(1_020, "c");
        note(1_010, "a");
        note(1_010, "b");

        assertThat(agenda.runAll(10)).isEqualTo(3);

        assertThat(ran).containsExactly("a@1010", "b@1010", "c@1020");
    }

    @Test
    void givenATimeToRunUntil_thenWhatIsDueThenRunsAndTheTimeIsThat() {
        note(1_010, "a");
        note(1_015, "b");
        note(1_016, "c");

        agenda.runUntil(1_015);

        assertThat(ran).containsExactly("a@1010", "b@1015");
        assertThat(agenda.nowNanos()).isEqualTo(1_015);
        assertThat(agenda.nextNanos()).hasValue(1_016);
    }

    @Test
    void givenATimeThatHasPassed_thenTheTaskRunsNowAfterWhatWaits() {
        agenda.runUntil(1_100);
        note(1_100, "a");
        note(5, "b");

        agenda.runAll(10);

        assertThat(ran).containsExactly("a@1100", "b@1100");
    }

    @Test
    void givenATaskThatAddsAnother_thenThatRunsInTheSameRun() {
        agenda.at(1_010, () -> agenda.after(5, () -> ran.add("later@" + agenda.nowNanos())));

        agenda.runUntil(1_020);

        assertThat(ran).containsExactly("later@1015");
    }

    @Test
    void givenATaskTakenBack_thenItNeverRuns() {
        Agenda.Entry entry = agenda.at(1_010, () -> ran.add("a"));
        note(1_020, "b");
        entry.cancel();

        assertThat(agenda.nextNanos()).hasValue(1_020);
        assertThat(agenda.runAll(10)).isEqualTo(1);
        assertThat(ran).containsExactly("b@1020");
    }

    @Test
    void givenAWorldThatNeverRests_thenTheLimitOfStepsEndsIt() {
        agenda.at(1_000, this::again);

        assertThatThrownBy(() -> agenda.runAll(100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("more than 100 tasks ran");
    }

    private void again() {
        agenda.after(1, this::again);
    }

    private void note(long dueNanos, String name) {
        agenda.at(dueNanos, () -> ran.add(name + "@" + agenda.nowNanos()));
    }
}
