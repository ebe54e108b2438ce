package io.trellis.clients.kraken;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Kraken did not give what was asked: it was not reached, it refused, or its answer is none. The
 * message is one whole sentence that names the call.
 */
public final class KrakenReadException extends UncheckedIOException {

    private KrakenReadException(String sentence, IOException cause) {
        super(sentence, cause);
    }

    /** Given what is wrong, without the full stop. */
    static KrakenReadException of(String call, String complaint) {
        return of(call, complaint, new IOException(complaint));
    }

    static KrakenReadException of(String call, String complaint, IOException cause) {
        return new KrakenReadException("Kraken " + call + ": " + complaint + ".", cause);
    }
}
