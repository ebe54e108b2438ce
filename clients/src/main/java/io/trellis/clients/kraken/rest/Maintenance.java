package io.trellis.clients.kraken.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A window in which the venue is worked on. A word that is on no list counts as the most cautious
 * one.
 *
 * @param title for people
 * @param start when it is to begin
 * @param end when it is to end
 * @param phase how near it is
 * @param action what the venue advises
 * @param ordersAllowed whether orders are said to be taken meanwhile
 * @param services that it affects, in Kraken's words
 * @param cancelBefore until when orders should be cancelled that must not stay
 */
public record Maintenance(
        String title,
        Optional<Instant> start,
        Optional<Instant> end,
        Phase phase,
        Action action,
        boolean ordersAllowed,
        List<String> services,
        Optional<Instant> cancelBefore) {

    public Maintenance {
        services = List.copyOf(services);
    }

    /** How near it is, from far to near. */
    public enum Phase {
        ANNOUNCED,
        WITHIN_A_DAY,
        WITHIN_HALF_AN_HOUR,
        WITHIN_FIVE_MINUTES,
        WITHIN_SECONDS;

        static Phase of(String word) {
            return switch (word) {
                case "announced" -> ANNOUNCED;
                case "reminder_24h" -> WITHIN_A_DAY;
                case "approaching_30m" -> WITHIN_HALF_AN_HOUR;
                case "imminent_5m" -> WITHIN_FIVE_MINUTES;
                default -> WITHIN_SECONDS;
            };
        }
    }

    /** What is advised, from careless to cautious. */
    public enum Action {
        CONTINUE,
        REDUCE_ACTIVITY,
        CANCEL_OPEN_ORDERS,
        STOP_NEW_ORDERS,
        DISCONNECT_AND_WAIT;

        static Action of(String word) {
            return switch (word) {
                case "continue" -> CONTINUE;
                case "reduce_activity" -> REDUCE_ACTIVITY;
                case "cancel_open_orders" -> CANCEL_OPEN_ORDERS;
                case "stop_new_orders" -> STOP_NEW_ORDERS;
                default -> DISCONNECT_AND_WAIT;
            };
        }
    }
}
