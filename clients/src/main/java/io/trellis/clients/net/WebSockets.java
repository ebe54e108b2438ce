package io.trellis.clients.net;

import java.net.URI;

/** Opens WebSocket connections. */
public interface WebSockets {

    /** Begins to open a connection; the listener is called on the loop, never within this call. */
    Connection open(URI url, Listener listener);

    /** An open connection, or one that is being opened. */
    interface Connection {

        /** Hands a text frame over for sending; false if that is certainly in vain. */
        boolean send(String text);

        /** Ends the connection at once; the listener hears nothing any more. */
        void abort();
    }

    /** What happens on a connection: {@code opened}, then frames, then one of the ends. */
    interface Listener {

        void opened();

        void text(String frame);

        /** A frame that is no text, which no venue sends, or one beyond the limits. */
        void unreadable(String words);

        /** The connection has ended, by whomever, or was never opened. */
        void ended(String words);
    }
}
