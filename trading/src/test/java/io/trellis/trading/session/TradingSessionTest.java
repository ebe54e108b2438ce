package io.trellis.trading.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Command;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.trading.disk.MemoryDisk;
import io.trellis.trading.disk.MemoryDisk.Effect;
import io.trellis.trading.disk.MemoryDisk.Fate;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalBroken;
import io.trellis.trading.journal.Opening;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The shell around the machine: what is on the disk when something leaves, and how it ends. */
final class TradingSessionTest {

    private final SessionRig rig = new SessionRig();

    @Test
    void inv02_givenAnyWrite_thenItsRecordIsDurableBeforeItLeaves() {
        rig.trading();
        rig.trade(1_450).trade(1_350).trade(1_605).pass(Duration.ofSeconds(30));

        assertThat(rig.session().status().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(rig.sent()).hasSizeGreaterThan(8).allMatch(SessionRig.Sent::wasDurable);
    }

    @Test
    void fm096_givenADiskThatCannotForce_thenNothingMoreIsSentAndTheSessionIsOver() {
        rig.begin();
        rig.disk().weather((_, effect, _) -> effect == Effect.FORCE ? Fate.REFUSED : Fate.DONE);

        rig.trade(1_505).pass(Duration.ofSeconds(5));
        rig.trade(1_505).pass(Duration.ofMinutes(1));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.session().ended()).isCompletedExceptionally();
        assertThatThrownBy(() -> rig.session().ended().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(JournalBroken.class);
    }

    @Test
    void fm106_givenAnExceptionInTheMidstOfAStep_thenNothingMoreIsSentAndTheSessionIsOver() {
        rig.trading();
        int before = rig.sent().size();
        rig.whenTold(
                Fact.class,
                () -> {
                    throw new IllegalStateException("planted");
                });

        rig.trade(1_450).pass(Duration.ofMinutes(1));

        assertThat(rig.session().ended()).isCompletedExceptionally();
        assertThat(rig.sent()).hasSize(before);
        int records = rig.written().size();
        rig.whenTold(Fact.class, () -> {});
        rig.trade(1_350).pass(Duration.ofMinutes(1));
        assertThat(rig.written()).hasSize(records);
    }

    @Test
    void fm100_givenADiskSlowerThanAnOrderIsGood_thenTheOrderIsNotSent() {
        rig.begin();
        // Time passes while the disk is forced: longer than an order may be under way.
        rig.disk().whenForced(() -> rig.takesTime(Duration.ofSeconds(30)));

        rig.trade(1_505).pass(Duration.ofSeconds(5));
        rig.trade(1_505).pass(Duration.ofSeconds(20));

        assertThat(rig.sent()).noneMatch(each -> each.write() instanceof VenueRequest.Place);
        assertThat(rig.facts(Fact.OrderChanged.class))
                .anyMatch(change -> change.state() == Fact.OrderState.REFUSED);
    }

    @Test
    void fm109_givenAStopInTheMidstOfPlacing_thenOrdersGoAndTheNextProcessFindsACleanEnd() {
        rig.begin();
        var stop = new Command.Stop("s1", true);
        // The same command once more is no second one.
        rig.whenTold(Fact.OrderChanged.class, () -> rig.session().command(stop));
        rig.trade(1_505).pass(Duration.ofSeconds(5));
        rig.trade(1_505).pass(Duration.ofMinutes(1));

        assertThat(count(VenueRequest.Place.class)).isPositive();
        assertThat(count(VenueRequest.Cancel.class)).isEqualTo(count(VenueRequest.Place.class));
        assertThat(rig.session().ended().join().clean()).isTrue();
        assertThat(rig.written()).last().isInstanceOf(JournalRecord.Closed.class);
        assertThat(Journal.open(rig.disk()).opening().state()).isEqualTo(Opening.State.CLEAN);
    }

    private long count(Class<? extends VenueRequest.Write> kind) {
        return rig.sent().stream().filter(each -> kind.isInstance(each.write())).count();
    }

    @Test
    void fm110_givenAKillAtAnyMoment_thenNothingIsMissingThatAStartDoesNotRedo() {
        rig.trading();
        MemoryDisk left = rig.disk().copy();
        rig.session().drop();

        var next = new SessionRig(left);

        assertThat(next.session().epoch()).isEqualTo(2);
        assertThat(next.session().machine().exposure().orders())
                .isEqualTo(rig.session().machine().exposure().orders());
    }

    @Test
    void inv16_givenASession_thenItsJournalDecidesTheSameAgain() {
        rig.trading();
        rig.trade(1_450).trade(1_650).pass(Duration.ofMinutes(5));
        MemoryDisk left = rig.disk().copy();
        rig.session().drop();

        Refold again = TradingSession.refold(Journal.open(left), SessionRig.settings());

        assertThat(again.differences()).isEqualTo(List.of());
        assertThat(again.inputs()).isGreaterThan(20);
    }
}
