package io.trellis.core.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The unit of account: 10⁻⁸ of the quote currency, so that sums of posted amounts are exact. */
public final class Money {

    /** Decimal places of one unit. */
    public static final int SCALE = 8;

    private Money() {}

    /**
     * An amount of quote in units, rounded half-even.
     *
     * @throws ArithmeticException if it needs more than 63 bits (about 92 billion quote)
     */
    public static long units(BigDecimal quote) {
        return quote.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    public static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, SCALE);
    }
}
