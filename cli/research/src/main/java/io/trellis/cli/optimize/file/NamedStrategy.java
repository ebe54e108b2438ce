package io.trellis.cli.optimize.file;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.strategyfile.Objection;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.SignatureCheck;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A strategy file that was read, and who vouches for it. */
record NamedStrategy(Path path, StrategyFile strategy, SignatureCheck signature) {

    /**
     * Reads and checks a file.
     *
     * @param trusted the keys that may vouch for it
     * @throws io.trellis.core.InvalidInputException if there is no such file, or its content is
     *     wrong
     */
    static NamedStrategy read(Path path, List<TrustedKey> trusted) {
        StrategyDocument document = StrategyInput.read(path);
        StrategyFile strategy = document.decode();
        return new NamedStrategy(path, strategy, SignatureCheck.of(strategy, trusted));
    }

    /** Replaces the file, whole or not at all. */
    static void write(Path path, StrategyFile strategy) {
        byte[] bytes = StrategyCodec.render(strategy);
        AtomicFile.write(path, temporary -> Files.write(temporary, bytes));
    }

    /** The content as a tree, as the file would be written. */
    Json.ObjectValue tree() {
        return JsonReader.read(StrategyCodec.render(strategy), path.toString());
    }

    Optional<Proof> proof() {
        return strategy.proof();
    }

    /** What speaks against trading it at a time. */
    List<Objection> objections(Instant now) {
        return Objection.to(strategy, signature, now);
    }

    /** {@code validated}, {@code rejected} or {@code unvalidated}; empty for a hand-written one. */
    Optional<String> verdict() {
        return proof().map(Proof::verdict).map(Verdict::status).map(NamedStrategy::word);
    }

    /** As a strategy file writes it. */
    static String word(Verdict.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The key that it names; empty when it is not signed. */
    Optional<String> keyId() {
        return proof().flatMap(Proof::signature).map(signed -> signed.keyId());
    }
}
