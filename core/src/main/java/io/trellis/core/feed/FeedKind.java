package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** What a feed file holds; its first eight bytes tell. */
public enum FeedKind {
    /** Bars of one length. */
    BARS(0x89_46_45_45_44_0D_0A_1AL, "bar", "bars"),

    /** Single trades. */
    TRADES(0x89_54_52_44_53_0D_0A_1AL, "trade", "trades");

    /** Not text, and broken by transfers that change line ends or drop the eighth bit. */
    private final long magic;

    private final String row;
    private final String rows;

    FeedKind(long magic, String row, String rows) {
        this.magic = magic;
        this.row = row;
        this.rows = rows;
    }

    /**
     * Reads how a file begins.
     *
     * @param name what to call the file in messages
     * @throws io.trellis.core.InvalidInputException if it is not the beginning of a feed
     */
    public static FeedKind of(String name, FeedSource source) {
        var input = new FeedInput(name, source);
        return of(input, input.read(Long.BYTES, HeaderDecoder.PLACE));
    }

    static FeedKind of(FeedInput input, byte[] begin) {
        long found = ByteBuffer.wrap(begin).getLong();
        for (FeedKind kind : values()) {
            if (kind.magic == found) {
                return kind;
            }
        }
        throw input.refused(
                "is not a feed file: it begins with the bytes "
                        + HexFormat.ofDelimiter(" ").formatHex(begin)
                        + "; make one with data export.");
    }

    long magic() {
        return magic;
    }

    /** One of what it holds, as sentences call it. */
    String row() {
        return row;
    }

    /** What it holds, as sentences call it. */
    String rows() {
        return rows;
    }
}
