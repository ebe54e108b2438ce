package io.trellis.core.strategyfile;

import io.trellis.core.market.SeriesId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a strategy file should not be traded.
 *
 * @param reason about the file, {@code it is unsigned}
 * @param lifted whether a person may trade it on paper all the same
 */
public record Objection(String reason, boolean lifted) {

    /**
     * Everything that a file itself, its keys and the time speak against; empty for a strategy that
     * a trusted key vouches for, that passed its validation on its own market and has not expired.
     *
     * @param now the time at which it would be traded
     */
    public static List<Objection> to(StrategyFile file, SignatureCheck signature, Instant now) {
        var objections = new ArrayList<Objection>();
        ofSignature(signature).ifPresent(objections::add);
        file.proof().map(Proof::verdict).flatMap(Objection::ofVerdict).ifPresent(objections::add);
        file.proof()
                .map(Proof::provenance)
                .flatMap(provenance -> ofData(provenance, file.market()))
                .ifPresent(objections::add);
        file.expires()
                .filter(expiry -> !now.isBefore(expiry))
                .map(expiry -> new Objection("it expired at " + expiry, true))
                .ifPresent(objections::add);
        return List.copyOf(objections);
    }

    private static Optional<Objection> ofSignature(SignatureCheck signature) {
        return switch (signature) {
            case SignatureCheck.HandWritten _ ->
                    Optional.of(new Objection("it is hand-written and carries no proof", true));
            case SignatureCheck.Unsigned _ -> Optional.of(new Objection("it is unsigned", true));
            case SignatureCheck.UnknownKey(String keyId) ->
                    Optional.of(
                            new Objection(
                                    "it is signed by the key " + keyId + ", which is unknown here",
                                    true));
            case SignatureCheck.Forged(String keyId) ->
                    Optional.of(
                            new Objection(
                                    "its signature is not one of the key "
                                            + keyId
                                            + " over this content; the file was changed after it"
                                            + " was signed",
                                    false));
            case SignatureCheck.Trusted _ -> Optional.empty();
        };
    }

    private static Optional<Objection> ofVerdict(Verdict verdict) {
        return switch (verdict.status()) {
            case VALIDATED -> Optional.empty();
            case UNVALIDATED ->
                    Optional.of(new Objection("verdict.status is \"unvalidated\"", true));
            case REJECTED ->
                    Optional.of(
                            new Objection(
                                    "verdict.status is \"rejected\"" + failed(verdict), true));
        };
    }

    /** What holds on one market says little about another. */
    private static Optional<Objection> ofData(Provenance provenance, SeriesId market) {
        List<SeriesId> looked =
                provenance.data().stream().map(Provenance.DataSource::series).toList();
        return looked.contains(market)
                ? Optional.empty()
                : Optional.of(
                        new Objection(
                                "it is for %s, and was tested on %s"
                                        .formatted(market, looked.getFirst()),
                                true));
    }

    private static String failed(Verdict verdict) {
        String rules =
                verdict.rules().stream()
                        .filter(rule -> !rule.passed())
                        .map(Verdict.Rule::rule)
                        .collect(Collectors.joining(", "));
        return rules.isEmpty() ? "" : " by " + rules;
    }
}
