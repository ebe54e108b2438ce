package io.trellis.clients.resilience;

import java.time.Duration;

/**
 * How often and how long something is tried.
 *
 * @param attempts all in all, 1 or more
 * @param total from the first attempt to the beginning of the last
 */
public record RetryBudget(int attempts, Duration total) {

    /**
     * @throws IllegalArgumentException if not even one attempt is allowed
     */
    public RetryBudget {
        if (attempts < 1 || total.isNegative()) {
            throw new IllegalArgumentException(
                    "a budget of " + attempts + " attempts in " + total + " makes no sense");
        }
    }

    /**
     * Whether another attempt may begin.
     *
     * @param made attempts so far
     * @param elapsed since the first began, the pause before the next one included
     */
    public boolean allows(int made, Duration elapsed) {
        return made < attempts && elapsed.compareTo(total) <= 0;
    }
}
