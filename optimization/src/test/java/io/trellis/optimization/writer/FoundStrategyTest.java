package io.trellis.optimization.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.Planted;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.validation.SplitTrial;
import io.trellis.optimization.validation.TimeSplit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

class FoundStrategyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/io/trellis/optimization/writer/planted-genetic.json");
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    /**
     * A whole search from bars to bytes; the file changes when any part of it does. {@code
     * -Dgolden.write=true} writes it anew, and the commit says why.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void givenASearch_thenTheFileIsTheGoldenOneOnAnyNumberOfThreads(int threads)
            throws IOException {
        byte[] bytes = StrategyCodec.render(file(found(threads)));

        if (Boolean.getBoolean("golden.write")) {
            Files.write(GOLDEN, bytes);
        }
        assertThat(new String(bytes, UTF_8)).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void theFileReadsAsWhatWasFound() {
        FoundStrategy found = found(1);

        StrategyFile read =
                StrategyCodec.read(StrategyCodec.render(file(found)), "planted-genetic.json");

        assertThat(read.strategy()).isEqualTo(found.strategy().strategy());
        assertThat(read.search()).contains(found.block());
        assertThat(read.expires()).contains(Instant.parse("2026-02-01T03:04:05Z"));
        var proof = read.proof().orElseThrow();
        assertThat(proof.signature()).isEmpty();
        assertThat(proof.provenance().data().getFirst().sha256())
                .isEqualTo(found.data().contentSha256());
    }

    @Test
    void aFileIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("strategies").resolve("planted-genetic.json");
        StrategyFile strategy = file(found(1));

        FoundStrategy.write(file, strategy);
        FoundStrategy.write(file, strategy);

        assertThat(Files.readAllBytes(file)).isEqualTo(StrategyCodec.render(strategy));
        assertThat(file.getParent()).isDirectoryContaining("glob:**planted-genetic.json");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void givenAFolderThatCannotBeMade_thenOneSentence(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("strategies"));

        assertThatThrownBy(() ->
                        FoundStrategy.write(
                                inTheWay.resolve("planted-genetic.json"), file(found(1))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a file is in the way where a folder is needed");
    }

    private static StrategyFile file(FoundStrategy found) {
        return found.file("planted-genetic", CREATED, "0.1.0+test");
    }

    private static FoundStrategy found(int threads) {
        var data = Planted.columns(400);
        TimeSplit split = TimeSplit.of(data, new BigDecimal("0.7"));
        ParameterSpace space =
                Planted.space("grid.cells=5..40", "grid.lower=80..95", "grid.upper=105..120/5");
        var objective = Objective.named("finalEquity");
        var genetic = SearchPlan.genetic(42, 8, 4);
        var bars = TickBars.of(split.train(), Planted.document().decode().instrument());
        SearchResult result;
        try (var problem = new GridProblem(space, bars, objective, threads)) {
            result = genetic.search(problem, SearchListener.silent());
        }
        StrategyFile winner = space.document(result.best().orElseThrow().candidate()).decode();
        return new FoundStrategy(
                winner,
                objective.block(space.dimensions()),
                new Provenance.Search(
                        genetic.method(),
                        genetic.seed(),
                        result.tried().size(),
                        OptionalLong.empty(),
                        Optional.empty()),
                data,
                SplitTrial.of(GridPlan.of(winner), split));
    }
}
