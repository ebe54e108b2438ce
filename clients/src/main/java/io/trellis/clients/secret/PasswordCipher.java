package io.trellis.clients.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption under a password: AES-256-GCM with a key derived by PBKDF2-HMAC-SHA-512
 * (RFC 8018). Java has no derivation that is hard on memory, so the iterations must be many.
 *
 * @param password in UTF-8
 * @param salt and {@code nonce} are drawn anew for every encryption
 * @param header what is authenticated besides
 */
@SuppressWarnings("ArrayRecordComponent") // Lives as long as one call.
record PasswordCipher(Secret password, int iterations, byte[] salt, byte[] nonce, byte[] header) {

    static final int SALT_BYTES = 16;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final int KEY_BITS = 256;

    byte[] encrypt(Secret plain) {
        return plain.use(bytes -> {
            try {
                return cipher(Cipher.ENCRYPT_MODE).doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw missing(e);
            }
        });
    }

    /** Empty if password, header or bytes are not those of the encryption. */
    Optional<Secret> decrypt(byte[] sealed) {
        byte[] plain = new byte[0];
        try {
            plain = cipher(Cipher.DECRYPT_MODE).doFinal(sealed);
            return Optional.of(Secret.copyOf(plain));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        byte[] key = password.use(this::derived);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(header);
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derived(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java has PBKDF2 and AES-256-GCM", e);
    }
}
