package io.trellis.clients.kraken;

import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every answer comes in: a list of errors, and a result that counts when there are none. */
final class Envelope {

    private static final String TOO_MANY_CALLS = "; it had too many calls, wait 15 seconds";
    private static final String LOCKED_OUT = "; it has locked this address out, wait 15 minutes";
    private static final String IN_TROUBLE = "; it is down or overloaded, try again later";
    private static final String UNKNOWN_NAME = "; it knows no market or asset of this name";

    private static final Pattern THROTTLED = Pattern.compile("EService:Throttled:([0-9]{1,11})");

    /** Known by their beginnings, as Kraken adds details to the end. */
    private static final List<Advice> ADVICE =
            List.of(
                    new Advice("EAPI:Rate limit exceeded", TOO_MANY_CALLS, Remedy.SLOW_DOWN),
                    new Advice("EService:Throttled", TOO_MANY_CALLS, Remedy.SLOW_DOWN),
                    new Advice("EGeneral:Too many requests", TOO_MANY_CALLS, Remedy.SLOW_DOWN),
                    new Advice("EGeneral:Temporary lockout", LOCKED_OUT, Remedy.NONE),
                    new Advice("EService:Unavailable", IN_TROUBLE, Remedy.TRY_AGAIN),
                    new Advice("EService:Busy", IN_TROUBLE, Remedy.TRY_AGAIN),
                    new Advice("EService:Deadline elapsed", IN_TROUBLE, Remedy.TRY_AGAIN),
                    new Advice("EGeneral:Internal error", IN_TROUBLE, Remedy.TRY_AGAIN),
                    new Advice("EQuery:Unknown asset", UNKNOWN_NAME, Remedy.NONE),
                    new Advice("EQuery:Invalid asset pair", UNKNOWN_NAME, Remedy.NONE));

    private Envelope() {}

    private record Advice(String beginning, String words, Remedy remedy) {}

    /**
     * The result.
     *
     * @throws KrakenReadException if there is none; a refusal is given in Kraken's words and ours
     */
    static WireField result(byte[] answer, String call) {
        var envelope = new WireField(call, "", WireReader.read(answer, call));
        List<String> errors =
                envelope.member("error").items().stream()
                        .map(WireField::text)
                        .filter(text -> !isWarning(text))
                        .toList();
        if (!errors.isEmpty()) {
            throw refusal(call, errors);
        }
        return new WireField(call, "", envelope.member("result").value());
    }

    /** Warnings do not make a call a failure. */
    private static boolean isWarning(String text) {
        return text.startsWith("W");
    }

    private static KrakenReadException refusal(String call, List<String> errors) {
        String quoted = errors.stream().map(Json::quoted).collect(Collectors.joining(", "));
        // One of the errors is spelled with a space: EService: Throttled.
        String first = errors.getFirst().replace(": ", ":");
        Advice advice =
                ADVICE.stream()
                        .filter(known -> first.startsWith(known.beginning()))
                        .findFirst()
                        .orElse(new Advice("", "", Remedy.NONE));
        return KrakenReadException.of(
                call,
                "the venue refuses with " + quoted + advice.words(),
                advice.remedy(),
                throttledUntil(first));
    }

    private static Optional<Instant> throttledUntil(String error) {
        var throttled = THROTTLED.matcher(error);
        return throttled.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(throttled.group(1))))
                : Optional.empty();
    }
}
