package io.trellis.backtesting.kernel;

import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Ratio;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The thresholds of a plan's rules, made exact once: shares as ratios, hours as milliseconds, a
 * rule that is off as a threshold that is never reached.
 */
record CloseRules(
        Optional<Ratio> maxExposure,
        Optional<Ratio> killSwitch,
        Optional<Ratio> maxDrawdown,
        boolean resumesNextDay,
        Optional<Deviation> deviation,
        Optional<PumpDump> pumpDump,
        long maxAgeMillis,
        long cooldownMillis) {

    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);

    /**
     * Closes beyond the cells.
     *
     * @param above factor of the highest sell; closes above it are outside
     * @param below factor of the lowest buy; closes below it are outside; empty when none can be
     */
    record Deviation(Ratio above, Optional<Ratio> below, double aboveFactor, double belowFactor) {

        static Deviation of(BigDecimal share) {
            BigDecimal above = BigDecimal.ONE.add(share);
            BigDecimal below = BigDecimal.ONE.subtract(share);
            return new Deviation(
                    Ratio.of(above),
                    Optional.of(below).filter(factor -> factor.signum() > 0).map(Ratio::of),
                    above.doubleValue(),
                    below.doubleValue());
        }

        boolean holds(long lowestBuy, long highestSell, long close) {
            return above.isExceededBy(close, highestSell)
                    || below.filter(factor -> !factor.isReachedBy(close, lowestBuy)).isPresent();
        }
    }

    /** A move of closes some time apart. */
    record PumpDump(Ratio move, long horizonMillis) {

        /** Equal for equal rules. */
        String key() {
            return move + " in " + horizonMillis;
        }

        boolean holds(long then, long now) {
            return then > 0 && move.isReachedBy(Math.abs(now - then), then);
        }
    }

    static CloseRules of(RiskRules risk, Optional<RecenterRules> recenter) {
        return new CloseRules(
                risk.maxExposure().map(Ratio::of),
                risk.killSwitch().map(Ratio::of),
                risk.maxDrawdown().map(Ratio::of),
                risk.resumeNextDay(),
                recenter.flatMap(RecenterRules::deviation).map(Deviation::of),
                recenter.flatMap(RecenterRules::pumpDump)
                        .map(rule -> new PumpDump(Ratio.of(rule.move()), millis(rule.hours()))),
                recenter.flatMap(RecenterRules::maxAgeHours)
                        .map(CloseRules::millis)
                        .orElse(Long.MAX_VALUE),
                recenter.map(rules -> millis(rules.cooldownHours())).orElse(0L));
    }

    static long millis(BigDecimal hours) {
        return hours.multiply(HOUR_MILLIS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
