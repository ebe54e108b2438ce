package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.optimization.validation.PurgedCrossValidation.Split;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class FoldsTest {

    @Test
    void aRollingWindowKeepsItsLength() {
        assertThat(WalkForward.rolling(10, 2, 5).folds(new Span(100, 128)))
                .containsExactly(
                        fold(100, 110, 112, 117),
                        fold(105, 115, 117, 122),
                        fold(110, 120, 122, 127));
        assertThat(WalkForward.rolling(10, 2, 5).folds(new Span(100, 126)))
                .containsExactly(fold(100, 110, 112, 117), fold(105, 115, 117, 122));
    }

    @Test
    void anAnchoredWindowGrows() {
        assertThat(WalkForward.anchored(10, 2, 5).folds(new Span(100, 126)))
                .containsExactly(fold(100, 110, 112, 117), fold(100, 115, 117, 122));
    }

    @Test
    void aTestThatWouldNotBeWholeIsLeftOut() {
        assertThat(WalkForward.rolling(10, 2, 5).folds(new Span(0, 17))).hasSize(1);
        assertThat(WalkForward.rolling(10, 2, 5).folds(new Span(0, 16))).isEmpty();
    }

    /** Law: tests follow each other, after training and gap, and never overlap. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void law_theTestsJoinedAreOneStretch(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int run = 0; run < 200; run++) {
            int train = random.nextInt(1, 50);
            int purge = random.nextInt(10);
            int test = random.nextInt(1, 30);
            var walk = new WalkForward(train, purge, test, test, random.nextBoolean());
            Span whole = new Span(7, 7 + train + purge + test + random.nextInt(200));
            List<Fold> folds = walk.folds(whole);

            long next = 7L + train + purge;
            for (Fold fold : folds) {
                Span tested = fold.test().getFirst();
                assertThat(tested)
                        .as("seed %d, run %d", seed, run)
                        .isEqualTo(new Span(next, next + test));
                assertThat(fold.train().getFirst().to()).isEqualTo(next - purge);
                next += test;
            }
            assertThat(whole.to() - next).isLessThan(test);
        }
    }

    @Test
    void theEfficiencyIsTheShareThatTheTestsKept() {
        assertThat(WalkForward.efficiency(.06, .15)).hasValueCloseTo(.40, within(1e-12));
        assertThat(WalkForward.efficiency(.06, 0)).isEmpty();
        assertThat(WalkForward.efficiency(-.03, .15)).hasValueCloseTo(-.2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"6, 2, 15, 5", "10, 2, 45, 9"})
    void theSplitsAndPathsAreAsManyAsInTheText(int groups, int tested, int splits, int paths) {
        var validation = new PurgedCrossValidation(groups, tested, 0, 0);

        assertThat(validation.splitCount()).isEqualTo(splits);
        assertThat(validation.pathCount()).isEqualTo(paths);
        assertThat(validation.splits(new Span(0, 1_000))).hasSize(splits);
        assertThat(validation.paths()).hasSize(paths);
    }

    @Test
    void trainingKeepsAwayFromEveryTestGroup() {
        var splits = new PurgedCrossValidation(6, 2, 3, 2).splits(new Span(0, 60));

        assertThat(splits.getFirst())
                .isEqualTo(
                        new Split(
                                List.of(0, 1),
                                new Fold(
                                        List.of(new Span(25, 60)),
                                        List.of(new Span(0, 10), new Span(10, 20)))));
        assertThat(splits.get(6))
                .isEqualTo(
                        new Split(
                                List.of(1, 3),
                                new Fold(
                                        List.of(new Span(0, 7), new Span(25, 27), new Span(45, 60)),
                                        List.of(new Span(10, 20), new Span(30, 40)))));
    }

    @Test
    void whereNothingIsLeftToTrainOnNothingIsSaidToBe() {
        var splits = new PurgedCrossValidation(3, 1, 20, 0).splits(new Span(0, 30));

        assertThat(splits.get(1).fold().train()).isEmpty();
    }

    /** Law: paths go through every group once, and use every test of every split exactly once. */
    @ParameterizedTest
    @CsvSource({"6, 2", "10, 2", "5, 3", "7, 1", "4, 3"})
    void law_pathsUseEveryTestOnce(int groups, int tested) {
        var validation = new PurgedCrossValidation(groups, tested, 0, 0);
        List<Split> splits = validation.splits(new Span(0, 700));
        int[][] used = new int[splits.size()][groups];
        for (List<Integer> path : validation.paths()) {
            assertThat(path).hasSize(groups);
            for (int group = 0; group < groups; group++) {
                used[path.get(group)][group]++;
                assertThat(splits.get(path.get(group)).groups()).contains(group);
            }
        }

        for (int split = 0; split < used.length; split++) {
            for (int group = 0; group < groups; group++) {
                assertThat(used[split][group])
                        .isEqualTo(splits.get(split).groups().contains(group) ? 1 : 0);
            }
        }
    }

    /** Law: row by row, what is trained on is what no test, purge or embargo touches. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void law_noTrainingRowMeetsATest(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int run = 0; run < 30; run++) {
            int groups = random.nextInt(2, 8);
            int purge = random.nextInt(6);
            int embargo = random.nextInt(6);
            var validation =
                    new PurgedCrossValidation(groups, random.nextInt(1, groups), purge, embargo);
            Span whole = new Span(-5, random.nextInt(40, 120));
            for (Split split : validation.splits(whole)) {
                for (long row = whole.from(); row < whole.to(); row++) {
                    long at = row;
                    boolean touched =
                            split.fold().test().stream()
                                    .anyMatch(test ->
                                            test.from() - purge <= at
                                                    && at < test.to() + purge + embargo);
                    assertThat(holds(split.fold().train(), row))
                            .as("seed %d, run %d, %s, row %d", seed, run, validation, row)
                            .isEqualTo(!touched);
                }
            }
        }
    }

    @Test
    void theGroupsCoverEverythingOnce() {
        List<Span> groups = new PurgedCrossValidation(7, 2, 0, 0).groups(new Span(3, 103));

        assertThat(groups.getFirst().from()).isEqualTo(3);
        assertThat(groups.getLast().to()).isEqualTo(103);
        for (int group = 1; group < 7; group++) {
            assertThat(groups.get(group).from()).isEqualTo(groups.get(group - 1).to());
        }
        assertThat(groups.stream().map(Span::length))
                .allMatch(length -> length == 14 || length == 15);
    }

    @Test
    void whatIsNoValidationIsRefused() {
        assertThatThrownBy(() -> WalkForward.rolling(0, 0, 1))
                .hasMessage("no walk forward: train 0, purge 0, test 1, step 1");
        assertThatThrownBy(() -> new WalkForward(5, 0, 4, 3, true)).hasMessageContaining("step 3");
        assertThatThrownBy(() -> new PurgedCrossValidation(6, 6, 0, 0))
                .hasMessage("no cross-validation: 6 of 6 groups tested, purge 0, embargo 0");
        assertThatThrownBy(() -> new Span(4, 4)).hasMessage("no stretch from 4 to 4");
        assertThatThrownBy(() -> Subsets.of(30, 15)).hasMessageContaining("at most 24");
    }

    private static boolean holds(List<Span> spans, long row) {
        return spans.stream().anyMatch(span -> span.contains(row));
    }

    private static Fold fold(long from, long to, long testFrom, long testTo) {
        return new Fold(List.of(new Span(from, to)), List.of(new Span(testFrom, testTo)));
    }
}
