package io.trellis.krakensim.access;

import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Tier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that were issued. A call is looked at in this order: key, signature, nonce; a nonce is
 * used up once the signature was right, whatever follows.
 */
public final class Keys {

    private static final int MOST_WRONG_IN_A_ROW = 20;
    private static final long LOCKOUT_NANOS = 900_000_000_000L;

    private final Map<String, ApiKey> keys = new LinkedHashMap<>();
    private int wrongInARow;
    private long lockedUntilNanos = Long.MIN_VALUE;

    /** Adds a key. */
    public ApiKey add(
            String publicPart,
            byte[] secret,
            int account,
            Set<Permission> permissions,
            long nonceWindow,
            Tier tier) {
        var key = new ApiKey(publicPart, secret, account, permissions, nonceWindow, tier);
        keys.put(publicPart, key);
        return key;
    }

    /** Takes a key back. */
    public void remove(String publicPart) {
        keys.remove(publicPart);
    }

    /** The key with that public part. */
    public Optional<ApiKey> find(String publicPart) {
        return Optional.ofNullable(keys.get(publicPart));
    }

    /** Who called, or why the call is refused. */
    public sealed interface Access {

        /** By this key. */
        record Granted(ApiKey key) implements Access {}

        /** Refused, with the error of the wire. */
        record Denied(String error) implements Access {}
    }

    /**
     * Looks at a call.
     *
     * @param nonce as the body has it
     * @param body the bytes that were signed
     */
    public Access check(
            long nowNanos,
            String path,
            String publicPart,
            String signature,
            String nonce,
            byte[] body) {
        if (nowNanos < lockedUntilNanos) {
            return new Access.Denied("EGeneral:Temporary lockout");
        }
        ApiKey key = keys.get(publicPart);
        if (key == null) {
            if (++wrongInARow >= MOST_WRONG_IN_A_ROW) {
                wrongInARow = 0;
                lockedUntilNanos = nowNanos + LOCKOUT_NANOS;
            }
            return new Access.Denied("EAPI:Invalid key");
        }
        wrongInARow = 0;
        if (!signature.equals(sign(key, path, nonce, body))) {
            return new Access.Denied("EAPI:Invalid signature");
        }
        return number(nonce).filter(key::use).isPresent()
                ? new Access.Granted(key)
                : new Access.Denied("EAPI:Invalid nonce");
    }

    private static Optional<Long> number(String nonce) {
        try {
            return Optional.of(Long.parseUnsignedLong(nonce));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String sign(ApiKey key, String path, String nonce, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce.getBytes(StandardCharsets.UTF_8));
            byte[] inner = digest.digest(body);
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA512"));
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(inner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has these algorithms", e);
        }
    }
}
