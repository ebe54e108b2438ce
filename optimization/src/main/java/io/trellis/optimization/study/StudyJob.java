package io.trellis.optimization.study;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.search.SearchPlan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a study depends on, beside what was ever tried.
 *
 * @param document what does not vary; without a search, the strategy that is judged
 * @param block the fields that vary and the objective; without a search, where the candidates are
 *     drawn from that it is judged among
 * @param search how to look for a strategy; empty to judge the one that is given
 * @param columns the bars, seen and unseen
 * @param suspects bars of them that the certificate suspects
 * @param counted the series whose trials count against the result: all that a scan looks at
 * @param nullAcceptance how often this way of finding strategies believes a fair game, if that was
 *     measured ({@link Calibration})
 * @param checkpoint where the search keeps what was tried, so that it can go on when it was
 *     stopped; of no effect on the result
 * @param threads 1 or more; of no effect on the result
 */
public record StudyJob(
        StrategyDocument document,
        SearchBlock block,
        Optional<SearchPlan> search,
        BarColumns columns,
        SuspectBars suspects,
        ValidationPlan validation,
        Gates gates,
        List<SeriesId> counted,
        OptionalDouble nullAcceptance,
        Issue issue,
        Optional<Path> checkpoint,
        int threads) {

    /**
     * What the file is given when it is written.
     *
     * @param engine version of the program, {@code 0.1.0+3f2a91c}
     */
    public record Issue(String name, Instant created, Optional<Instant> expires, String engine) {}

    /**
     * @throws InvalidInputException if there is no thread
     */
    public StudyJob {
        counted = List.copyOf(counted);
        if (threads < 1) {
            throw new InvalidInputException("--threads " + threads + " is below 1");
        }
    }

    /** A study of one series alone, with the usual gates. */
    public static StudyJob of(
            StrategyDocument document,
            SearchBlock block,
            Optional<SearchPlan> search,
            BarColumns columns,
            SuspectBars suspects,
            ValidationPlan validation,
            Issue issue,
            int threads) {
        return new StudyJob(
                document,
                block,
                search,
                columns,
                suspects,
                validation,
                Gates.usual(),
                List.of(columns.series()),
                OptionalDouble.empty(),
                issue,
                Optional.empty(),
                threads);
    }

    /** The same with other gates. */
    public StudyJob with(Gates other) {
        return but(validation, other, counted, nullAcceptance, checkpoint);
    }

    /** The same, the trials of all these series counting. */
    public StudyJob counting(List<SeriesId> series) {
        return but(validation, gates, series, nullAcceptance, checkpoint);
    }

    /** The same, with a measured rate of believing a fair game. */
    public StudyJob withNullAcceptance(OptionalDouble rate) {
        return but(validation, gates, counted, rate, checkpoint);
    }

    /** The same with other settings of the validation. */
    public StudyJob with(ValidationPlan other) {
        return but(other, gates, counted, nullAcceptance, checkpoint);
    }

    /** The same, what was tried kept in a file. */
    public StudyJob keptIn(Path file) {
        return but(validation, gates, counted, nullAcceptance, Optional.of(file));
    }

    private StudyJob but(
            ValidationPlan otherValidation,
            Gates otherGates,
            List<SeriesId> otherCounted,
            OptionalDouble otherRate,
            Optional<Path> otherCheckpoint) {
        return new StudyJob(
                document,
                block,
                search,
                columns,
                suspects,
                otherValidation,
                otherGates,
                otherCounted,
                otherRate,
                issue,
                otherCheckpoint,
                threads);
    }
}
