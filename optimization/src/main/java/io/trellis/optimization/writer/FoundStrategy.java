package io.trellis.optimization.writer;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.validation.SplitTrial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A strategy that a search ended with, and all that its file says about where it comes from.
 *
 * @param strategy the winner as it runs; its name and times are given when it is written
 * @param block the space and the objective
 * @param search how it was found
 * @param data all bars that were looked at, seen and unseen
 * @param trial how it did on both parts
 */
public record FoundStrategy(
        StrategyFile strategy,
        SearchBlock block,
        Provenance.Search search,
        BarColumns data,
        SplitTrial trial) {

    /** How long it may be traded after it was made, as markets change. */
    public static final Duration LIFE = Duration.ofDays(30);

    /**
     * The file, with its digest and unsigned.
     *
     * @param engine version of this program, {@code 0.1.0+3f2a91c}
     */
    public StrategyFile file(String name, Instant created, String engine) {
        return StrategyCodec.proven(
                strategy.withSearch(block).issued(name, created, Optional.of(created.plus(LIFE))),
                new Provenance(engine, List.of(source()), Optional.of(search)),
                trial.evidence(),
                trial.verdict());
    }

    private Provenance.DataSource source() {
        return new Provenance.DataSource(
                data.series(),
                data.contentSha256(),
                Instant.ofEpochMilli(data.firstMillis()),
                Instant.ofEpochMilli(data.lastMillis()),
                data.rows());
    }

    /**
     * Puts a strategy into a file, whole or not at all.
     *
     * @param file replaced if it is there
     */
    public static void write(Path file, StrategyFile strategy) {
        byte[] bytes = StrategyCodec.render(strategy);
        AtomicFile.write(file, temporary -> Files.write(temporary, bytes));
    }
}
