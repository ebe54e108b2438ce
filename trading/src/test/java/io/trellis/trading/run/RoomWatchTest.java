package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.machine.Command;
import io.trellis.trading.journal.Room;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RoomWatchTest {

    private final List<Command> commands = new ArrayList<>();
    private Room room = Room.AMPLE;
    private final RoomWatch watch = new RoomWatch(() -> room, commands::add);

    @Test
    void fm097_givenLittleRoom_thenTheTraderHolds_andIsToldOnce() {
        assertThat(watch.look()).isEmpty();
        room = Room.LOW;

        assertThat(watch.look().orElseThrow()).contains("little room", "`trade resume`");
        assertThat(watch.look()).isEmpty();
        assertThat(commands).singleElement().isInstanceOf(Command.Hold.class);
    }

    @Test
    void fm097_givenTheReserveUsed_thenTheTraderHalts() {
        room = Room.USED_UP;

        assertThat(watch.look().orElseThrow()).contains("`trade rearm`");
        assertThat(commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Kill.class,
                        kill -> assertThat(kill.reason()).contains("reserve has been used"));
    }

    @Test
    void fm097_givenRoomAgain_thenAPersonHasToSaySo() {
        room = Room.LOW;
        watch.look();
        room = Room.AMPLE;

        assertThat(watch.look()).contains("There is room on the disk of the journal again.");
        assertThat(commands).hasSize(1);
    }
}
