package io.trellis.clients.kraken.wire;

import io.trellis.core.strategyfile.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every answer to a call comes in.
 *
 * @param call the call that it answers
 * @param errors warnings left out, as they do not make a call a failure
 * @param quoted the errors as Kraken writes them
 * @param body the result; empty if it is absent or null
 */
public record Envelope(
        String call, List<KrakenError> errors, String quoted, Optional<WireField> body) {

    /** One is usual, a few have been seen. */
    private static final int MOST_ERRORS = 50;

    public Envelope {
        errors = List.copyOf(errors);
    }

    /**
     * Opens an answer.
     *
     * @throws KrakenReadException if it is no JSON, or no envelope
     */
    public static Envelope open(byte[] answer, String call) {
        return open(WireReader.read(answer, call), call);
    }

    /** The same of an answer that may hold a secret: nothing of it is in the exception. */
    public static Envelope openUnquoted(byte[] answer, String call) {
        return open(WireReader.readUnquoted(answer, call), call);
    }

    private static Envelope open(Wire answer, String call) {
        var envelope = new WireField(call, "", answer);
        WireField error = envelope.member("error");
        if (error.size() > MOST_ERRORS) {
            throw error.wrong("holds more than " + MOST_ERRORS + " errors");
        }
        List<String> texts =
                error.items().stream()
                        .map(WireField::text)
                        .filter(text -> !KrakenError.isWarning(text))
                        .toList();
        return new Envelope(
                call,
                texts.stream().map(KrakenError::of).toList(),
                texts.stream().map(Json::quoted).collect(Collectors.joining(", ")),
                envelope.find("result").map(found -> new WireField(call, "", found.value())));
    }

    /**
     * The result of an answer.
     *
     * @throws KrakenReadException if there is none; a refusal is given in Kraken's words and ours
     */
    public static WireField result(byte[] answer, String call) {
        return open(answer, call).result();
    }

    /**
     * The result.
     *
     * @throws KrakenReadException if there is none; a refusal is given in Kraken's words and ours
     */
    public WireField result() {
        if (!errors.isEmpty()) {
            KrakenError first = errors.getFirst();
            throw KrakenReadException.of(
                    call,
                    "the venue refuses with " + quoted + advice(first),
                    first.remedy(),
                    first.notBefore());
        }
        return body.orElseThrow(() -> KrakenReadException.of(call, "result is missing"));
    }

    private static String advice(KrakenError error) {
        return switch (error.kind()) {
            case SLOW -> "; it had too many calls, wait 15 seconds";
            case RETRY -> "; it is down or overloaded, try again later";
            case CHECK -> "; it is in trouble, try again later";
            case NONCE -> "; is there a second user of this key?";
            case AUTH ->
                    error.text().startsWith("EGeneral:Temporary lockout")
                            ? "; it has locked this address out, wait 15 minutes"
                            : "; check the key, its permissions and the account";
            case REJECT ->
                    error.text().startsWith("EQuery:")
                            ? "; it knows no market or asset of this name"
                            : "";
            case SESSION, MODE -> "";
        };
    }
}
