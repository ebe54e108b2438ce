package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.validation.FairWorlds.Swing;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

class StudyTest {

    private static final int DAYS = 300;

    private static final long SEED = 3;

    /** So large that the gates hold in nine worlds of ten. */
    private static final Swing EDGE = new Swing(0.06, 6);

    private static BarColumns edge() {
        return Worlds.world(DAYS, SEED, EDGE);
    }

    private static BarColumns noise() {
        return Worlds.world(DAYS, SEED, Swing.NONE);
    }

    private static StudyResult run(StudyJob job, Trials trials) {
        return Study.run(job, trials, StudyListener.silent());
    }

    private static StudyResult run(StudyJob job) {
        return run(job, Trials.inMemory());
    }

    private static Verdict.Rule rule(StudyResult result, Gate gate) {
        return result.verdict().rules().stream()
                .filter(rule -> rule.rule().equals(gate.word()))
                .findFirst()
                .orElseThrow();
    }

    /** Remembers when it was told of a holdout. */
    private static final class Watched implements Trials {

        private final Trials kept = Trials.inMemory();
        private final List<TrialData> opened = new ArrayList<>();
        private long tried;

        @Override
        public void add(TrialData data, List<ParameterDigest> parameters) {
            assertTrue(opened.isEmpty(), "nothing is tried after the holdout is open");
            tried += parameters.size();
            kept.add(data, parameters);
        }

        @Override
        public Count count(List<SeriesId> series) {
            return kept.count(series);
        }

        @Override
        public int openHoldout(TrialData holdout, ParameterDigest strategy) {
            opened.add(holdout);
            return kept.openHoldout(holdout, strategy);
        }

        @Override
        public int openings(TrialData holdout, ParameterDigest strategy) {
            return kept.openings(holdout, strategy);
        }
    }

    @Test
    void givenThatPlainsAreLookedFor_thenNeighboursCountAsTrialsAndTheFileSaysSo() {
        StudyJob peaks = Worlds.job(noise(), 2);
        StudyJob plains = peaks.with(peaks.validation().with("plateau", 1));
        var ofPeaks = new Watched();
        var ofPlains = new Watched();

        run(peaks, ofPeaks);
        StudyResult result = run(plains, ofPlains);

        assertTrue(ofPlains.tried > 2 * ofPeaks.tried, ofPlains.tried + ", " + ofPeaks.tried);
        var settings = result.file().proof().orElseThrow().provenance().validation().orElseThrow();
        assertEquals(OptionalDouble.of(1), settings.values().get("plateau"));
    }

    @Test
    void givenAPlantedEdge_thenTheStrategyFoundIsValidated() {
        var trials = new Watched();
        StudyResult result = run(Worlds.job(edge(), 2), trials);

        assertEquals(List.of(), failed(result));
        assertTrue(result.isValidated());
        assertEquals(1, trials.opened.size());
        assertTrue(result.outOfSample().isPresent());
        Evidence evidence = result.evidence();
        assertEquals(3, evidence.folds().size());
        assertTrue(evidence.outOfSample().isPresent());
        assertTrue(evidence.envelope().isPresent());
        Proof proof = result.file().proof().orElseThrow();
        assertTrue(
                proof.provenance().search().orElseThrow().ledgerTrials().orElseThrow() >= 120,
                "every trial counts");
        assertTrue(trials.tried >= 120);
    }

    private static List<String> failed(StudyResult result) {
        return result.verdict().rules().stream()
                .filter(rule -> !rule.passed())
                .map(rule -> rule.rule() + " " + rule.value())
                .toList();
    }

    @Test
    void givenTheBestOfNoise_thenItIsRejectedAndTheHoldoutStaysClosed() {
        var trials = new Watched();
        StudyResult result = run(Worlds.job(noise(), 2), trials);

        assertEquals(Verdict.Status.REJECTED, result.verdict().status());
        assertTrue(trials.opened.isEmpty());
        assertTrue(result.outOfSample().isEmpty());
        assertTrue(rule(result, Gate.HOLDOUT).value().isEmpty());
        assertFalse(rule(result, Gate.HOLDOUT).passed());
        assertFalse(rule(result, Gate.OPENINGS).passed());
    }

    @Test
    void givenAnyNumberOfThreads_thenTheBytesAreTheSame() {
        byte[] one = StrategyCodec.render(run(Worlds.job(edge(), 1)).file());

        assertArrayEquals(one, StrategyCodec.render(run(Worlds.job(edge(), 2)).file()));
        assertArrayEquals(one, StrategyCodec.render(run(Worlds.job(edge(), 7)).file()));
    }

    @Test
    void givenAHoldoutThatAnotherStrategyOpened_thenItIsTooLate() {
        var trials = new Watched();
        BarColumns bars = edge();
        StudyResult first = run(Worlds.job(bars, 2), trials);
        trials.openHoldout(trials.opened.getFirst(), new ParameterDigest(1, 2));
        trials.opened.clear();

        StudyResult second = run(Worlds.job(bars, 2), trials);

        assertTrue(first.isValidated());
        assertEquals(2, rule(second, Gate.OPENINGS).value().orElseThrow());
        assertEquals(List.of("holdoutOpenings OptionalDouble[2.0]"), failed(second));
    }

