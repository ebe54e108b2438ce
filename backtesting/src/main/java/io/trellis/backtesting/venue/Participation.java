package io.trellis.backtesting.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How much of the traded volume of one market event may still fill the account's orders. */
final class Participation {

    private final Optional<BigDecimal> share;
    private long leftLots = Long.MAX_VALUE;

    Participation(Optional<BigDecimal> share) {
        this.share = share;
    }

    void begin(long tradedLots) {
        leftLots = share.map(part -> allowed(part, tradedLots)).orElse(Long.MAX_VALUE);
    }

    private static long allowed(BigDecimal part, long tradedLots) {
        return part.multiply(BigDecimal.valueOf(tradedLots))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    boolean isSpent() {
        return leftLots == 0;
    }

    long limit(long lots) {
        return Math.min(lots, leftLots);
    }

    void spend(long lots) {
        if (share.isPresent()) {
            leftLots -= lots;
        }
    }
}
