package io.trellis.krakensim.socket;

import io.trellis.krakensim.engine.Level;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The checksum of a book: the ten best asks, then the ten best bids, each as its price and its
 * quantity without the point and without leading zeros.
 */
public final class Checksum {

    private static final int LEVELS = 10;

    private Checksum() {}

    /** The text that is summed. Units of the last digit have neither point nor leading zeros. */
    public static String text(List<Level> asks, List<Level> bids) {
        var text = new StringBuilder(320);
        append(text, asks);
        append(text, bids);
        return text.toString();
    }

    private static void append(StringBuilder text, List<Level> levels) {
        for (int i = 0; i < Math.min(LEVELS, levels.size()); i++) {
            text.append(levels.get(i).price()).append(levels.get(i).lots());
        }
    }

    /** The sum, as an unsigned number of 32 bits. */
    public static long of(List<Level> asks, List<Level> bids) {
        var crc = new CRC32();
        crc.update(text(asks, bids).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
