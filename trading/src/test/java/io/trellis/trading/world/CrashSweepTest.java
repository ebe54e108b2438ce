package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.trading.world.Life.DeathAt;
import io.trellis.trading.world.Life.Moment;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The process dies before, inside and after every one of its effects. */
class CrashSweepTest {

    private static final List<Moment> MOMENTS = List.of(Moment.values());

    private static final Duration DOWN = Duration.ofSeconds(3);
    private static final int PAIRS = 40;

    /** Each effect at one of its three moments, in turn. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void givenADeathAtAnyEffect_thenNothingIsLostOrDoubled(Scenario scenario) {
        long effects = effects(scenario);
        var failures = new ArrayList<String>();
        for (long effect = 0; effect < effects; effect += 3) {
            Moment moment = MOMENTS.get((int) (effect / 3 % 3));
            failures.addAll(die(scenario, List.of(new DeathAt(effect, moment))));
        }
        assertThat(failures).isEmpty();
    }

    @Tag("swarm")
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void givenADeathAtEveryMomentOfEveryEffect_thenNothingIsLostOrDoubled(Scenario scenario) {
        long effects = effects(scenario);
        var failures = new ArrayList<String>();
        for (long effect = 0; effect < effects && failures.size() < 5; effect++) {
            for (Moment moment : Moment.values()) {
                failures.addAll(die(scenario, List.of(new DeathAt(effect, moment))));
            }
        }
        System.out.println(scenario + ": " + 3 * effects + " deaths");
        assertThat(failures).isEmpty();
    }

    /** The second death comes while the process recovers from the first. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void givenAnotherDeathInTheRecovery_thenNothingIsLostOrDoubled(Scenario scenario) {
        requirePairs(scenario, 6);
    }

    @Tag("swarm")
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void givenManyPairsOfDeaths_thenNothingIsLostOrDoubled(Scenario scenario) {
        requirePairs(scenario, PAIRS);
    }

    private static void requirePairs(Scenario scenario, int pairs) {
        SplittableRandom random = Streams.of(pairs, scenario.name());
        long effects = effects(scenario);
        var failures = new ArrayList<String>();
        for (int i = 0; i < pairs; i++) {
            var first = new DeathAt(random.nextLong(effects), moment(random));
            var second = new DeathAt(random.nextLong(60), moment(random));
            failures.addAll(die(scenario, List.of(first, second)));
        }
        assertThat(failures).isEmpty();
    }

    private static Moment moment(SplittableRandom random) {
        return MOMENTS.get(random.nextInt(3));
    }

    /** How many effects the process has in the scenario. */
    private static long effects(Scenario scenario) {
        World world = scenario.world();
        scenario.play(world);
        long effects = world.life().effects();
        world.endBriefly();
        assertThat(world.oracle().broken()).as("%s without a death", scenario).isEmpty();
        return effects;
    }

    private static List<String> die(Scenario scenario, List<DeathAt> deaths) {
        World world = scenario.world();
        world.deaths(deaths, DOWN);
        var failures = new ArrayList<String>();
        try {
            scenario.play(world);
            world.endBriefly();
        } catch (RuntimeException | AssertionError thrown) {
            failures.add(scenario + " " + deaths + ": thrown " + thrown);
        }
        world.oracle()
                .broken()
                .forEach(sentence -> failures.add(scenario + " " + deaths + ": " + sentence));
        return failures;
    }
}
