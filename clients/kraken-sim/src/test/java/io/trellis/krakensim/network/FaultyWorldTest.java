package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.Face;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Laws of whole worlds: a client that does anything at all, over a network that fails. */
class FaultyWorldTest {

    private static final Duration SPAN = Duration.ofMinutes(5);

    @Test
    void givenTheSameSeed_thenTheSameBytesAtTheSameTimes_andOthersFromAnother() {
        List<String> first = transcript(11);

        assertThat(transcript(11)).isEqualTo(first).hasSizeGreaterThan(100);
        assertThat(transcript(12)).isNotEqualTo(first);
    }

    @Test
    void givenAnySeed_thenTheVenueKeepsItsBooks_andEveryKindStrikesSomewhere() {
        check(LongStream.range(0, 20), 30);
    }

    @Tag("nightly")
    @Test
    void givenThousandsOfSeeds_thenTheSame() {
        check(LongStream.range(1_000, 3_000), 40);
    }

    private static void check(LongStream seeds, int leastKinds) {
        var kinds = new HashSet<FaultKind>();
        seeds.forEach(seed -> {
            World world = live(seed);
            kinds.addAll(world.network.struck().keySet());
            assertThat(world.truth().brokenSums()).as("seed %d", seed).isEmpty();
        });
        assertThat(kinds.size()).isGreaterThanOrEqualTo(leastKinds);
    }

    @Test
    void givenHealing_thenAFreshClientGetsEverything() {
        for (long seed = 0; seed < 10; seed++) {
            World world = live(seed);

            world.network.heal();
            world.runSeconds(60);

            world.executions();
            assertThat(world.take())
                    .as("seed %d", seed)
                    .filteredOn(frame -> frame.startsWith("account"))
                    .anyMatch(frame -> frame.contains("\"channel\":\"executions\",\"type\":\"snap"))
                    .noneMatch(frame -> frame.contains("ended"));
            assertThat(world.answer("OpenOrders", ""))
                    .contains("{\"error\":[],\"result\":{\"open\"");
        }
    }

    private static List<String> transcript(long seed) {
        return new ArrayList<>(live(seed).heard);
    }

    /** A client that opens lines, trades and pings at random, and loses and finds its lines. */
    private static World live(long seed) {
        World world = new World(Faults.drawn(seed, Severity.HARSH, SPAN));
        var random = new SplittableRandom(seed);
        Optional<Line> line = Optional.empty();
        long end = world.agenda.nowNanos() + SPAN.toNanos();
        for (int i = 0; world.agenda.nowNanos() < end; i++) {
            world.run(Duration.ofMillis(random.nextInt(2_000)));
            switch (random.nextInt(8)) {
                case 0 -> world.sweep(59_000 + random.nextInt(2_000) + ".0");
                case 1, 2 -> world.buy(58_000 + random.nextInt(2_500) + ".0", "grid-" + i);
                case 3 -> world.post("CancelOrder", "cl_ord_id=grid-" + random.nextInt(i + 1));
                case 4 -> world.post("OpenOrders", "");
                case 5 -> world.post("GetWebSocketsToken", "");
                case 6 -> line = Optional.of(subscribed(world, i));
                default -> line.ifPresent(open -> open.send("{\"method\":\"ping\"}"));
            }
        }
        return world;
    }

    private static Line subscribed(World world, int number) {
        Line line = world.open(Face.PUBLIC, "line " + number);
        line.send(
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                        + "\"depth\":10},\"req_id\":2}");
        return line;
    }
}
