package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The engine against a second reading of the law, on random plans and paths.
 *
 * <p>{@code -Dtrellis.law.cases=N} sets the number of cases, {@code -Dtrellis.law.seed=S} the seed
 * of the first; case k has the seed S + k, so that a failing one runs again alone.
 */
class GridLawTest {

    private static final long SEED = Long.getLong("trellis.law.seed", 20_261_120);
    private static final int CASES = Integer.getInteger("trellis.law.cases", 4_000);

    /** Below this many cases nothing is asserted on what they reached. */
    private static final int CASES_TO_REACH_ALL = 4_000;

    /** In how many of them each part of the law must have been at work. */
    private static final int LEAST_CASES = 10;

    @Test
    @DisplayName("engine and oracle agree on fills, equity and every total")
    void givenRandomPlansAndPaths_thenEngineAndOracleAgree() {
        Map<OracleHappening, Integer> reached = new EnumMap<>(OracleHappening.class);
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            GridLawCase random = GridLawCase.of(seed);
            OracleResult oracle = OracleRun.of(random.plan(), random.bars());
            Optional<String> difference = EngineRun.of(random).differenceTo(oracle);
            if (difference.isPresent()) {
                fail(difference.get() + "\n" + random);
            }
            for (OracleHappening what : OracleHappening.values()) {
                reached.merge(what, Math.min(1, oracle.counts().of(what)), Integer::sum);
            }
        }
        if (CASES >= CASES_TO_REACH_ALL) {
            reached.forEach((what, cases) ->
                    assertTrue(
                            cases >= LEAST_CASES,
                            () -> what + " in " + cases + " cases from seed " + SEED));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void givenAnOracleThatReadsTheLawWrong_thenTheComparisonNotices(OracleTwist twist) {
        int differing = 0;
        for (long seed = SEED; seed < SEED + CASES && differing == 0; seed++) {
            GridLawCase random = GridLawCase.of(seed);
            OracleResult wrong = OracleRun.of(random.plan(), random.bars(), twist);
            differing += EngineRun.of(random).differenceTo(wrong).isPresent() ? 1 : 0;
        }
        assertEquals(1, differing, "no case from seed " + SEED + " on tells " + twist);
    }
}
