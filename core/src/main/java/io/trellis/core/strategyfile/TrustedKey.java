package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 public key (RFC 8032) whose signatures are believed. It is named by the first 16 hex
 * digits of the SHA-256 of its X.509 form, so that nobody can give a key the name of another.
 */
public final class TrustedKey {

    private static final String LABEL = "PUBLIC KEY";
    private static final int ID_LENGTH = 16;

    private final PublicKey key;
    private final String id;

    private TrustedKey(PublicKey key) {
        this.key = key;
        this.id = HexFormat.of().formatHex(sha256(key.getEncoded())).substring(0, ID_LENGTH);
    }

    /**
     * A key in memory.
     *
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    public static TrustedKey of(PublicKey key) {
        try {
            return new TrustedKey(decoded(key.getEncoded()));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalArgumentException("no Ed25519 key", foreign);
        }
    }

    /**
     * Reads a public key: PEM of its X.509 form, as {@code optimize keygen} and other tools write
     * it.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException if it holds anything else
     */
    public static TrustedKey read(byte[] pem, String sourceName) {
        try {
            return new TrustedKey(decoded(Pem.bytes(LABEL, pem, sourceName)));
        } catch (GeneralSecurityException foreign) {
            throw new InvalidInputException(
                    sourceName + " holds no Ed25519 public key; make one with optimize keygen",
                    foreign);
        }
    }

    private static PublicKey decoded(byte[] x509) throws GeneralSecurityException {
        return KeyFactory.getInstance(Signature.ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(x509));
    }

    /** 16 hex digits, as a signature names it. */
    public String id() {
        return id;
    }

    /** The key as a PEM file. */
    public String pem() {
        return Pem.of(LABEL, key.getEncoded());
    }

    /** Whether a signature over the digest was made with the private half of this key. */
    boolean made(Signature signature, String digest) {
        try {
            java.security.Signature check =
                    java.security.Signature.getInstance(Signature.ALGORITHM);
            check.initVerify(key);
            check.update(digest.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature.value()));
        } catch (GeneralSecurityException malformed) {
            return false; // Such as a number beyond the order of the curve.
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
