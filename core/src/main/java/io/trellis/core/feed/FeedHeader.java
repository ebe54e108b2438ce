package io.trellis.core.feed;

import io.trellis.core.market.SeriesId;

import java.util.regex.Pattern;

/**
 * What a feed file says about itself.
 *
 * @param series which bars
 * @param priceScale decimals of the prices, 0 to 18: a price of 5 with scale 2 is 0.05
 * @param volumeScale decimals of the volumes, 0 to 18
 * @param rows number of bars, at least 1
 * @param sourceSha256 SHA-256 of the content of the series it was made from, 64 lower-case hex
 *     digits
 */
public record FeedHeader(
        SeriesId series, int priceScale, int volumeScale, long rows, String sourceSha256) {

    /** The most decimals a price or a volume may have. */
    public static final int MAX_SCALE = 18;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * @throws IllegalArgumentException if a number is out of range or the hash is not one
     */
    public FeedHeader {
        checkScale("price", priceScale);
        checkScale("volume", volumeScale);
        if (rows < 1) {
            throw new IllegalArgumentException("a feed holds at least one bar, was " + rows);
        }
        checkHash(sourceSha256);
    }

    static void checkHash(String sourceSha256) {
        if (!SHA256.matcher(sourceSha256).matches()) {
            throw new IllegalArgumentException(
                    "SHA-256 is 64 lower-case hex digits, was \"" + sourceSha256 + "\"");
        }
    }

    static void checkScale(String what, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException(
                    what + " scale is 0 to " + MAX_SCALE + ", was " + scale);
        }
    }
}
