package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

class ShippedStrategiesTest {

    private static final long SAMPLE_PRICE_TICKS = 5_000_000;

    static List<Path> shipped() {
        return Repository.shipped();
    }

    @Test
    void thereIsAnExampleOfEachOfThreeKinds() {
        assertThat(shipped())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "example-arithmetic.json",
                        "example-geometric.json",
                        "example-volatility.json");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedStrategyIsReadAndCarriesTheNameOfItsFile(Path path) {
        String fileName = path.getFileName().toString();

        StrategyFile file = StrategyCodec.read(Repository.bytes(path), fileName);

        assertEquals(fileName, file.name() + ".json");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyCellOfAShippedGridCoversItsFees(Path path) {
        StrategyFile file = StrategyCodec.read(Repository.bytes(path), path.toString());
        assumeTrue(file.strategy() instanceof GridSpec, "no grid");

        FeeCheck check = check(file);

        assertTrue(check.isCovered(), check.sentence());
    }

    private static FeeCheck check(StrategyFile file) {
        return switch (GridPlan.of(file).feeCheck(SAMPLE_PRICE_TICKS)) {
            case Attempt.Done<FeeCheck>(FeeCheck check) -> check;
            case Attempt.Refused<FeeCheck>(String reason) -> throw new AssertionError(reason);
        };
    }
}
