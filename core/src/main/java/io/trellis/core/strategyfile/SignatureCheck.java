package io.trellis.core.strategyfile;

import java.util.List;

/** Who vouches for a strategy file. */
public sealed interface SignatureCheck {

    /** A person wrote it; it carries no proof that anybody could sign. */
    record HandWritten() implements SignatureCheck {}

    /** It carries a proof, and nobody signed it. */
    record Unsigned() implements SignatureCheck {}

    /** It names a key that is not trusted here, so nothing can be said. */
    record UnknownKey(String keyId) implements SignatureCheck {}

    /** It names a trusted key that did not sign this content. */
    record Forged(String keyId) implements SignatureCheck {}

    /** A trusted key signed exactly this content. */
    record Trusted(String keyId) implements SignatureCheck {}

    /**
     * Checks the signature of a file.
     *
     * @param keys the keys that are trusted
     */
    static SignatureCheck of(StrategyFile file, List<TrustedKey> keys) {
        if (file.proof().isEmpty()) {
            return new HandWritten();
        }
        Proof proof = file.proof().get();
        if (proof.signature().isEmpty()) {
            return new Unsigned();
        }
        Signature signature = proof.signature().get();
        boolean whole = StrategyCodec.digestOf(file).equals(proof.digest());
        return keys.stream()
                .filter(key -> key.id().equals(signature.keyId()))
                .findFirst()
                .<SignatureCheck>map(key ->
                        whole && key.made(signature, proof.digest())
                                ? new Trusted(key.id())
                                : new Forged(key.id()))
                .orElseGet(() -> new UnknownKey(signature.keyId()));
    }

    /** In a word or two, for a table. */
    default String shown() {
        return switch (this) {
            case HandWritten _ -> "hand-written";
            case Unsigned _ -> "unsigned";
            case UnknownKey _ -> "unknown key";
            case Forged _ -> "forged";
            case Trusted _ -> "signed";
        };
    }
}
