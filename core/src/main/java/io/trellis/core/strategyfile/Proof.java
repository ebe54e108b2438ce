package io.trellis.core.strategyfile;

import java.util.Optional;

/**
 * What a research program adds to a strategy. {@link StrategyCodec#proven} puts it together.
 *
 * @param digest {@code sha256:} and 64 lower-case hex digits, see {@link StrategyCodec#digestOf}
 * @param signature over the digest; empty for an unsigned file
 */
public record Proof(
        Provenance provenance,
        Evidence evidence,
        Verdict verdict,
        String digest,
        Optional<Signature> signature) {}
