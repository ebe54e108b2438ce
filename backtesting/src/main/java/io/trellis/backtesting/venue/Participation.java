package io.trellis.backtesting.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How much of the traded volume of one market event may still fill the account's orders. */
final class Participation {

    private static final int MOST_DIGITS = 18;

    private final boolean limits;
    private final BigDecimal share;

    /** The share as a fraction; 0 / 0 where it needs more than 63 bits. */
    private final long numerator;

    private final long denominator;
    private long leftLots = Long.MAX_VALUE;

    Participation(Optional<BigDecimal> share) {
        this.limits = share.isPresent();
        this.share = share.orElse(BigDecimal.ONE);
        int scale = Math.max(0, this.share.scale());
        boolean small = this.share.precision() <= MOST_DIGITS && scale <= MOST_DIGITS;
        this.numerator = small ? this.share.setScale(scale).unscaledValue().longValueExact() : 0;
        this.denominator = small ? BigDecimal.TEN.pow(scale).longValueExact() : 0;
    }

    void begin(long tradedLots) {
        leftLots = limits ? allowed(tradedLots) : Long.MAX_VALUE;
    }

    private long allowed(long tradedLots) {
        long product = tradedLots * numerator;
        if (denominator != 0 && Math.multiplyHigh(tradedLots, numerator) == product >> 63) {
            return product / denominator;
        }
        return share.multiply(BigDecimal.valueOf(tradedLots))
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
        if (limits) {
            leftLots -= lots;
        }
    }
}
