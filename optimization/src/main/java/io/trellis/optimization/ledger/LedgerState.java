package io.trellis.optimization.ledger;

/** How much of a ledger has been read or written, and what it comes to. */
final class LedgerState {

    private final TrialBook book = new TrialBook();
    private final Chain chain = new Chain();
    private long bytes;
    private long lines;

    TrialBook book() {
        return book;
    }

    /** Hash of the newest line. */
    String head() {
        return chain.head();
    }

    long lines() {
        return lines;
    }

    /** Bytes of the file that are taken in. */
    long bytes() {
        return bytes;
    }

    /** Chains a new line; {@link #wrote} tells when it is in the file. */
    String line(String words) {
        lines++;
        return chain.line(words);
    }

    /** The file is taken in up to here. */
    void wrote(long place) {
        bytes = place;
    }

    /**
     * Takes in a line of the file.
     *
     * @param length bytes, with its newline
     * @throws IllegalArgumentException if it does not continue the chain or is no entry
     */
    void take(String line, int length, String header) {
        String words = chain.words(line);
        if (lines == 0) {
            if (!words.equals(header)) {
                throw new IllegalArgumentException("it is no ledger of trials");
            }
        } else {
            book.take(Entry.parse(words));
        }
        lines++;
        bytes += length;
    }
}
