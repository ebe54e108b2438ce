package io.trellis.optimization.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.Planted;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tech.tablesaw.api.Table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

class SweepTest {

    private static final Bars BARS = Planted.bars(60);

    /** 2,100 candidates, of which those with many cells are refused. */
    private static final ParameterSpace SPACE = Planted.space("grid.cells=4..2103", "sizing=base");

    private static ParameterSpace space() {
        return Planted.space("grid.cells=2..1051", "sizing=base,quote");
    }

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRunIsThatOfTheReferenceEngine(int threads) {
        Draws draws = Draws.all(Planted.space("grid.cells=2..40", "grid.lower=80,130"));
        RunChunk chunk;
        try (var workers = new Workers(threads)) {
            chunk = new Sweep(draws, BARS, workers).run(0);
        }

        assertThat(chunk.rows()).isEqualTo(78);
        for (int row = 0; row < chunk.rows(); row++) {
            List<String> values = draws.at(row).values();
            if (values.get(1).equals("130")) {
                assertThat(chunk.refusals().get(row)).contains("must be above lower 130");
                continue;
            }
            var file = draws.space().document(draws.at(row)).decode();
            var outcome = (Attempt.Done<Outcome>) Outcome.of(GridPlan.of(file), BARS);
            for (Figure figure : Figure.ofRuns()) {
                assertThat(chunk.figure(figure, row)).isEqualTo(figure.of(outcome.value()));
            }
        }
    }

    @Test
    void givenAnyOrderOfQuestions_thenASobolPointIsTheSame() {
        ParameterSpace space = Planted.space("grid.cells=2..40", "risk.maxExposure=0.1..0.9");
        Draws rising = Draws.sobol(space, 64, 7);
        Draws falling = Draws.sobol(space, 64, 7);

        var forward = new ArrayList<List<String>>();
        var backward = new ArrayList<List<String>>();
        for (int i = 0; i < 64; i++) {
            forward.add(rising.at(i).values());
            backward.addFirst(falling.at(63 - i).values());
        }

        assertThat(forward).isEqualTo(backward);
        assertThat(Draws.sobol(space, 64, 8).at(0)).isNotEqualTo(rising.at(0));
    }

    /** Of 64 points one lies in each 64th of every axis: a digital shift keeps that. */
    @Test
    void sobolPointsLieEvenlyOnEveryAxis() {
        ParameterSpace space = Planted.space("grid.cells=1..64", "risk.maxOpenOrders=1..64");
        Draws draws = Draws.sobol(space, 64, 99);
        var cells = new HashSet<String>();
        var orders = new HashSet<String>();
        for (int i = 0; i < 64; i++) {
            cells.add(draws.at(i).values().getFirst());
            orders.add(draws.at(i).values().getLast());
        }

        assertThat(cells).hasSize(64);
        assertThat(orders).hasSize(64);
    }

    @Test
    void theBestAreThoseOfAStableSort() {
        var chunk = new RunChunk(0, 6);
        double[] values = {3, Double.NaN, 5, 3, Double.NaN, 4};
        System.arraycopy(values, 0, chunk.column(0), 0, 6);

        assertThat(best(chunk, 6)).containsExactly(2, 5, 0, 3, 1, 4);
        assertThat(best(chunk, 3)).containsExactly(2, 5, 0);
    }

    private static List<Integer> best(RunChunk chunk, int most) {
        var best = new BestRuns(RunChunk.FIGURES.getFirst(), most);
        best.accept(chunk);
        return best.runs();
    }

    @Test
    void aChunkThatIsKeptIsReadAgain() {
        PartFolder parts = PartFolder.open(folder.resolve("runs.csv"), identity("a"));
        Draws draws = Draws.all(SPACE);
        try (var workers = new Workers(2)) {
            var sweep = new Sweep(draws, BARS, workers);
            RunChunk chunk = sweep.run(1);
            assertThat(chunk.refusals()).isNotEmpty();

            parts.write(1, chunk);

            RunChunk read = parts.read(1).orElseThrow();
            var table = new RunTable(draws);
            assertThat(read.rows()).isEqualTo(chunk.rows());
            for (int row = 0; row < chunk.rows(); row++) {
                assertThat(table.csv(read, row)).isEqualTo(table.csv(chunk, row));
            }
        }
        assertThat(parts.has(0)).isFalse();
        assertThat(parts.read(0)).isEmpty();
    }

    @Test
    void givenADamagedPart_thenItIsNotRead() throws IOException {
        Path output = folder.resolve("runs.csv");
        PartFolder parts = PartFolder.open(output, identity("a"));
        parts.write(0, new RunChunk(0, 10));
        Path file = PartFolder.beside(output).resolve("000000.part");
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);

        assertThat(parts.read(0)).isEmpty();
    }

    @Test
    void givenPartsOfAnotherSweep_thenRefusedByWhatDiffers() {
        Path output = folder.resolve("runs.csv");
        PartFolder unused = PartFolder.open(output, identity("a"));

        assertThat(PartFolder.open(output, identity("a"))).isNotSameAs(unused);
        assertThatThrownBy(() -> PartFolder.open(output, identity("b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("runs.csv.parts holds an unfinished sweep with another data");
    }

    private static SequencedMap<String, String> identity(String data) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("strategy", "s");
        identity.put("data", data);
        return identity;
    }

    @Test
    void inCodeTheRunsAreATablesawTable() {
        Draws draws = Draws.all(space());
        var chunks = new ArrayList<RunChunk>();
        try (var workers = new Workers(2)) {
            var sweep = new Sweep(draws, BARS, workers);
            for (int chunk = 0; chunk < sweep.chunks(); chunk++) {
                chunks.add(sweep.run(chunk));
            }
        }

        Table table = new RunTable(draws).tablesaw(chunks);

        assertThat(chunks).hasSize(2);
        assertThat(table.rowCount()).isEqualTo(2_100);
        assertThat(table.columnNames()).startsWith("run", "grid.cells", "sizing", "finalEquity");
        assertThat(table.intColumn("run").getInt(2_099)).isEqualTo(2_100);
        assertThat(table.doubleColumn("grid.cells").getDouble(2_099)).isEqualTo(1_051);
        assertThat(table.stringColumn("sizing").get(2_099)).isEqualTo("quote");
        assertThat(table.doubleColumn("finalEquity").getDouble(5))
                .isEqualTo(chunks.getFirst().figure(Figure.FINAL_EQUITY, 5).orElseThrow());
    }
}
