package io.trellis.backtesting.store;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a certificate measures by; the same bars and settings give the same findings.
 *
 * @param tick price step of the instrument; empty to infer it from the prices
 * @param neighbours bars to each side that a price is held against, 1 or more
 * @param deviations how many robust standard deviations of those (1.4826 times their median
 *     absolute deviation) a price may be from their median
 * @param floor distance from the median, in logarithms, up to which a price is never an outlier
 */
public record CertificateSettings(
        Optional<BigDecimal> tick, int neighbours, double deviations, double floor) {

    /** The tick inferred; ten bars to each side, twelve deviations, five per cent. */
    public static final CertificateSettings USUAL =
            new CertificateSettings(Optional.empty(), 10, 12, 0.05);

    /**
     * @throws IllegalArgumentException if the tick is not above 0, or another is out of range
     */
    public CertificateSettings {
        if (tick.isPresent() && tick.get().signum() <= 0) {
            throw new IllegalArgumentException("tick must be above 0, was " + tick.get());
        }
        if (neighbours < 1 || neighbours > 1_000) {
            throw new IllegalArgumentException(
                    "neighbours must be from 1 to 1,000, was " + neighbours);
        }
        if (!(deviations > 0) || !(floor > 0)) {
            throw new IllegalArgumentException(
                    "deviations and floor must be above 0, were " + deviations + " and " + floor);
        }
    }

    /** The usual settings with this tick. */
    public static CertificateSettings ofTick(BigDecimal tick) {
        return new CertificateSettings(
                Optional.of(tick), USUAL.neighbours, USUAL.deviations, USUAL.floor);
    }
}
