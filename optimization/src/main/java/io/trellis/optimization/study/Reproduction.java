package io.trellis.optimization.study;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.SearchPlan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proof of a strategy file made again from the bars, by what the file says of how it was made:
 * its search, its settings, its gates and how many trials were counted.
 *
 * @param file what the bars give now, unsigned
 * @param difference the first place in which that differs from the file, in words; empty when every
 *     byte is the same, but for the signature
 */
public record Reproduction(StrategyFile file, Optional<String> difference) {

    /**
     * Runs search and evidence again.
     *
     * @param columns the bars; those of the file are taken out of them, if they hold more
     * @param suspects those that the certificate suspects
     * @param threads 1 or more; of no effect on the result
     * @throws InvalidInputException if the file has no proof that a validation made, or the bars
     *     are not those it was made with
     */
    public static Reproduction of(
            StrategyFile file,
            BarColumns columns,
            SuspectBars suspects,
            int threads,
            StudyListener listener) {
        Proof proof = file.proof().orElseThrow(() -> unproven(file, "no proof"));
        StudyJob job = job(file, proof, bars(proof.provenance(), columns), suspects, threads);
        StrategyFile made = Study.run(job, counted(file, proof), listener).file();
        return new Reproduction(made, Differences.first(unsigned(file, proof), made));
    }

    private static InvalidInputException unproven(StrategyFile file, String what) {
        return new InvalidInputException(
                file.name()
                        + " has "
                        + what
                        + " that could be made again; only a file that a validation wrote has one");
    }

    /** The bars that the file names, which must be there to the last bit. */
    private static BarColumns bars(Provenance provenance, BarColumns columns) {
        if (provenance.data().size() != 1) {
            throw new InvalidInputException(
                    "provenance.data names %d series; one is what can be made again"
                            .formatted(provenance.data().size()));
        }
        Provenance.DataSource source = provenance.data().getFirst();
        if (!source.series().equals(columns.series())) {
            throw new InvalidInputException(
                    "the bars are of %s, the file was made with %s"
                            .formatted(columns.series(), source.series()));
        }
        BarColumns same =
                columns.slice(source.from().toEpochMilli(), source.to().toEpochMilli() + 1);
        String sha256 = same.contentSha256();
        if (!sha256.equals(source.sha256())) {
            throw new InvalidInputException(
                    "the bars of %s from %s to %s have the SHA-256 %s, the file was made with %s"
                            .formatted(
                                    source.series(),
                                    source.from(),
                                    source.to(),
                                    sha256,
                                    source.sha256()));
        }
        return same;
    }

    private static StudyJob job(
            StrategyFile file, Proof proof, BarColumns columns, SuspectBars suspects, int threads) {
        ValidationPlan validation =
                proof.provenance()
                        .validation()
                        .map(ValidationPlan::of)
                        .orElseThrow(() -> unproven(file, "no validation"));
        StrategyDocument document = StrategyDocument.of(file, file.name());
        Instant created = file.created().orElseThrow(() -> unproven(file, "no time of making"));
        return new StudyJob(
                document,
                file.search().orElseGet(() -> DrawnBlock.of(file, columns, validation)),
                plan(file, proof),
                columns,
                suspects,
                validation,
                Gates.of(proof.verdict()),
                List.of(columns.series()),
                proof.evidence().nullAcceptance(),
                new StudyJob.Issue(
                        file.name(), created, file.expires(), proof.provenance().engine()),
                Optional.empty(),
                threads);
    }

    private static Optional<SearchPlan> plan(StrategyFile file, Proof proof) {
        Provenance.Search search =
                proof.provenance().search().orElseThrow(() -> unproven(file, "no search"));
        return search.method().equals(Study.GIVEN)
                ? Optional.empty()
                : Optional.of(
                        SearchPlan.of(
                                search.method(),
                                search.seed(),
                                search.settings().orElseThrow(() -> unproven(file, "no search"))));
    }

    /** The trials as they were counted then. */
    private static Trials counted(StrategyFile file, Proof proof) {
        Provenance.Search search = proof.provenance().search().orElseThrow();
        long trials = search.ledgerTrials().orElseThrow(() -> unproven(file, "no count of trials"));
        String head = search.ledgerHead().orElseThrow(() -> unproven(file, "no count of trials"));
        int openings =
                proof.verdict().rules().stream()
                        .filter(rule -> rule.rule().equals(Gate.OPENINGS.word()))
                        .mapToInt(rule -> (int) rule.value().orElse(1))
                        .findFirst()
                        .orElse(1);
        return new CountedThen(new Trials.Count(trials, head), openings);
    }

    private record CountedThen(Trials.Count count, int openings) implements Trials {

        @Override
        public void add(TrialData data, List<ParameterDigest> parameters) {}

        @Override
        public Count count(List<SeriesId> series) {
            return count;
        }

        @Override
        public int openHoldout(TrialData holdout, ParameterDigest strategy) {
            return openings;
        }

        @Override
        public int openings(TrialData holdout, ParameterDigest strategy) {
            return openings;
        }
    }

    private static StrategyFile unsigned(StrategyFile file, Proof proof) {
        return StrategyCodec.proven(file, proof.provenance(), proof.evidence(), proof.verdict());
    }
}
