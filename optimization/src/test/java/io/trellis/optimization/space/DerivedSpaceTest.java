package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

class DerivedSpaceTest {

    @Test
    void givenARange_thenBoundsAroundThePricesAndCellsThatCoverTheirFees() {
        Bars bars = new Bars();
        bars.append(0, 1_800, 2_200, 1_800, 2_000); // 90 to 110 at a tick of 0.05

        assertThat(DerivedSpace.of(GridPlan.of(Planted.document().decode()), bars))
                .containsExactly(
                        // ln(110 / 90) / ln(1.002002) = 100.3 cells
                        Planted.dimension("grid.cells=2..100"),
                        Planted.dimension("grid.lower=80.00..99.95"),
                        Planted.dimension("grid.upper=100.05..120.00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 2_000})
    void givenAMarketThatStoodStill_thenThereIsStillARangeToLookIn(long ticks) {
        Bars bars = new Bars();
        bars.append(0, ticks, ticks, ticks, ticks);

        List<Dimension> dimensions =
                DerivedSpace.of(GridPlan.of(Planted.document().decode()), bars);

        assertThat(ParameterSpace.of(Planted.document(), dimensions).count()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"geometric\", \"lower\": \"80\", \"upper\": \"120\", \"cells\": 10}",
                "{\"kind\": \"symmetric\", \"center\": null, \"spacing\": 0.01, \"levels\": 5,"
                        + " \"profit\": 0.01}",
                "{\"kind\": \"fibonacci\", \"center\": null, \"step\": 0.01, \"levels\": 5}",
            })
    void givenAnyKind_thenASpaceOfItsOwnFields(String grid) {
        StrategyDocument document = withGrid(grid);
        List<Dimension> dimensions =
                DerivedSpace.of(GridPlan.of(document.decode()), Planted.bars(100));

        ParameterSpace space = ParameterSpace.of(document, dimensions);

        double[] middle = new double[space.dimensions().size()];
        Arrays.fill(middle, 0.5);
        assertThat(space.document(space.candidate(middle)).decode()).isNotNull();
    }

    private static StrategyDocument withGrid(String grid) {
        String text = Planted.text().replaceFirst("\\{\"kind\": \"arithmetic\"[^}]*}", grid);
        return StrategyDocument.read(text.getBytes(StandardCharsets.UTF_8), "planted.json");
    }
}
