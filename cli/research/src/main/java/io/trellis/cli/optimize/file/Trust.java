package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.Objection;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.StrategyFile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a strategy file is, and whether it may be traded, in a few lines. */
final class Trust {

    private Trust() {}

    /** Name, market, life, digest, and what trade says of it. */
    static String heading(NamedStrategy named, Instant now) {
        StrategyFile strategy = named.strategy();
        String synthetic = isSynthetic(strategy) ? "SYNTHETIC DATA, not a market\n" : "";
        String head =
                "%s: %s on %s%n"
                        .formatted(strategy.name(), ListReport.kind(strategy), strategy.market());
        String digest = named.proof().map(proof -> proof.digest() + "\n").orElse("");
        return synthetic + head + life(strategy) + digest + decision(named, now);
    }

    private static boolean isSynthetic(StrategyFile strategy) {
        return strategy.market().synthetic()
                || strategy.proof().map(Proof::provenance).stream()
                        .flatMap(provenance -> provenance.data().stream())
                        .anyMatch(source -> source.series().synthetic());
    }

    private static String life(StrategyFile strategy) {
        String created = strategy.created().map(time -> "created " + minutes(time)).orElse("");
        String expires = strategy.expires().map(time -> "expires " + minutes(time)).orElse("");
        String both = created + (created.isEmpty() || expires.isEmpty() ? "" : ", ") + expires;
        return both.isEmpty() ? "" : both + " UTC\n";
    }

    private static String minutes(Instant time) {
        return UtcTime.minutes(time.toEpochMilli());
    }

    /** What trade says of it. */
    private static String decision(NamedStrategy named, Instant now) {
        List<Objection> objections = named.objections(now);
        if (objections.isEmpty()) {
            return "trade takes it: validated, and signed by the key %s.%n"
                    .formatted(named.keyId().orElseThrow());
        }
        return objections.stream()
                .map(Objection::reason)
                .collect(Collectors.joining(", and ", "trade refuses it: ", ".\n"));
    }
}
