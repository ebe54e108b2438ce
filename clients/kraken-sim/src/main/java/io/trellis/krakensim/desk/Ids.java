package io.trellis.krakensim.desk;

/** Ids as the venue writes them, each given out once. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String TOKEN_LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final long seed;
    private long given;

    /** Ids that hang on nothing but the seed and their order. */
    public Ids(long seed) {
        this.seed = seed;
    }

    /** An order's id. */
    public String order() {
        return id('O');
    }

    /** The id of a fill or an amend. */
    public String trade() {
        return id('T');
    }

    /** The id of an entry of a ledger. */
    public String ledger() {
        return id('L');
    }

    /** Random-looking letters, for tokens and keys. */
    public String letters(int length) {
        var text = new StringBuilder(length);
        long state = mixed(seed ^ ~given++);
        for (int i = 0; i < length; i++) {
            state = mixed(state + 0x9E3779B97F4A7C15L);
            text.append(TOKEN_LETTERS.charAt((int) (state >>> 58)));
        }
        return text.toString();
    }

    /**
     * Six, five and six letters. The first thirteen after the first are a number that a one-to-one
     * map of 64 bits makes of the count, so that no two are alike.
     */
    private String id(char first) {
        long value = mixed(seed * 0xD1342543DE82EF95L + given++);
        long more = mixed(value);
        var text = new StringBuilder(19).append(first);
        for (int i = 0; i < 16; i++) {
            if (i == 5 || i == 10) {
                text.append('-');
            }
            long bits = i < 13 ? value >>> (5 * i) : more >>> (5 * (i - 13));
            text.append(LETTERS.charAt((int) (bits & 31)));
        }
        return text.toString();
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
