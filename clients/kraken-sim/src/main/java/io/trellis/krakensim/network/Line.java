package io.trellis.krakensim.network;

/** A WebSocket line, as its client holds it. */
public interface Line {

    /** Sends a frame; false if the line has ended. */
    boolean send(String text);

    /** Ends the line at once; its listener hears nothing any more. */
    void abort();
}
