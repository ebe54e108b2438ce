package io.trellis.krakensim;

/**
 * A key for the local Kraken, good nowhere else.
 *
 * @param publicPart begins with {@code LOCALKRAKEN}
 * @param privatePart 64 bytes in base64
 */
public record IssuedKey(String publicPart, String privatePart) {}
