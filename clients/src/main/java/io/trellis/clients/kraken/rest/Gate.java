package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.core.venue.WriteOutcome;

import java.util.List;
import java.util.Optional;

/**
 * Stops private calls for good once the venue knows the key, its signature or its nonces no more:
 * to go on would get the key locked out, and a second user of it is a danger that a person must
 * look at.
 */
final class Gate {

    private static final List<String> STOPPING =
            List.of(
                    "EAPI:Invalid key",
                    "EAPI:Invalid signature",
                    "EAPI:Invalid nonce",
                    "EGeneral:Temporary lockout");

    private Optional<KrakenError> cause = Optional.empty();

    /** Takes note of errors; the first that stops everything counts. */
    void note(List<KrakenError> errors) {
        if (cause.isEmpty()) {
            cause = errors.stream().filter(Gate::stops).findFirst();
        }
    }

    private static boolean stops(KrakenError error) {
        return STOPPING.stream().anyMatch(error.text()::startsWith);
    }

    boolean isClosed() {
        return cause.isPresent();
    }

    /** Why, without a full stop; empty as long as calls may be made. */
    Optional<String> words() {
        return cause.map(error ->
                "private calls have stopped as the venue said "
                        + error.words()
                        + (error.kind() == KrakenError.Kind.NONCE
                                ? "; is there a second user of this key?"
                                : "; check the key and the account"));
    }

    /** What becomes of a write that is not sent any more. */
    Optional<WriteOutcome> refusal() {
        return cause.map(error -> new WriteOutcome.Refused(error.refusal(), words().orElse("")));
    }
}
