package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.optimization.validation.Fold;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;

class ValidationPlanTest {

    private static final long DAY = 86_400_000;

    private static final ValidationPlan PLAN = ValidationPlan.usual(3 * DAY, 25, 42);

    private static String refusal(Runnable made) {
        return String.valueOf(assertThrows(InvalidInputException.class, made::run).getMessage());
    }

    @Test
    void givenThePlanOfAFile_thenItIsReadAsItWasWritten() {
        assertEquals(PLAN, ValidationPlan.of(PLAN.settings()));
        ValidationPlan other = PLAN.with("anchored", 1).with("purgeHours", 7.25);
        assertEquals(other, ValidationPlan.of(other.settings()));
    }

    @Test
    void givenASettingOutOfItsBounds_thenItIsNamedWithTheBounds() {
        assertEquals(
                "validation.folds: 0 is not from 1 to 32", refusal(() -> PLAN.with("folds", 0)));
        assertEquals(
                "validation.holdoutShare: 0.95 is not from 0.01 to 0.9",
                refusal(() -> PLAN.with("holdoutShare", 0.95)));
        assertEquals(
                "validation.blocks 15 is odd; half of them must be seen",
                refusal(() -> PLAN.with("blocks", 15)));
        assertTrue(refusal(() -> PLAN.with("folds", 2.5)).contains("2.5 is no whole number"));
    }

    @Test
    void givenASettingThatIsNone_thenThoseThatThereAreAreListed() {
        assertTrue(
                refusal(() -> PLAN.with("luck", 1))
                        .startsWith(
                                "validation has no setting \"luck\"; take one of holdoutShare,"));
    }

    @Test
    void givenAFileWithoutASetting_thenItIsNamed() {
        var kept = new LinkedHashMap<>(PLAN.settings().values());
        kept.remove("worlds");

        assertEquals(
                "provenance.validation.worlds is missing; the proof cannot be made",
                refusal(() -> ValidationPlan.of(new Metrics(kept))));
    }

    @Test
    void givenBars_thenSearchPurgeAndHoldoutFollowEachOther() {
        BarColumns bars = Worlds.market(100);
        ValidationPlan plan = PLAN.with("blocks", 8);
        Parts parts = Parts.of(bars, plan);

        long length = Parts.endOf(bars) - bars.firstMillis();
        long cut = Parts.endOf(bars) - Math.round(length * 0.25);
        assertTrue(parts.holdout().firstMillis() >= cut);
        assertTrue(parts.seen().lastMillis() < cut - 3 * DAY);
        assertEquals(bars.lastMillis(), parts.holdout().lastMillis());

        List<Fold> folds = parts.folds(plan);
        assertEquals(4, folds.size());
        for (Fold fold : folds) {
            assertEquals(
                    3 * DAY,
                    fold.test().getFirst().from() - fold.train().getFirst().to(),
                    "the purge lies between training and test");
            assertTrue(fold.test().getFirst().to() <= Parts.endOf(parts.seen()));
        }
    }

    @Test
    void givenTooFewBars_thenThePartThatIsTooShortIsNamed() {
        String search = refusal(() -> Parts.of(Worlds.market(20), PLAN));
        assertTrue(
                search.matches(
                        ".*, the part that is searched would have 1[0-9]\\.[0-9] days and needs"
                                + " 16; .*"),
                search);
        String test = refusal(() -> Parts.of(Worlds.market(26), PLAN.with("blocks", 8)));
        assertTrue(
                test.matches(
                        ".*, a test of the walk forward would have [01]\\.[0-9] days and needs 2;"
                                + " .*"),
                test);
    }
}
