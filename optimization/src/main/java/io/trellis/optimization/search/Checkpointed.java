package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;
import io.trellis.optimization.space.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A problem that remembers in a file what was tried. A searcher always does the same from the same
 * seed, so one that was killed is simply run again: what the file knows is answered from it, and
 * the search goes on where it was.
 */
public final class Checkpointed implements Problem {

    /** How often a file is written when nobody wants it otherwise. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    private final Problem problem;
    private final Path file;
    private final SequencedMap<String, String> identity;
    private final Duration pause;
    private final Map<Candidate, Fitness> known = new LinkedHashMap<>();
    private final int resumed;
    private int written;
    private long writtenNanos = System.nanoTime();

    private Checkpointed(
            Problem problem,
            Path file,
            SequencedMap<String, String> identity,
            Duration pause,
            List<Tried> tried) {
        this.problem = problem;
        this.file = file;
        this.identity = identity;
        this.pause = pause;
        tried.forEach(each -> known.put(each.candidate(), each.fitness()));
        this.resumed = known.size();
        this.written = resumed;
    }

    /**
     * A problem that goes on from its file, or begins one.
     *
     * @param identity all that the search depends on, by the word that names it, see {@link
     *     #identity}
     * @param pause least time from one writing to the next
     * @throws InvalidInputException if the file is damaged, or of another search; the sentence says
     *     what is different
     * @throws UncheckedIOException if it cannot be read
     */
    public static Checkpointed open(
            Problem problem, Path file, SequencedMap<String, String> identity, Duration pause) {
        List<Tried> tried = Files.exists(file) ? CheckpointFile.read(file, identity) : List.of();
        return new Checkpointed(problem, file, new LinkedHashMap<>(identity), pause, tried);
    }

    /**
     * What a search of grids depends on, beside the bars and the program; who knows these puts them
     * in.
     */
    public static SequencedMap<String, String> identity(
            SearchPlan plan, ParameterSpace space, Objective objective) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("method", plan.method());
        identity.put("seed", String.valueOf(plan.seed()));
        identity.put("population", String.valueOf(plan.population()));
        identity.put("objective", objective.words());
        identity.put("strategy", space.base().digest());
        identity.put(
                "space",
                space.dimensions().stream()
                        .map(each -> each.path() + "=" + Settings.values(each))
                        .collect(Collectors.joining(" ")));
        return identity;
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
        return problem.convenientBatch();
    }

    @Override
    public List<Fitness> evaluate(List<Candidate> batch) {
        var fresh = new LinkedHashSet<>(batch);
        fresh.removeIf(known::containsKey);
        List<Candidate> unknown = List.copyOf(fresh);
        if (!unknown.isEmpty()) {
            List<Fitness> reached = problem.evaluate(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), reached.get(i));
            }
            if (System.nanoTime() - writtenNanos >= pause.toNanos()) {
                write();
            }
        }
        return batch.stream().map(known::get).toList();
    }

    /** How many candidates the file knew when it was opened. */
    public int resumed() {
        return resumed;
    }

    /**
     * Writes all that was tried, if there is something new; the file is whole or as it was.
     *
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public void write() {
        if (known.size() > written) {
            var tried = new ArrayList<Tried>(known.size());
            known.forEach((candidate, fitness) -> tried.add(new Tried(candidate, fitness)));
            CheckpointFile.write(file, identity, tried);
            written = known.size();
        }
        writtenNanos = System.nanoTime();
    }

    /**
     * Takes the file away, as the search is done.
     *
     * @throws UncheckedIOException if it cannot be deleted
     */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ".", e);
        }
    }
}
