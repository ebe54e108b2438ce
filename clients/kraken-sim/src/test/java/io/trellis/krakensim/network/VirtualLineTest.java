package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.Face;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class VirtualLineTest {

    private static final long MILLI = 1_000_000;

    @Test
    void givenALine_thenItOpens_andTheStatusIsTheFirstFrame() {
        World world = World.with();

        world.open(Face.PUBLIC, "public");
        world.run(Duration.ofMillis(1));

        assertThat(world.take())
                .hasSize(2)
                .satisfies(heard -> assertThat(heard.getFirst()).isEqualTo("public opened"))
                .satisfies(heard -> assertThat(heard.getLast()).contains("\"channel\":\"status\""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givenFramesOfVeryDifferentSpeed_thenNoneOvertakesAnotherOfItsLine(long seed) {
        var latency = new Latency(MILLI, 50 * MILLI, 0.2, 5_000 * MILLI);
        World world = new World(new Faults(seed, List.of(), latency, latency));
        Line line = world.open(Face.PUBLIC, "public");

        for (int i = 0; i < 40; i++) {
            line.send(ping(i));
            world.run(Duration.ofMillis(30));
        }
        world.runSeconds(30);

        assertThat(pongs(world.take()))
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void givenABreak_thenWhatIsOnItsWayIsLost_andBothEndsLearnOfIt() {
        var latency = new Latency(100 * MILLI, 0, 0, 0);
        World world = new World(Faults.none().under(latency, latency));
        Line line = world.open(Face.PUBLIC, "public");
        world.runSeconds(1);
        world.take();
        line.send(ping(1));
        world.run(Duration.ofMillis(150));
        line.send(ping(2));

        world.network.strike(Fault.parse("+0s fault line-break"));
        world.runSeconds(1);

        assertThat(world.take()).containsExactly("public ended: the connection broke");
        assertThat(line.send(ping(3))).isFalse();
    }

    @Test
    void givenAHalfOpenLine_thenTheVenueHearsNothing_andTheLineEndsForIdleness() {
        World world = World.with("+1s fault half-open");
        Line line = world.open(Face.PUBLIC, "public");
        world.runSeconds(2);
        world.take();

        for (int i = 0; i < 70; i++) {
            line.send(ping(i));
            world.runSeconds(1);
        }

        List<String> heard = world.take();
        assertThat(pongs(heard)).isEmpty();
        assertThat(heard).last().asString().startsWith("public ended: closed");
    }

    @Test
    void givenAStall_thenAllThatWasHeldBackComesAtOnceAndInOrder() {
        World world = World.with("+1s fault stall for 5s");
        Line line = world.open(Face.PUBLIC, "public");
        world.runSeconds(2);
        world.take();

        line.send(ping(1));
        line.send(ping(2));
        world.runSeconds(3);
        assertThat(world.take()).isEmpty();
        world.runSeconds(2);

        assertThat(world.heard).allMatch(each -> each.startsWith("6000000000 "));
        assertThat(pongs(world.take())).containsExactly(1, 2);
    }

    @Test
    void givenALateFrame_thenThoseBehindItWait() {
        World world = World.with();
        Line line = world.open(Face.PUBLIC, "public");
        world.runSeconds(1);
        world.take();
        world.network.strike(Fault.parse("+0s fault late-frame of 3s"));

        line.send(ping(1));
        line.send(ping(2));
        world.runSeconds(2);
        assertThat(world.take()).isEmpty();
        world.runSeconds(2);

        assertThat(pongs(world.take())).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line-refused", "line-too-many"})
    void givenALineThatCannotBeOpened_thenItEndsAtOnce_andTheNextOneOpens(String kind) {
        World world = World.with("+0s fault " + kind + " on public");

        world.open(Face.PUBLIC, "public");
        world.runSeconds(1);
        world.open(Face.PUBLIC, "again");
        world.runSeconds(1);

        List<String> heard = world.take();
        assertThat(heard.get(0)).startsWith("public ended: ");
        assertThat(heard.get(1)).isEqualTo("again opened");
    }

    @Test
    void givenMoreThanAHundredAndFiftyAttempts_thenTheVenueItselfAnswers429() {
        World world = World.with();

        for (int i = 0; i < 151; i++) {
            world.open(Face.PUBLIC, "line " + i).abort();
        }
        world.open(Face.PUBLIC, "last");
        world.runSeconds(1);

        assertThat(world.take())
                .filteredOn(each -> each.startsWith("last"))
                .containsExactly("last ended: the server answered HTTP 429");
    }

    @Test
    void givenATruncatedFrame_thenTheLineGoesOn() {
        World world = World.with("+0s fault frame-truncated of 500000");
        Line line = world.open(Face.PUBLIC, "public");
        world.runSeconds(1);
        line.send(ping(1));
        world.runSeconds(1);

        List<String> heard = world.take();
        assertThat(heard.get(1)).startsWith("public {").doesNotEndWith("}");
        assertThat(pongs(heard)).containsExactly(1);
    }

    @Test
    void givenAGiantFrame_thenItHasThatManyBytes() {
        World world = World.with("+0s fault frame-giant of 5000000");
        world.open(Face.PUBLIC, "public");
        world.runSeconds(1);

        assertThat(world.take().get(1)).hasSize(5_000_000 + "public ".length());
    }

    @Test
    void givenAForeignFrame_thenTheLineEnds() {
        World world = World.with("+0s fault frame-foreign");
        world.open(Face.PUBLIC, "public");
        world.runSeconds(1);

        assertThat(world.take())
                .containsExactly(
                        "public opened",
                        "public CloudFlare WebSocket proxy restarting",
                        "public ended: closed with code 1001");
    }

    @Test
    void givenAnAbort_thenTheListenerHearsNothingMore() {
        World world = World.with();
        Line line = world.open(Face.PUBLIC, "public");
        line.send(ping(1));
        world.runSeconds(1);
        world.take();

        line.send(ping(2));
        line.abort();
        world.runSeconds(100);

        assertThat(world.take()).isEmpty();
        assertThat(line.send(ping(3))).isFalse();
    }

    private static String ping(int id) {
        return "{\"method\":\"ping\",\"req_id\":" + id + "}";
    }

    private static List<Integer> pongs(List<String> heard) {
        return heard.stream()
                .filter(frame -> frame.contains("\"method\":\"pong\""))
                .map(frame -> Integer.parseInt(frame.replaceFirst(".*\"req_id\":(\\d+).*", "$1")))
                .toList();
    }
}
