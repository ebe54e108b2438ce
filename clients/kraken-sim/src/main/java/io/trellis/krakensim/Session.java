package io.trellis.krakensim;

/** A WebSocket connection, seen from the client's end. */
public interface Session {

    /** A text frame arrives at the exchange. */
    void receive(long nowNanos, String text);

    /** The connection is gone. */
    void closed(long nowNanos);

    /** Whether the exchange holds it open; it ends those that are idle. */
    boolean isOpen();
}
