package io.trellis.clients.secret;

import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a venue as it rests in a file: the public part to be read, the private part encrypted
 * under a password.
 *
 * <p>The file is lines of ASCII: what kind of file and which version, the public part, when it was
 * made, how the password becomes a key, what is encrypted, and a checksum of all that. The lines
 * above the encrypted one are authenticated with it. There is one spelling of every content; a file
 * with any other byte is refused.
 */
public final class EncryptedKey {

    /** Far more than a key takes. */
    public static final int MOST_BYTES = 8_192;

    /** Fewer characters are guessed in spite of the iterations. */
    public static final int SHORTEST_PASSWORD = 12;

    private static final String KIND = "trellis-venue-key ";
    private static final String VERSION = "1";
    private static final String CHECKSUM = "checksum: ";
    private static final HexFormat HEX = HexFormat.of();

    private static final Pattern HEADER =
            Pattern.compile(
                    KIND
                            + VERSION
                            + "\n"
                            + "public: ([!-~]{1,256})\n"
                            + "made: ([0-9TZ:-]{20})\n"
                            + "derivation: PBKDF2-HMAC-SHA-512\n"
                            + "iterations: ([1-9][0-9]{0,8})\n"
                            + "salt: ([0-9a-f]{32})\n"
                            + "encryption: AES-256-GCM\n"
                            + "nonce: ([0-9a-f]{24})\n");

    private static final Pattern SEALED = Pattern.compile("sealed: ((?:[0-9a-f]{2}){17,1024})\n");

    private final Header header;
    private final byte[] sealed;

    private EncryptedKey(Header header, byte[] sealed) {
        this.header = header;
        this.sealed = sealed.clone();
    }

    /** The lines that are authenticated with the private part. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Header(
            String publicPart, Instant made, int iterations, byte[] salt, byte[] nonce) {

        String text() {
            return KIND
                    + VERSION
                    + "\npublic: "
                    + publicPart
                    + "\nmade: "
                    + made
                    + "\nderivation: PBKDF2-HMAC-SHA-512\niterations: "
                    + iterations
                    + "\nsalt: "
                    + HEX.formatHex(salt)
                    + "\nencryption: AES-256-GCM\nnonce: "
                    + HEX.formatHex(nonce)
                    + "\n";
        }

        PasswordCipher cipher(Secret password) {
            return new PasswordCipher(password, iterations, salt, nonce, ascii(text()));
        }
    }

    /**
     * Encrypts a key.
     *
     * @param made when, to the second
     * @param password of at least {@value #SHORTEST_PASSWORD} bytes of UTF-8
     * @throws InvalidInputException if the password is shorter
     */
    public static EncryptedKey seal(
            ApiKey key, Instant made, Secret password, Effort effort, SecureRandom random) {
        if (password.use(bytes -> bytes.length) < SHORTEST_PASSWORD) {
            throw new InvalidInputException(
                    "the password is shorter than "
                            + SHORTEST_PASSWORD
                            + " characters; take a longer one.");
        }
        Header header =
                new Header(
                        key.name(),
                        made.truncatedTo(ChronoUnit.SECONDS),
                        effort.iterations(),
                        drawn(PasswordCipher.SALT_BYTES, random),
                        drawn(PasswordCipher.NONCE_BYTES, random));
        return new EncryptedKey(header, header.cipher(password).encrypt(key.privatePart()));
    }

    private static byte[] drawn(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Reads a file.
     *
     * @param source the file, as errors shall name it
     * @param effort how many iterations it must have been made with, at least
     * @throws InvalidInputException if it is no such file, damaged, or made with other iterations
     */
    public static EncryptedKey read(byte[] file, String source, Effort effort) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (file.length > MOST_BYTES || !text.startsWith(KIND)) {
            throw wrong(source, "it is no file with a key of a venue; name one that keys add made");
        }
        if (!text.startsWith(KIND + VERSION + "\n")) {
            throw wrong(
                    source,
                    "its version is none that this program reads, which is "
                            + VERSION
                            + "; take the program that wrote it");
        }
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0 || !text.substring(end).equals(checksum(text.substring(0, end)))) {
            throw wrong(
                    source,
                    "its checksum is not that of its content, so it is damaged; put a copy back, or"
                            + " remove it and add the key again");
        }
        return parsed(text.substring(0, end), source, effort);
    }

    private static String checksum(String above) {
        try {
            byte[] bytes = above.getBytes(StandardCharsets.ISO_8859_1);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return CHECKSUM + HEX.formatHex(hash) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static EncryptedKey parsed(String text, String source, Effort effort) {
        Matcher head = HEADER.matcher(text);
        Matcher body = SEALED.matcher(text);
        if (!head.lookingAt() || !body.region(head.end(), text.length()).matches()) {
            throw wrong(
                    source,
                    "its lines are not those of a key; remove it and add the key again with keys"
                            + " add");
        }
        int iterations = Integer.parseInt(head.group(3));
        effort.require(iterations, source);
        Header header =
                new Header(
                        head.group(1),
                        time(head.group(2), source),
                        iterations,
                        HEX.parseHex(head.group(4)),
                        HEX.parseHex(head.group(5)));
        return new EncryptedKey(header, HEX.parseHex(body.group(1)));
    }

    private static Instant time(String text, String source) {
        try {
            Instant time = Instant.parse(text);
            if (time.toString().equals(text)) {
                return time;
            }
        } catch (DateTimeParseException _) {
            // Told below, as a time that is written in another way.
        }
        throw wrong(
                source,
                "made is "
                        + text
                        + ", which is no time such as 2026-01-31T12:00:00Z; add the key again");
    }

    private static InvalidInputException wrong(String source, String complaint) {
        return new InvalidInputException(source + ": " + complaint + ".");
    }

    /** What the file holds. */
    public byte[] bytes() {
        String above = header.text() + "sealed: " + HEX.formatHex(sealed) + "\n";
        return ascii(above + checksum(above));
    }

    /** The public part, which nothing vouches for before {@link #open}. */
    public String publicPart() {
        return header.publicPart();
    }

    /** {@link ApiKey#fingerprint} of the public part. */
    public String fingerprint() {
        return ApiKey.fingerprint(publicPart());
    }

    /** When it was made; nothing vouches for it before {@link #open}. */
    public Instant made() {
        return header.made();
    }

    /** How often the password is hashed. */
    public int iterations() {
        return header.iterations();
    }

    /**
     * The key.
     *
     * @param source the file, as errors shall name it
     * @throws InvalidInputException if the password is another one; a file that somebody changed
     *     together with its checksum cannot be told from that
     */
    public ApiKey open(Secret password, String source) {
        return header.cipher(password)
                .decrypt(sealed)
                .map(secret -> new ApiKey(header.publicPart(), secret))
                .orElseThrow(() ->
                        wrong(
                                source,
                                "the password is another one, or somebody changed the file"
                                        + " together with its checksum"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "EncryptedKey[…]";
    }

    /**
     * How often a password is hashed, so that trying many takes long.
     *
     * @param iterations at least 1
     */
    public record Effort(int iterations) {

        /** What files are made with, and the least that they are read with. */
        public static final Effort USUAL = new Effort(600_000);

        /** So that a file that somebody made cannot keep the machine busy for ever. */
        private static final int MOST_TIMES = 16;

        private void require(int found, String source) {
            if (found < iterations || found > (long) iterations * MOST_TIMES) {
                throw wrong(
                        source,
                        "iterations is "
                                + found
                                + ", and must be "
                                + iterations
                                + " to "
                                + (long) iterations * MOST_TIMES
                                + "; remove it and add the key again");
            }
        }
    }
}
