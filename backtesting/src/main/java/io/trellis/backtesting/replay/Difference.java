package io.trellis.backtesting.replay;

import io.trellis.core.order.Fill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something that one of the two did and the other did not, or did otherwise.
 *
 * @param session what was traded; empty where only the backtest traded
 * @param backtest what the backtest traded; empty where only the session did
 * @param lots what of the fills it is about
 * @param amount by which it makes the session's equity at the end larger, quote, exactly
 */
public record Difference(
        Cause cause,
        Optional<Fill> session,
        Optional<Fill> backtest,
        long lots,
        BigDecimal amount) {

    /** One of the two. */
    public Fill either() {
        return session.or(() -> backtest).orElseThrow();
    }
}
