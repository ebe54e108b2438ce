package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * This installation's own key, drawn once and kept in a file of its owner: with it we know our
 * orders at a venue and our commands in a folder. Two keys are derived from it, so that the one
 * that is written into journals does not let anybody command.
 */
public final class Installation {

    private static final String FILE = "installation.key";
    private static final int BYTES = 32;
    private static final int NAME_BYTES = 16;

    private final byte[] key;

    private Installation(byte[] key) {
        this.key = key;
    }

    /**
     * The one of a folder; it is made if there is none.
     *
     * @param state where Trellis keeps what belongs to a user
     * @throws InvalidInputException if others may read the key, or it is damaged
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public static Installation in(Path state) {
        Path file = state.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            PrivateFile.createFolder(state);
            byte[] drawn = new byte[BYTES];
            new SecureRandom().nextBytes(drawn);
            PrivateFile.write(
                    file, HexFormat.of().formatHex(drawn).getBytes(StandardCharsets.US_ASCII));
        }
        PrivateFile.requirePrivate(file, state);
        return new Installation(read(file));
    }

    private static byte[] read(Path file) {
        try {
            byte[] hex = PrivateFile.read(file, 4 * BYTES);
            String text = new String(hex, StandardCharsets.US_ASCII).strip();
            if (!text.matches("[0-9a-f]{%d}".formatted(2 * BYTES))) {
                throw new InvalidInputException(
                        "%s holds no %d hex digits; without it our orders of before are not known as ours: bring it back from a copy."
                                .formatted(file, 2 * BYTES));
            }
            return HexFormat.of().parseHex(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }

    /** The key of the names of orders. */
    public byte[] namesKey() {
        return Arrays.copyOf(derived("order names"), NAME_BYTES);
    }

    /** The digest that shows a command to be one of ours, 64 hex digits. */
    String commandDigest(String said) {
        return HexFormat.of().formatHex(mac(derived("commands"), said));
    }

    /** Whether a digest is that of a command, in a time that does not tell where it differs. */
    boolean made(String digest, String said) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII),
                commandDigest(said).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] derived(String purpose) {
        return mac(key, "trellis " + purpose);
    }

    private static byte[] mac(byte[] key, String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "installation key";
    }
}
