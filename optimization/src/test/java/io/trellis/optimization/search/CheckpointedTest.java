package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

class CheckpointedTest {

    private static final Bars BARS = Planted.bars(150);
    private static final Objective EQUITY = Objective.named("finalEquity");
    private static final ParameterSpace SPACE =
            Planted.space("grid.lower=60..99", "grid.upper=101..140", "grid.cells=2..80");

    @TempDir Path folder;

    /** Ends the search as a kill does, in the middle of a generation. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Dies when it is asked for a batch too many. */
    private static final class Mortal implements Problem {

        private final Problem problem;
        private final int batches;
        private int asked;

        Mortal(Problem problem, int batches) {
            this.problem = problem;
            this.batches = batches;
        }

        @Override
        public SearchSpace space() {
            return problem.space();
        }

        @Override
        public int scores() {
            return problem.scores();
        }

        @Override
        public int convenientBatch() {
            return 16;
        }

        @Override
        public List<Fitness> evaluate(List<Candidate> batch) {
            if (asked++ == batches) {
                throw new Killed();
            }
            return problem.evaluate(batch);
        }
    }

    static Stream<SearchPlan> plans() {
        return Stream.of(
                SearchPlan.genetic(7, 12, 8),
                SearchPlan.nsga2(7, 8, 8),
                SearchPlan.bayesian(7, 24),
                SearchPlan.random(7, 100),
                SearchPlan.sobol(7, 100));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void killedAtAnyGenerationAndResumed_thenTheSameResult(SearchPlan plan) {
        Objective objective =
                plan.method().equals("nsga2")
                        ? Objective.named("totalReturn,maxDrawdown,roundTrips>=5")
                        : EQUITY;
        try (var problem = new GridProblem(SPACE, BARS, objective, 2)) {
            var identity = Checkpointed.identity(plan, SPACE, objective);
            var heard = new ArrayList<SearchListener.Progress>();
            SearchResult whole = plan.search(new Mortal(problem, 1_000), heard::add);
            int evaluated = 0;
            int deaths = 0;
            for (int batches = 0; batches < heard.size(); batches += batches < 8 ? 1 : 5) {
                Path file = folder.resolve("search-" + batches + ".checkpoint");
                var first = open(new Mortal(problem, batches), file, identity);
                try {
                    plan.search(first, SearchListener.silent());
                } catch (Killed _) {
                    deaths++;
                }
                var counted = new Mortal(problem, 1_000);
                var second = open(counted, file, identity);

                assertThat(plan.search(second, SearchListener.silent()))
                        .as("killed at batch %d", batches)
                        .isEqualTo(whole);
                assertThat(second.resumed()).isGreaterThanOrEqualTo(evaluated);
                evaluated = second.resumed();
            }
            assertThat(deaths).isGreaterThan(4);
            assertThat(evaluated).isPositive();
        }
    }

    private static Checkpointed open(
            Problem problem, Path file, SequencedMap<String, String> identity) {
        return Checkpointed.open(problem, file, identity, Duration.ZERO);
    }

    @Test
    void givenAPause_thenTheFileIsWrittenWhenAskedFor() {
        Path file = folder.resolve("search.checkpoint");
        SearchPlan plan = SearchPlan.random(1, 20);
        var problem =
                Checkpointed.open(
                        Functions.branin(), file, new LinkedHashMap<>(), Duration.ofHours(1));

        plan.search(problem, SearchListener.silent());
        assertThat(file).doesNotExist();
        problem.write();

        assertThat(open(Functions.branin(), file, new LinkedHashMap<>()).resumed()).isEqualTo(20);
        problem.delete();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsReadIsWhatWasWrittenToTheLastBit() {
        Path file = folder.resolve("search.checkpoint");
        List<Tried> tried =
                List.of(
                        new Tried(candidate("1", ""), Fitness.refused()),
                        new Tried(candidate("2", "base"), Fitness.losing(0.1 + 0.2)),
                        new Tried(candidate("3", "null"), Fitness.undefined()),
                        new Tried(candidate("4", "a b"), Fitness.constrained(1e-300, List.of(-.1))),
                        new Tried(candidate("5", "é"), Fitness.feasible(Math.PI, -1 / 3.0)));

        CheckpointFile.write(file, new LinkedHashMap<>(), tried);

        assertThat(CheckpointFile.read(file, new LinkedHashMap<>())).isEqualTo(tried);
    }

    private static Candidate candidate(String... values) {
        return new Candidate(List.of(values));
    }

    @Test
    void givenAFileOfAnotherSearch_thenRefusedWithWhatIsDifferent() {
        Path file = folder.resolve("search.checkpoint");
        var seven = Checkpointed.identity(SearchPlan.genetic(7, 12, 8), SPACE, EQUITY);
        var eight = Checkpointed.identity(SearchPlan.genetic(8, 12, 8), SPACE, EQUITY);
        CheckpointFile.write(file, seven, List.of());

        assertThatThrownBy(() -> CheckpointFile.read(file, eight))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        file
                                + " is the checkpoint of a search with another seed; finish that"
                                + " one, delete the file to search anew, or name another file.");
        eight.replace("seed", "7");
        eight.put("data", "0123");
        assertThatThrownBy(() -> CheckpointFile.read(file, eight))
                .hasMessageContaining("a search with another data");
        assertThatThrownBy(() -> CheckpointFile.read(file, new LinkedHashMap<>()))
                .hasMessageContaining("depended on more");
    }

    @Test
    void givenAnyByteChangedOrTheEndCutOff_thenRefused() throws IOException {
        Path file = folder.resolve("search.checkpoint");
        var identity = Checkpointed.identity(SearchPlan.genetic(7, 12, 8), SPACE, EQUITY);
        CheckpointFile.write(
                file, identity, List.of(new Tried(candidate("4", "é"), Fitness.feasible(0.1))));
        byte[] whole = Files.readAllBytes(file);

        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Files.write(file, changed);
            assertThatThrownBy(() -> CheckpointFile.read(file, identity))
                    .as("byte %d", i)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is not a whole checkpoint of a search");
            Files.write(file, Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> CheckpointFile.read(file, identity))
                    .as("cut at %d", i)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    /** The name leaves no room for that of the temporary file beside it. */
    @Test
    void givenItCannotBeWritten_thenASentenceAndTheFileAsItWas() throws IOException {
        Path file = folder.resolve("c".repeat(240));
        Path elsewhere = folder.resolve("search.checkpoint");
        CheckpointFile.write(elsewhere, new LinkedHashMap<>(), List.of());
        Files.copy(elsewhere, file);
        var problem = open(Functions.branin(), file, new LinkedHashMap<>());

        assertThatThrownBy(() -> SearchPlan.random(1, 20).search(problem, SearchListener.silent()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + file);

        assertThat(file).hasSameBinaryContentAs(elsewhere);
    }

    @Test
    void givenAListenerThatWantsTheEnd_thenTheGenerationIsFinishedAndAResumeCompletesIt() {
        Path file = folder.resolve("search.checkpoint");
        SearchPlan plan = SearchPlan.nsga2(3, 10, 12);
        Problem branin = Functions.zdt(1);
        var asking =
                new SearchListener() {
                    private int steps;

                    @Override
                    public void progressed(Progress progress) {
                        steps = progress.step();
                    }

                    @Override
                    public boolean wantsEnd() {
                        return steps == 5;
                    }
                };
        var first = Checkpointed.open(branin, file, new LinkedHashMap<>(), Duration.ofHours(1));

        SearchResult part = plan.search(first, asking);
        first.write();

        SearchResult whole = plan.search(branin, SearchListener.silent());
        assertThat(asking.steps).isEqualTo(5);
        assertThat(part.tried())
                .isEqualTo(whole.tried().subList(0, part.tried().size()))
                .hasSizeLessThan(whole.tried().size());
        assertThat(plan.search(open(branin, file, new LinkedHashMap<>()), SearchListener.silent()))
                .isEqualTo(whole);
    }
}
