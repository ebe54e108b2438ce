package io.trellis.clients.kraken.wire;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.WriteOutcome;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An error in Kraken's words, over REST or a stream, and what it means for a call. One list serves
 * both, so that no error is read in two ways.
 *
 * @param text as Kraken writes it, without blanks around its colons
 * @param kind what a program does about it
 * @param refusal what it is for a write that was certainly not done
 */
public record KrakenError(String text, Kind kind, Refusal refusal) {

    private static final int MOST_SHOWN = 200;

    /** One of the errors is spelled with a blank: {@code EService: Throttled}. */
    private static final Pattern LOOSE_COLON = Pattern.compile("\\s*:\\s*");

    private static final Pattern THROTTLED = Pattern.compile("EService:Throttled:([0-9]{1,11}).*");

    /** Known by their beginnings, as Kraken adds details to the end; the longer ones come first. */
    private static final List<Row> ROWS =
            List.of(
                    new Row("EAPI:Invalid key", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("EAPI:Invalid signature", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("EAPI:Invalid nonce", Kind.NONCE, Refusal.NONCE),
                    new Row("EAPI:Rate limit exceeded", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EGeneral:Temporary lockout", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("EGeneral:Permission denied", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("EGeneral:Too many requests", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EGeneral:Internal error", Kind.RETRY, Refusal.OTHER),
                    new Row(
                            "EGeneral:Invalid arguments:volume minimum not met",
                            Kind.REJECT,
                            Refusal.BELOW_MINIMUM),
                    new Row("EGeneral:Invalid arguments", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("EService:Throttled", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EService:Unavailable", Kind.RETRY, Refusal.OTHER),
                    new Row("EService:Busy", Kind.RETRY, Refusal.OTHER),
                    new Row("EService:Deadline elapsed", Kind.CHECK, Refusal.OTHER),
                    new Row("EService:Market in ", Kind.MODE, Refusal.MODE),
                    new Row("EQuery:Unknown asset", Kind.REJECT, Refusal.UNKNOWN_MARKET),
                    new Row("EQuery:Invalid asset pair", Kind.REJECT, Refusal.UNKNOWN_MARKET),
                    new Row("EOrder:Rate limit exceeded", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EOrder:Domain rate limit exceeded", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EOrder:Orders limit exceeded", Kind.REJECT, Refusal.TOO_MANY_ORDERS),
                    new Row(
                            "EOrder:Scheduled orders limit exceeded",
                            Kind.REJECT,
                            Refusal.TOO_MANY_ORDERS),
                    new Row("EOrder:Insufficient funds", Kind.REJECT, Refusal.INSUFFICIENT_FUNDS),
                    new Row("EOrder:Order minimum not met", Kind.REJECT, Refusal.BELOW_MINIMUM),
                    new Row("EOrder:Cost minimum not met", Kind.REJECT, Refusal.BELOW_MINIMUM),
                    new Row("EOrder:Tick size check failed", Kind.REJECT, Refusal.OFF_STEP),
                    new Row("EOrder:Invalid price", Kind.REJECT, Refusal.OFF_STEP),
                    new Row("EOrder:Unknown order", Kind.REJECT, Refusal.UNKNOWN_ORDER),
                    new Row("EOrder:Invalid order", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("EOrder:Post only order", Kind.REJECT, Refusal.WOULD_TAKE),
                    new Row("EAccount:Invalid permissions", Kind.REJECT, Refusal.RESTRICTED),
                    new Row("EAuth:Rate limit exceeded", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EAuth:Too many requests", Kind.SLOW, Refusal.RATE_LIMIT),
                    new Row("EAuth:Account", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("ESession:Invalid session", Kind.SESSION, Refusal.OTHER),
                    new Row("ETrade:User Locked", Kind.AUTH, Refusal.AUTHENTICATION),
                    new Row("ETrade:Invalid request", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("EBM:limit exceeded", Kind.REJECT, Refusal.RESTRICTED),
                    new Row("EFunding:", Kind.AUTH, Refusal.AUTHENTICATION),
                    // What the stream says before anything of a request reaches the engine.
                    new Row("Currency pair not supported", Kind.REJECT, Refusal.UNKNOWN_MARKET),
                    new Row("Malformed request", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("Unsupported event", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("Unsupported field", Kind.REJECT, Refusal.INVALID_ORDER),
                    new Row("Token(s) not found", Kind.SESSION, Refusal.OTHER));

    /** Margin and whatever else there is: never tried again blindly. */
    private static final Pattern UNLISTED = Pattern.compile("E[A-Z][A-Za-z]*:.*", Pattern.DOTALL);

    private static final Row REFUSED = new Row("E", Kind.REJECT, Refusal.OTHER);

    /** {@code Limit_price field must be a number_float}, of whichever field. */
    private static final Row NO_NUMBER =
            new Row(" field must be a number", Kind.REJECT, Refusal.INVALID_ORDER);

    private static final Row TOO_FAST = new Row("Exceeded msg rate", Kind.SLOW, Refusal.RATE_LIMIT);

    private static final Row UNKNOWN = new Row("", Kind.CHECK, Refusal.OTHER);

    /** What a program does about an error. */
    public enum Kind {
        /** The venue is in trouble: a read may be made again, a write may have been done. */
        RETRY,

        /** Fewer calls; the one was not carried out. */
        SLOW,

        /** Final for this call. */
        REJECT,

        /** The key, its rights or the account: no more private calls until a person acts. */
        AUTH,

        /** The nonce was not above the last: there is a second user of the key. */
        NONCE,

        /** It may have been done: evidence tells. */
        CHECK,

        /** The token of the stream is unknown or has expired: fetch another and reconnect. */
        SESSION,

        /** Not taken in the present mode; taken again when that changes. */
        MODE
    }

    private record Row(String words, Kind kind, Refusal refusal) {}

    /** The error of a text. */
    public static KrakenError of(String text) {
        String tight = LOOSE_COLON.matcher(text.strip()).replaceAll(":");
        Row row = namesAnEarlierOrder(tight) ? UNKNOWN : row(tight);
        return new KrakenError(tight, row.kind, row.refusal);
    }

    private static Row row(String tight) {
        return ROWS.stream()
                .filter(known -> tight.startsWith(known.words))
                .findFirst()
                .or(() -> inside(tight))
                .orElse(UNKNOWN);
    }

    private static Optional<Row> inside(String tight) {
        return UNLISTED.matcher(tight).matches()
                ? Optional.of(REFUSED)
                : Stream.of(NO_NUMBER, TOO_FAST)
                        .filter(row -> tight.contains(row.words))
                        .findFirst();
    }

    /**
     * The words for a name that is given already are not known; whichever they are, an order of
     * this name may be there.
     */
    private static boolean namesAnEarlierOrder(String tight) {
        String small = tight.toLowerCase(Locale.ROOT);
        return (tight.startsWith("EOrder:") || tight.startsWith("EGeneral:"))
                && (small.contains("cl_ord_id") || small.contains("duplicate"));
    }

    /** Whether a text tells of something that does not make a call a failure. */
    public static boolean isWarning(String text) {
        return text.startsWith("W");
    }

    /** What is known of a write that was answered so: never that it was done. */
    public WriteOutcome outcome() {
        return switch (kind) {
            case RETRY, CHECK -> new WriteOutcome.Unknown(words());
            case SLOW, REJECT, AUTH, NONCE, SESSION, MODE ->
                    new WriteOutcome.Refused(refusal, words());
        };
    }

    /** The same for several at once: refused only if each of them says so. */
    public static WriteOutcome outcome(List<KrakenError> errors) {
        return errors.stream()
                .map(KrakenError::outcome)
                .filter(WriteOutcome.Unknown.class::isInstance)
                .findFirst()
                .or(() -> errors.stream().map(KrakenError::outcome).findFirst())
                .orElseGet(() -> new WriteOutcome.Unknown("no error is named"));
    }

    /** What helps a read that was answered so. */
    public Remedy remedy() {
        return switch (kind) {
            case RETRY, CHECK -> Remedy.TRY_AGAIN;
            case SLOW -> Remedy.SLOW_DOWN;
            case REJECT, AUTH, NONCE, SESSION, MODE -> Remedy.NONE;
        };
    }

    /** Before when no call is answered, if the error says so. */
    public Optional<Instant> notBefore() {
        var throttled = THROTTLED.matcher(text);
        return throttled.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(throttled.group(1))))
                : Optional.empty();
    }

    /** The text, cut to a length that can be shown. */
    public String words() {
        return Json.printable(text, MOST_SHOWN);
    }
}
