package io.trellis.krakensim.network;

/** What a client hears of a line: that it is open, then frames, then its end; or its end alone. */
public interface LineListener {

    /** The line is open. */
    void opened();

    /** A frame. */
    void text(String frame);

    /** The line has ended, or cannot be opened. */
    void ended(String words);
}