    @Test
    void givenTheFileOfAStudy_thenTheBarsGiveItsProofAgain() {
        BarColumns bars = edge();
        StrategyFile file = run(Worlds.job(bars, 2)).file();

        assertEquals(Optional.empty(), again(file, bars).difference());
    }

    private static Reproduction again(StrategyFile file, BarColumns bars) {
        return Reproduction.of(file, bars, SuspectBars.NONE, 2, StudyListener.silent());
    }

    private static StudyJob given(BarColumns bars, SearchBlock block) {
        return StudyJob.of(
                Worlds.document(),
                block,
                Optional.empty(),
                bars,
                SuspectBars.NONE,
                Worlds.quick(bars),
                Worlds.issue("given"),
                2);
    }

    @Test
    void givenAStrategyThatAPersonWrote_thenItIsJudgedAsItIsAndTheProofCanBeMadeAgain() {
        BarColumns bars = noise();
        StrategyFile written = Worlds.document().decode();
        StudyJob job =
                given(bars, written.search().orElseThrow())
                        .with(Gates.usual().with(Gate.OVERFITTING, 0.4))
                        .withNullAcceptance(OptionalDouble.of(0.03));

        StrategyFile file = run(job).file();

        Proof proof = file.proof().orElseThrow();
        assertEquals(written.strategy(), file.strategy());
        assertEquals(written.search(), file.search());
        assertEquals(Study.GIVEN, proof.provenance().search().orElseThrow().method());
        assertEquals(0.03, proof.evidence().nullAcceptance().orElseThrow());
        assertEquals(Optional.empty(), again(file, bars).difference());
    }

    @Test
    void givenAStrategyWithoutASpace_thenOneIsDrawnFromTheBarsEachTime() {
        BarColumns bars = noise();
        StrategyFile written = Worlds.document().decode();
        var spaceless =
                new StrategyFile(
                        written.name(),
                        Optional.empty(),
                        Optional.empty(),
                        written.market(),
                        written.instrument(),
                        written.strategy(),
                        written.risk(),
                        written.assumptions(),
                        Optional.empty(),
                        Optional.empty());
        StudyJob job =
                StudyJob.of(
                        StrategyDocument.of(spaceless, "spaceless.json"),
                        DrawnBlock.of(spaceless, bars, Worlds.quick(bars)),
                        Optional.empty(),
                        bars,
                        SuspectBars.NONE,
                        Worlds.quick(bars),
                        Worlds.issue("spaceless"),
                        2);

        StrategyFile file = run(job).file();

        assertEquals(Optional.empty(), file.search());
        assertEquals(Optional.empty(), again(file, bars).difference());
    }

    @Test
    void givenAFigureThatTheBarsDoNotGive_thenItsPlaceIsTold() {
        BarColumns bars = noise();
        StrategyFile file = run(Worlds.job(bars, 2)).file();
        Proof proof = file.proof().orElseThrow();
        String text = new String(StrategyCodec.render(file), StandardCharsets.UTF_8);
        double pbo = proof.evidence().pbo().orElseThrow();
        Evidence better = better(proof.evidence());
        StrategyFile forged =
                StrategyCodec.proven(file, proof.provenance(), better, proof.verdict());

        assertTrue(text.contains("\"pbo\": " + pbo));
        assertEquals(
                "evidence.pbo: the file has 0.001, the bars give " + pbo,
                again(forged, bars).difference().orElseThrow());
    }

    private static Evidence better(Evidence evidence) {
        return new Evidence(
                evidence.inSample(),
                evidence.outOfSample(),
                evidence.folds(),
                evidence.deflatedSharpe(),
                OptionalDouble.of(0.001),
                evidence.realityCheckP(),
                evidence.envelope(),
                evidence.nullAcceptance(),
                evidence.suspectBarProfitShare(),
                evidence.statistics());
    }

    @Test
    void givenOtherBars_thenTheProofIsNotEvenTried() {
        StrategyFile file = run(Worlds.job(noise(), 2)).file();

        var refused =
                assertThrows(
                        InvalidInputException.class,
                        () -> again(file, Worlds.world(DAYS, SEED + 1, Swing.NONE)));

        assertTrue(String.valueOf(refused.getMessage()).contains("the file was made with"));
    }

    @Test
    void givenAFileWithoutProof_thenThereIsNothingToMakeAgain() {
        var refused =
                assertThrows(
                        InvalidInputException.class,
                        () -> again(Worlds.document().decode(), noise()));

        assertTrue(String.valueOf(refused.getMessage()).contains("has no proof"));
    }

    @Test
    void givenNothingFeasible_thenTheSentenceSaysWhatWouldBeRight() {
        String text =
                Worlds.text()
                        .replace(
                                "\"from\": 0.004, \"to\": 0.06",
                                "\"from\": 0.0001, \"to\": 0.0011");
        StrategyDocument narrow = Worlds.document(text);
        BarColumns bars = noise();
        StudyJob job =
                StudyJob.of(
                        narrow,
                        narrow.decode().search().orElseThrow(),
                        Optional.of(SearchPlan.random(1, 20)),
                        bars,
                        SuspectBars.NONE,
                        Worlds.quick(bars),
                        Worlds.issue("none"),
                        1);

        var refused = assertThrows(InvalidInputException.class, () -> run(job));

        assertTrue(String.valueOf(refused.getMessage()).contains("no candidate covers its fees"));
    }
}
