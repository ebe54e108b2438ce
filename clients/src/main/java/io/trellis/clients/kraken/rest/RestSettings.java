package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.resilience.RetryBudget;

import java.time.Duration;

/**
 * How calls are made.
 *
 * @param tier of the account
 * @param seed of the jitter of pauses
 * @param callTimeout of one attempt
 * @param budget of one read; waiting for a counter is not part of it
 * @param nonceJumps how often a read may jump ahead when its nonce is refused, 0 for whatever
 *     trades: there, a refused nonce means a second user of the key
 */
public record RestSettings(
        Tier tier, long seed, Duration callTimeout, RetryBudget budget, int nonceJumps) {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final RetryBudget BUDGET = new RetryBudget(5, Duration.ofSeconds(60));
    private static final int MOST_JUMPS = 3;

    /**
     * @throws IllegalArgumentException if it jumps ahead too often
     */
    public RestSettings {
        if (nonceJumps < 0 || nonceJumps > MOST_JUMPS) {
            throw new IllegalArgumentException(
                    "a tool jumps ahead 0 to " + MOST_JUMPS + " times, was " + nonceJumps);
        }
    }

    /** For what trades. */
    public static RestSettings trading(Tier tier, long seed) {
        return new RestSettings(tier, seed, CALL_TIMEOUT, BUDGET, 0);
    }

    /** For a tool that reads only. */
    public static RestSettings reading(Tier tier, long seed) {
        return new RestSettings(tier, seed, CALL_TIMEOUT, BUDGET, MOST_JUMPS);
    }

    /** The same with another budget of a read. */
    public RestSettings withBudget(RetryBudget other) {
        return new RestSettings(tier, seed, callTimeout, other, nonceJumps);
    }

    /** The same with another time limit of an attempt. */
    public RestSettings withCallTimeout(Duration other) {
        return new RestSettings(tier, seed, other, budget, nonceJumps);
    }
}
