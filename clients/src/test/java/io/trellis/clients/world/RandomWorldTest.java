package io.trellis.clients.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.Severity;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** Whatever fails on the way, the client is never told what is not so. */
class RandomWorldTest {

    private static final Duration TIME = Duration.ofMinutes(20);
    private static final int FEW = 12;
    private static final int MANY = 1_000;

    @ParameterizedTest
    @EnumSource(Severity.class)
    void givenFaults_thenWhatTheClientWasToldIsWhatHappened(Severity severity) {
        requireTruth(severity, FEW);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(Severity.class)
    void givenManyWorlds_thenWhatTheClientWasToldIsWhatHappened(Severity severity) {
        requireTruth(severity, MANY);
    }

    private static void requireTruth(Severity severity, int worlds) {
        for (long seed = 1; seed <= worlds; seed++) {
            RandomWorld world = lived(seed, severity);

            assertThat(world.contradictions()).as("seed %d, %s", seed, severity).isEmpty();
        }
    }

    @Test
    void givenTheSameSeed_thenTheSameIsToldInTheSameOrder() {
        assertThat(lived(3, Severity.HARSH).client().events())
                .isEqualTo(lived(3, Severity.HARSH).client().events());
    }

    /** Whoever took no answer for a refusal would place these a second time. */
    @Test
    void givenOrdersWithoutAnAnswer_thenSomeOfThemAreThere() {
        long there = 0;
        for (long seed = 1; seed <= FEW; seed++) {
            there += lived(seed, Severity.HARSH).unknownAndThere();
        }

        assertThat(there).isPositive();
    }

    private static RandomWorld lived(long seed, Severity severity) {
        var world = new RandomWorld(seed, Faults.drawn(seed, severity, TIME));
        world.live(TIME);
        return world;
    }
}
