package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** The oracle can see: it finds every bug that is built in, within as many worlds as it says. */
class PlantedBugTest {

    private static final Duration LIFE = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void givenABug_thenSomeWorldBreaksALaw(PlantedBug bug) {
        int found = 0;
        List<String> first = List.of();
        for (int seed = 1; seed <= bug.worlds() && found == 0; seed++) {
            first = lived(seed, bug);
            found = first.isEmpty() ? 0 : seed;
        }
        String law = first.isEmpty() ? "no law was broken" : first.getFirst();
        System.out.println(bug + " found in world " + found + ": " + law);
        assertThat(found).as("the world that finds %s", bug).isPositive();
    }

    private static List<String> lived(int seed, PlantedBug bug) {
        Schedule schedule = Schedule.drawn(seed, LIFE);
        return Swarm.lived(World.drawn(seed, schedule, bug.plant()), LIFE);
    }
}
