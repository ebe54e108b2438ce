package io.trellis.clients.kraken.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Kraken did not give what was asked: it was not reached, it refused, or its answer is none. The
 * message is one whole sentence that names the call.
 */
public final class KrakenReadException extends UncheckedIOException {

    private final Remedy remedy;
    private final Optional<Instant> notBefore;

    private KrakenReadException(
            String sentence, IOException cause, Remedy remedy, Optional<Instant> notBefore) {
        super(sentence, cause);
        this.remedy = remedy;
        this.notBefore = notBefore;
    }

    /** Given what is wrong with an answer, without the full stop; the next may be right. */
    public static KrakenReadException of(String call, String complaint) {
        return of(call, complaint, new IOException(complaint));
    }

    /** The same with what caused it. */
    public static KrakenReadException of(String call, String complaint, IOException cause) {
        return of(call, complaint, cause, Remedy.TRY_AGAIN, Optional.empty());
    }

    /** The same where something else helps. */
    public static KrakenReadException of(
            String call, String complaint, Remedy remedy, Optional<Instant> notBefore) {
        return of(call, complaint, new IOException(complaint), remedy, notBefore);
    }

    private static KrakenReadException of(
            String call,
            String complaint,
            IOException cause,
            Remedy remedy,
            Optional<Instant> notBefore) {
        String sentence = "Kraken " + call + ": " + complaint + ".";
        return new KrakenReadException(sentence, cause, remedy, notBefore);
    }

    /** The same without what caused it, which may quote an answer. */
    KrakenReadException withoutCause() {
        return new KrakenReadException(
                String.valueOf(getMessage()), new IOException("not shown"), remedy, notBefore);
    }

    /** What helps. */
    public Remedy remedy() {
        return remedy;
    }

    /** Before when no call is answered, if Kraken says so. */
    public Optional<Instant> notBefore() {
        return notBefore;
    }
}
