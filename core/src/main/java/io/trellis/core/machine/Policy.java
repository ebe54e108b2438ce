package io.trellis.core.machine;

import java.time.Duration;

/**
 * How a trader behaves where the strategy file says nothing.
 *
 * @param deadManSeconds after which the venue cancels all orders of the account if the trader is
 *     not heard of; 0 for never
 * @param cancelOnHalt whether our orders are cancelled when trading is halted
 * @param ownedLots coins that the account already has and the strategy may start with
 * @param equityEvery how often the worth of everything is told
 * @param priceIsStale how long no trade and no quote may be told; a connection that is dead is
 *     noticed long before, by its silence
 * @param barGrace how long after its end a bar is closed when no later trade has come
 * @param clockLimit the most that the venue's clock may be uncertain or away from ours
 */
public record Policy(
        int deadManSeconds,
        boolean cancelOnHalt,
        long ownedLots,
        Duration equityEvery,
        Duration priceIsStale,
        Duration barGrace,
        Duration clockLimit) {

    /**
     * @throws IllegalArgumentException if a dead-man's switch is shorter than 30 s or longer than a
     *     day, or the owned coins are negative
     */
    public Policy {
        if (deadManSeconds != 0 && (deadManSeconds < 30 || deadManSeconds > 86_400)) {
            throw new IllegalArgumentException(
                    "a dead-man's switch is 0 or 30 to 86400 seconds, was " + deadManSeconds);
        }
        if (ownedLots < 0) {
            throw new IllegalArgumentException("owned coins are not negative, was " + ownedLots);
        }
    }

    /** What suits most. */
    public static Policy standard() {
        return new Policy(
                0,
                true,
                0,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }
}
