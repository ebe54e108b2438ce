package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

class ObjectionTest {

    private static final Instant EXPIRES = Instant.parse("2026-12-20T21:00:00Z");
    private static final SignatureCheck TRUSTED = new SignatureCheck.Trusted("0123456789abcdef");
    private static final StrategyFile VALIDATED =
            StrategyCodec.read(Repository.golden("proven.json"), "proven.json");

    @Test
    void givenASignedValidatedStrategyInItsLife_thenNothingSpeaksAgainstIt() {
        assertThat(Objection.to(VALIDATED, TRUSTED, EXPIRES.minusMillis(1))).isEmpty();
    }

    @Test
    void givenTheEndOfItsLife_thenItHasExpired() {
        assertThat(Objection.to(VALIDATED, TRUSTED, EXPIRES))
                .containsExactly(new Objection("it expired at 2026-12-20T21:00:00Z", true));
    }

    @Test
    void givenEverySignature_thenOnlyAForgedOneIsNeverLifted() {
        List<SignatureCheck> doubtful =
                List.of(
                        new SignatureCheck.HandWritten(),
                        new SignatureCheck.Unsigned(),
                        new SignatureCheck.UnknownKey("0123456789abcdef"),
                        new SignatureCheck.Forged("0123456789abcdef"));

        assertThat(doubtful.stream().flatMap(each -> objections(each).stream()))
                .extracting(Objection::reason, Objection::lifted)
                .containsExactly(
                        tuple("it is hand-written and carries no proof", true),
                        tuple("it is unsigned", true),
                        tuple(
                                "it is signed by the key 0123456789abcdef, which is unknown here",
                                true),
                        tuple(
                                "its signature is not one of the key 0123456789abcdef over this"
                                        + " content; the file was changed after it was signed",
                                false));
    }

    @Test
    void givenAVerdictAgainstIt_thenTheRulesThatFailedAreNamed() {
        var passed = new Verdict.Rule("pbo", 0.2, OptionalDouble.of(0.1), true);
        var failed = new Verdict.Rule("deflatedSharpe", 0.95, OptionalDouble.of(0.4), false);
        var other = new Verdict.Rule("holdoutReturn", 0, OptionalDouble.empty(), false);

        assertThat(reasons(new Verdict(Verdict.Status.REJECTED, List.of(passed, failed, other))))
                .containsExactly("verdict.status is \"rejected\" by deflatedSharpe, holdoutReturn");
        assertThat(reasons(new Verdict(Verdict.Status.REJECTED, List.of())))
                .containsExactly("verdict.status is \"rejected\"");
        assertThat(reasons(Verdict.unvalidated()))
                .containsExactly("verdict.status is \"unvalidated\"");
    }

    @Test
    void givenATestOnAnotherMarket_thenItSaysLittle() {
        Proof proof = VALIDATED.proof().orElseThrow();
        var other = SeriesId.parse("synthetic/BTC-USDT/1m");
        var source =
                new Provenance.DataSource(other, "0".repeat(64), Instant.EPOCH, Instant.EPOCH, 1);
        var provenance = new Provenance("test", List.of(source), Optional.empty());
        StrategyFile file =
                StrategyCodec.proven(VALIDATED, provenance, proof.evidence(), proof.verdict());

        assertThat(Objection.to(file, TRUSTED, Instant.EPOCH))
                .containsExactly(
                        new Objection(
                                "it is for kraken/BTC-USDT/1m, and was tested on"
                                        + " synthetic/BTC-USDT/1m",
                                true));
    }

    private static List<String> reasons(Verdict verdict) {
        Proof proof = VALIDATED.proof().orElseThrow();
        StrategyFile file =
                StrategyCodec.proven(VALIDATED, proof.provenance(), proof.evidence(), verdict);
        return Objection.to(file, TRUSTED, Instant.EPOCH).stream().map(Objection::reason).toList();
    }

    private static List<Objection> objections(SignatureCheck signature) {
        return Objection.to(VALIDATED, signature, Instant.EPOCH);
    }
}
