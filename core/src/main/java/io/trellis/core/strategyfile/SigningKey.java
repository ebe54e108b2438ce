package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * An Ed25519 private key (RFC 8032) with its public half. It gives itself away in no text but
 * {@link #privatePem}.
 */
public final class SigningKey {

    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey key;
    private final TrustedKey trusted;

    private SigningKey(PrivateKey key, TrustedKey trusted) {
        this.key = key;
        this.trusted = trusted;
    }

    /**
     * A pair in memory.
     *
     * @throws IllegalArgumentException if it is no pair of Ed25519
     */
    public static SigningKey of(KeyPair pair) {
        var made = new SigningKey(pair.getPrivate(), TrustedKey.of(pair.getPublic()));
        if (!made.isPair()) {
            throw new IllegalArgumentException("no Ed25519 pair");
        }
        return made;
    }

    /**
     * Reads a private key: PEM of its PKCS #8 form, as {@code optimize keygen} and other tools
     * write it.
     *
     * @param trusted its public half
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException if it holds anything else, or the private half of another key
     */
    public static SigningKey read(byte[] pem, TrustedKey trusted, String sourceName) {
        var read = new SigningKey(decoded(pem, sourceName), trusted);
        if (!read.isPair()) {
            throw new InvalidInputException(
                    sourceName + " is not the private half of " + trusted + " beside it");
        }
        return read;
    }

    /** No cause is kept: a message about a private key could quote it. */
    private static PrivateKey decoded(byte[] pem, String sourceName) {
        byte[] pkcs8 = Pem.bytes(LABEL, pem, sourceName);
        try {
            return KeyFactory.getInstance(Signature.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException _) {
            throw new InvalidInputException(
                    sourceName + " holds no Ed25519 private key; make one with optimize keygen");
        }
    }

    private boolean isPair() {
        String probe = "pair";
        return trusted.made(sign(probe), probe);
    }

    /** The public half. */
    public TrustedKey trusted() {
        return trusted;
    }

    /** The private half as a PEM file, for the eyes of its owner alone. */
    public String privatePem() {
        return Pem.of(LABEL, key.getEncoded());
    }

    /** The same signature every time: Ed25519 takes no random numbers. */
    Signature sign(String digest) {
        try {
            var signer = java.security.Signature.getInstance(Signature.ALGORITHM);
            signer.initSign(key);
            signer.update(digest.getBytes(StandardCharsets.UTF_8));
            return new Signature(trusted.id(), Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalArgumentException("no Ed25519 key", foreign);
        }
    }

    @Override
    public String toString() {
        return "private half of " + trusted;
    }
}
