package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Remedy;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http.Reply;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.WriteOutcome;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a reply means: for a read the result or why there is none, for a write its outcomes. */
final class Answers {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final int REDIRECTS = 3;

    private Answers() {}

    /**
     * The envelope that a reply holds.
     *
     * @throws KrakenReadException if it holds none; nothing of the answer is quoted
     */
    static Envelope envelope(Reply reply, String call) {
        return switch (reply) {
            case Reply.Failure(_, String words) -> throw KrakenReadException.of(call, words);
            case Reply.Answer(int status, _, _) when status != OK ->
                    throw KrakenReadException.of(
                            call,
                            "the venue answers with HTTP status " + status,
                            remedy(status),
                            Optional.empty());
            case Reply.Answer(_, String type, _) when !isJson(type) ->
                    throw KrakenReadException.of(
                            call,
                            "the answer is of type "
                                    + Json.quoted(type)
                                    + ", not application/json");
            case Reply.Answer(_, _, byte[] body) -> Envelope.openUnquoted(body, call);
        };
    }

    private static boolean isJson(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** A wrong address stays wrong; anything else may be the moment. */
    private static Remedy remedy(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Remedy.SLOW_DOWN;
        }
        boolean elsewhere = status / 100 == REDIRECTS || status == NOT_FOUND;
        return elsewhere ? Remedy.NONE : Remedy.TRY_AGAIN;
    }

    /**
     * What became of a write. It is refused only if the venue says so and nothing else; whatever is
     * broken, missing or contradictory leaves it unknown.
     *
     * @param orders how many outcomes there are to be
     * @param parser outcomes of a result, as many
     */
    static List<WriteOutcome> outcomes(
            Reply reply, String call, int orders, Function<WireField, List<WriteOutcome>> parser) {
        if (reply instanceof Reply.Failure(boolean mayHaveBeenSent, String words)
                && !mayHaveBeenSent) {
            return same(orders, new WriteOutcome.Refused(Refusal.NOT_SENT, words));
        }
        try {
            return outcomes(envelope(reply, call), orders, parser);
        } catch (KrakenReadException unreadable) {
            return same(orders, new WriteOutcome.Unknown(String.valueOf(unreadable.getMessage())));
        }
    }

    private static List<WriteOutcome> outcomes(
            Envelope envelope, int orders, Function<WireField, List<WriteOutcome>> parser) {
        if (!envelope.errors().isEmpty()) {
            return same(orders, refusal(envelope));
        }
        List<WriteOutcome> outcomes = parser.apply(envelope.result());
        if (outcomes.size() != orders) {
            return same(
                    orders,
                    new WriteOutcome.Unknown(
                            "the answer tells of " + outcomes.size() + " orders, not " + orders));
        }
        return outcomes;
    }

    private static WriteOutcome refusal(Envelope envelope) {
        WriteOutcome told = KrakenError.outcome(envelope.errors());
        return envelope.body().map(Answers::isEmpty).orElse(true)
                ? told
                : new WriteOutcome.Unknown(
                        "the answer holds both an error and a result: " + envelope.quoted());
    }

    private static boolean isEmpty(WireField result) {
        return result.size() == 0;
    }

    static List<WriteOutcome> same(int orders, WriteOutcome outcome) {
        return Collections.nCopies(orders, outcome);
    }
}
