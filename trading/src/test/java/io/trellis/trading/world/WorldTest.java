package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whatever goes wrong, no order is lost and none is doubled. */
class WorldTest {

    private static final int WORLDS = 200;
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

    private static void requireLaws(long from, long to) {
        var swarm = new Swarm();
        var failures = new ArrayList<String>();
        for (long seed = from; seed <= to && failures.size() < 3; seed++) {
            String failure = swarm.run(seed);
            if (!failure.isEmpty()) {
                failures.add(failure);
            }
        }
        System.out.println(swarm.table());
        assertThat(failures).as("worlds %d to %d", from, to).isEmpty();
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
