package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/** Whatever goes wrong, no order is lost and none is doubled. */
class WorldTest {

    private static final int WORLDS = 200;
    private static final int MOST_FAILURES = 3;
    private static final String SEEDS = "swarm.seeds";

    @Test
    void givenWorldsWithFaultsCrashesAndTornDisks_thenEveryLawHolds() {
        requireLaws(1, WORLDS);
    }

    @Tag("swarm")
    @Test
    void givenTheWorldsThatAreAskedFor_thenEveryLawHolds() {
        String[] seeds = System.getProperty(SEEDS, "1..2000").split("\\.\\.", 2);
        requireLaws(Long.parseLong(seeds[0]), Long.parseLong(seeds[seeds.length - 1]));
    }

    /** Each processor takes every so many-th world; what a world does hangs on its seed alone. */
    private static void requireLaws(long from, long to) {
        int lanes = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        var swarms = new ArrayList<Swarm>();
        var failures = new ConcurrentSkipListMap<Long, String>();
        var running = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newFixedThreadPool(lanes)) {
            for (int lane = 0; lane < lanes; lane++) {
                var swarm = new Swarm();
                swarms.add(swarm);
                long first = from + lane;
                running.add(
                        CompletableFuture.runAsync(
                                () -> run(swarm, first, to, lanes, failures), threads));
            }
        }
        running.forEach(CompletableFuture::join);
        swarms.forEach(swarm -> System.out.println(swarm.table()));
        assertThat(failures.values()).as("worlds %d to %d", from, to).isEmpty();
    }

    private static void run(Swarm swarm, long from, long to, int step, Map<Long, String> failures) {
        for (long seed = from; seed <= to && failures.size() < MOST_FAILURES; seed += step) {
            String failure = swarm.run(seed);
            if (!failure.isEmpty()) {
                failures.put(seed, failure);
            }
        }
    }

    @Test
    void givenNothingGoesWrong_thenTheTraderTradesAllTheTime() {
        for (long seed = 1; seed <= 5; seed++) {
            World world = World.drawn(seed, Schedule.sound(), Mutation.NONE);
            world.start();
            world.stage().begin(world);
            world.run(Duration.ofMinutes(5));
            world.oracle().countAnew();
            world.run(Duration.ofHours(2));

            assertThat(world.oracle().broken()).as("seed %d", seed).isEmpty();
            if (!world.book().strategyEnded()) {
                assertThat(world.oracle().armedShare()).as("seed %d", seed).isGreaterThan(0.999);
            }
        }
    }

    @Test
    void givenTheSameSeed_thenTheSameHappens() {
        assertThat(story(11)).isEqualTo(story(11));
    }

    private static List<String> story(long seed) {
        Duration life = Duration.ofHours(1);
        World world = World.drawn(seed, Schedule.drawn(seed, life), Mutation.NONE);
        var story = new ArrayList<>(Swarm.lived(world, life));
        story.add(world.trader().journal().head());
        story.add(world.oracle().events() + " events");
        return story;
    }

    @Test
    void givenAWorldThatFails_thenItsScheduleIsMadeAsShortAsCanBe() {
        Schedule schedule = Schedule.drawn(3, Duration.ofHours(6));
        String wanted = schedule.faults().plan().getFirst().toString();

        Schedule shortest =
                Minimiser.minimise(
                        schedule, fewer -> fewer.faults().lines().contains(wanted), 10_000);

        assertThat(shortest.size()).isEqualTo(1);
        assertThat(shortest.faults().lines()).contains(wanted);
    }
}
