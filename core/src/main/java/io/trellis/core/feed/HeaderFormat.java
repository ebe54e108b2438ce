package io.trellis.core.feed;

/** The numbers that fix the form of the header. */
final class HeaderFormat {

    /** Not text, and broken by transfers that change line ends or drop the eighth bit. */
    static final long MAGIC = 0x89_46_45_45_44_0D_0A_1AL;

    static final short VERSION = 1;

    /** Magic, version and length. */
    static final int PREFIX_BYTES = Long.BYTES + 2 * Short.BYTES;

    /** Two length bytes, timeframe, two scales, rows and the hash. */
    static final int FIXED_BODY_BYTES = 2 + Long.BYTES + 2 + Long.BYTES + 32;

    private HeaderFormat() {}
}
