package io.trellis.backtesting.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.strategy.grid.GridLawCase;
import io.trellis.core.strategy.grid.SecondReading;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

/** The kernel beside a second reading of the law: they agree, and every planted mistake shows. */
class KernelMistakesTest {

    private static final long SEED = Long.getLong("trellis.kernel.seed", 20_261_121);
    private static final int CASES = Integer.getInteger("trellis.kernel.cases", 5_000);

    static List<String> mistakes() {
        return SecondReading.mistakes();
    }

    @Test
    @DisplayName("kernel and second reading agree")
    void givenRandomCases_thenKernelAndSecondReadingAgree() {
        for (long seed = SEED; seed < SEED + CASES / 5; seed++) {
            GridLawCase random = GridLawCase.of(seed);
            Optional<String> difference = difference(random, SecondReading.right(random));
            assertEquals(Optional.empty(), difference, random::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void givenAMistakeInTheLaw_thenTheComparisonNotices(String mistake) {
        long seed = SEED;
        boolean noticed = false;
        while (!noticed && seed < SEED + 5_000) {
            GridLawCase random = GridLawCase.of(seed++);
            noticed = difference(random, SecondReading.wrong(random, mistake)).isPresent();
        }
        assertTrue(noticed, () -> "no case from seed " + SEED + " on tells " + mistake);
    }

    private static Optional<String> difference(GridLawCase random, SecondReading reading) {
        GridKernel kernel = new GridKernel(random.bars());
        return KernelRun.kernel(kernel, random.plan(), random.bars(), true)
                .asRead(kernel, random.plan())
                .differenceTo(KernelRun.of(reading, random.bars()));
    }
}
