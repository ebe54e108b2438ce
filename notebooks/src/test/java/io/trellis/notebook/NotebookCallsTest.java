package io.trellis.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.DoubleStream;

/** The calls of a notebook, as a notebook makes them. */
class NotebookCallsTest {

    private static final BarSeries BARS = Trellis.synthetic(3, 5 * 1_440);
    private static final Draft GRID = Trellis.strategy("../strategies/example-geometric.json");

    @TempDir private Path folder;

    @Test
    void givenARun_thenItsSplitAddsUp() {
        Table split = GRID.run(BARS).split();
        double total = split.doubleColumn("quote").getDouble(3);

        assertThat(split.doubleColumn("quote").first(3).sum()).isCloseTo(total, offset(1e-9));
        assertThat(GRID.run(BARS).figure("finalEquity")).isCloseTo(10_000 + total, offset(1e-9));
    }

    @Test
    void givenAChangedField_thenAnotherGridRuns() {
        assertThat(GRID.with("grid.cells", 8).file().strategy())
                .isNotEqualTo(GRID.file().strategy());
        assertThatThrownBy(() -> GRID.with("grid.cels", 8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("grid.cels");
    }

    @Test
    void givenASweep_thenEachRunIsTheReferenceEngines() {
        SweepRuns sweep = GRID.sweep(BARS, "grid.cells=8..24/8");
        Table table = sweep.table();

        for (int row = 0; row < 3; row++) {
            Run run = GRID.with("grid.cells", 8 + 8 * row).run(BARS);
            assertThat(table.doubleColumn("finalEquity").getDouble(row))
                    .isEqualTo(run.figure("finalEquity"));
        }
        assertThat(sweep.dailyReturns().columns()).isEqualTo(3);
        assertThat(sweep.dailyReturns().rows()).isEqualTo(5);
        assertThatThrownBy(() -> sweep.best("roundTrips", 3))
                .hasMessageContaining("rank by one of");
    }

    @Test
    void givenAFoundStrategy_thenPaperTradingEqualsItsBacktest() {
        Search search = GRID.optimize(BARS, "totalReturn", 7);
        Path file =
                search.write(
                        "found",
                        folder.resolve("found.json").toString(),
                        Instant.parse("2025-03-01T00:00:00Z"));
        Path feed = BARS.export(folder.resolve("bars.feed").toString());
        PaperRun paper = Trellis.paper(file.toString(), feed.toString());

        assertThat(paper.sameAs(Trellis.strategy(file.toString()).run(BARS))).isTrue();
        assertThat(paper.sameAs(GRID.with("grid.cells", 9).run(BARS))).isFalse();
    }

    @Test
    void givenStoredBars_thenTheyComeBack() {
        Path parquet = BARS.store(folder.resolve("bars.parquet").toString());

        assertThat(Trellis.bars(parquet.toString()).columns().contentSha256())
                .isEqualTo(BARS.columns().contentSha256());
        assertThat(BARS.certificate().rowCount()).isGreaterThan(5);
    }

    @Test
    void givenAPlot_thenThePageHoldsItAsAnImage() {
        Plot plot = BARS.plot();
        String encoded = plot.html().replaceAll(".*base64,([^']*)'.*", "$1");

        assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .isEqualTo(plot.svg())
                .contains("SYNTHETIC DATA");
    }

    @Test
    void givenALongTable_thenItsFirstRowsAreShownAndTheRestIsCounted() {
        Table table =
                Table.create(
                        "<t>",
                        DoubleColumn.create("whole", DoubleStream.iterate(1, x -> x + 1).limit(40)),
                        DoubleColumn.create("share", DoubleStream.iterate(0.5, x -> x).limit(40)),
                        StringColumn.create("words", Collections.nCopies(40, "a&b")));

        assertThat(TableHtml.of(table))
                .contains("&lt;t&gt;", ">25</td>", "0.500000", "a&amp;b")
                .contains("the first 25 of 40 rows")
                .doesNotContain(">26</td>");
    }

    @Test
    void givenTheKernel_thenItFindsHowOurResultsLook() {
        var shown = DisplaySystem.inst().render(BARS);

        assertThat(shown.data().get("text/html")).asString().contains("7,200 bars");
        assertThat(DisplaySystem.inst().render(BARS.certificate()).data().get("text/html"))
                .asString()
                .contains("<table");
    }
}
