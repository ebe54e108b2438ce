package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Cells;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.grid.Grid;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Layout;

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
    void thereAreAnArithmeticAndAGeometricExample() {
        assertThat(shipped())
                .extracting(file -> file.getFileName().toString())
                .contains("example-arithmetic.json", "example-geometric.json");
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

        FeeCheck check = FeeCheck.of(cells(file), file.instrument());

        assertTrue(check.isCovered(), check.sentence());
    }

    private static Cells cells(StrategyFile file) {
        GridSettings settings =
                switch (file.strategy()) {
                    case GridSpec(GridSettings grid) -> grid;
                    case DcaSpec _ -> throw new AssertionError("no grid");
                };
        return switch (new Layout(file.instrument()).atStart(settings.grid(), SAMPLE_PRICE_TICKS)) {
            case Attempt.Done<Grid>(Grid grid) -> grid.cells();
            case Attempt.Refused<Grid>(String reason) -> throw new AssertionError(reason);
        };
    }
}
