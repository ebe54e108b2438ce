package io.trellis.core.strategyfile;

import io.trellis.core.market.SeriesId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a strategy was made with.
 *
 * @param engine version and commit of the program, {@code 0.1.0+3f2a91c}
 * @param data every series that was looked at, one or more
 * @param search how it was found; empty when nothing was searched
 * @param validation what the validation was set to, by name; empty when there was none
 */
public record Provenance(
        String engine,
        List<DataSource> data,
        Optional<Search> search,
        Optional<Metrics> validation) {

    public Provenance {
        data = List.copyOf(data);
    }

    /** What nobody validated. */
    public Provenance(String engine, List<DataSource> data, Optional<Search> search) {
        this(engine, data, search, Optional.empty());
    }

    /** The same, and what the validation was set to. */
    public Provenance withValidation(Metrics settings) {
        return new Provenance(engine, data, search, Optional.of(settings));
    }

    /**
     * Stored bars.
     *
     * @param sha256 of the stored content, 64 lower-case hex digits
     * @param from start of the first bar
     * @param to start of the last bar, or later: when it ends
     * @param bars number of bars, 1 or more
     */
    public record DataSource(SeriesId series, String sha256, Instant from, Instant to, long bars) {

        /**
         * @throws IllegalArgumentException if {@code to} lies before {@code from}
         */
        public DataSource {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to: " + to + " is before from, " + from);
            }
        }
    }

    /**
     * A search.
     *
     * @param method such as {@code genetic} or {@code nsga2}
     * @param seed of its random numbers, within ±(2⁵³ − 1), which a JSON number keeps
     * @param evaluations number of strategies tried
     * @param ledgerTrials number of trials in the ledger of everything ever tried on this data
     * @param ledgerHead digest of the newest entry of that ledger
     * @param settings what the method was set to, by name; with them the search can be made again
     */
    public record Search(
            String method,
            long seed,
            long evaluations,
            OptionalLong ledgerTrials,
            Optional<String> ledgerHead,
            Optional<Metrics> settings) {

        /** A search of which only the method is told. */
        public Search(
                String method,
                long seed,
                long evaluations,
                OptionalLong ledgerTrials,
                Optional<String> ledgerHead) {
            this(method, seed, evaluations, ledgerTrials, ledgerHead, Optional.empty());
        }

        /** The same, and what the method was set to. */
        public Search withSettings(Metrics figures) {
            return new Search(
                    method, seed, evaluations, ledgerTrials, ledgerHead, Optional.of(figures));
        }
    }
}
