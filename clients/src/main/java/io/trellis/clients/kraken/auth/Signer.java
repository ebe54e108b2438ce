package io.trellis.clients.kraken.auth;

import io.trellis.clients.secret.ApiKey;
import io.trellis.core.InvalidInputException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs private calls with a key, for hosts where that key may be used and no others: Kraken's own,
 * or, for a key that a stand-in has issued, this machine. Not safe for use by several threads.
 */
public final class Signer {

    /** With this begins the public part of every key that a stand-in on this machine issues. */
    private static final String LOCAL_KEY = "LOCALKRAKEN";

    private static final String ALGORITHM = "HmacSHA512";

    private final String keyName;
    private final Mac mac;

    /**
     * A signer with a key.
     *
     * @throws IllegalStateException if the private part of the key is closed
     */
    public Signer(ApiKey key) {
        this.keyName = key.name();
        this.mac = key.privatePart().use(Signer::mac);
    }

    private static Mac mac(byte[] privatePart) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(privatePart, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The public part of the key, which goes with every signed call. */
    public String keyName() {
        return keyName;
    }

    /**
     * Refuses an address where the key may not be used.
     *
     * @throws InvalidInputException if it is another host's
     */
    public void requireAllowed(URI address) {
        boolean localKey = keyName.startsWith(LOCAL_KEY);
        if (localKey && !KrakenHosts.isLoopback(address)) {
            throw new InvalidInputException(
                    "this key was issued by a local Kraken and is of no use at "
                            + address.getHost()
                            + "; give the address of the local Kraken.");
        }
        if (!localKey && !KrakenHosts.isKraken(address)) {
            throw new InvalidInputException(
                    "this key is not sent to "
                            + address.getHost()
                            + ", which is no host of Kraken's; at a local Kraken use a key that it"
                            + " has issued.");
        }
    }

    /**
     * The signature of a call.
     *
     * @param target where the call goes; its path, from {@code /0/private/} on, is signed
     * @param nonce in decimal, the same as in the body
     * @param body the very bytes that are sent
     * @return in Base64
     * @throws InvalidInputException if the key may not be used there
     */
    public String sign(URI target, String nonce, byte[] body) {
        requireAllowed(target);
        mac.update(target.getRawPath().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(inner(nonce, body)));
    }

    private static byte[] inner(String nonce, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Shows neither part of the key. */
    @Override
    public String toString() {
        return "Signer[…]";
    }
}
