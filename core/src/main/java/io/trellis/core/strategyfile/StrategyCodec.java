package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Reads and writes strategy files: bytes in, bytes out. */
public final class StrategyCodec {

    private static final String NO_DIGEST = "";

    private StrategyCodec() {}

    /**
     * Reads a file, strictly: an unknown, missing or repeated field, a value of the wrong type or
     * beyond its bounds, a digest that is not that of the content are all refused. The signature is
     * looked at for its form only.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException one sentence that names file, path, value and what would be
     *     right
     */
    public static StrategyFile read(byte[] bytes, String sourceName) {
        return StrategyDocument.read(bytes, sourceName).decode();
    }

    /**
     * Writes a file: every field, in the order of the format, two spaces of indent, one newline at
     * the end. It reads itself what it wrote, so that nothing is written that would be refused.
     *
     * @return UTF-8
     * @throws IllegalArgumentException if the strategy does not fit into a file, such as an amount
     *     with too many digits, or a digest that is not that of the content
     */
    public static byte[] render(StrategyFile file) {
        byte[] bytes = write(file);
        try {
            StrategyFile read = read(bytes, file.name() + ".json");
            if (!Arrays.equals(write(read), bytes)) {
                throw new IllegalArgumentException(file.name() + " reads as another strategy");
            }
        } catch (InvalidInputException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
        return bytes;
    }

    /**
     * SHA-256 over the canonical bytes (RFC 8785) of the document without digest and signature.
     *
     * @return {@code sha256:} and 64 lower-case hex digits
     */
    public static String digestOf(StrategyFile file) {
        return document(file).digest();
    }

    /** The strategy with a proof and the right digest, unsigned. */
    public static StrategyFile proven(
            StrategyFile file, Provenance provenance, Evidence evidence, Verdict verdict) {
        var proof = new Proof(provenance, evidence, verdict, NO_DIGEST, Optional.empty());
        String digest = digestOf(file.withProof(proof));
        return file.withProof(new Proof(provenance, evidence, verdict, digest, Optional.empty()));
    }

    /**
     * The strategy, signed over its digest; an older signature is replaced.
     *
     * @throws IllegalArgumentException if it carries no proof, or one of other content
     */
    public static StrategyFile signed(StrategyFile file, SigningKey key) {
        Proof proof =
                file.proof()
                        .orElseThrow(() ->
                                new IllegalArgumentException(file.name() + " carries no proof"));
        if (!proof.digest().equals(digestOf(file))) {
            throw new IllegalArgumentException(file.name() + " has another digest");
        }
        return file.withProof(
                new Proof(
                        proof.provenance(),
                        proof.evidence(),
                        proof.verdict(),
                        proof.digest(),
                        Optional.of(key.sign(proof.digest()))));
    }

    /**
     * The strategy with another end of its life; its proof gets the digest that belongs to it, and
     * loses its signature.
     *
     * @throws IllegalArgumentException if that is not after it was created
     */
    public static StrategyFile expiring(StrategyFile file, Instant expires) {
        StrategyFile changed = file.expiring(expires);
        return file.proof()
                .map(proof ->
                        proven(changed, proof.provenance(), proof.evidence(), proof.verdict()))
                .orElse(changed);
    }

    static byte[] write(StrategyFile file) {
        return document(file).bytes();
    }

    private static StrategyDocument document(StrategyFile file) {
        return StrategyDocument.of(file, file.name() + ".json");
    }
}
