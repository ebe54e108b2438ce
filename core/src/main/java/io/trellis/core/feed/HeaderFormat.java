package io.trellis.core.feed;

/** The numbers that fix the form of the header; how it begins is told by {@link FeedKind}. */
final class HeaderFormat {

    static final short VERSION = 1;

    /** Magic, version and length. */
    static final int PREFIX_BYTES = Long.BYTES + 2 * Short.BYTES;

    /** Two length bytes, two scales, rows and the hash. */
    static final int FIXED_BODY_BYTES = 2 + 2 + Long.BYTES + 32;

    private HeaderFormat() {}
}
