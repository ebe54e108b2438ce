package io.trellis.core.strategy.grid;

import io.trellis.core.grid.Cells;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The four triggers of grid-semantics section 7, in their order, compared exactly. */
final class RecenterTriggers {

    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);

    private final Optional<Deviation> deviation;
    private final Optional<PumpDump> pumpDump;
    private final Optional<Dominance> dominance;
    private final Optional<Long> maxAgeMillis;
    private final long cooldownMillis;

    private record Deviation(Ratio above, Optional<Ratio> below) {}

    private record PumpDump(Ratio move, long horizonMillis) {}

    private record Dominance(Ratio share, long horizonMillis) {}

    RecenterTriggers(RecenterRules rules) {
        this.deviation = rules.deviation().map(RecenterTriggers::deviation);
        this.pumpDump =
                rules.pumpDump()
                        .map(rule -> new PumpDump(Ratio.of(rule.move()), millis(rule.hours())));
        this.dominance =
                rules.dominance()
                        .map(rule -> new Dominance(Ratio.of(rule.share()), millis(rule.hours())));
        this.maxAgeMillis = rules.maxAgeHours().map(RecenterTriggers::millis);
        this.cooldownMillis = millis(rules.cooldownHours());
    }

    /** A close cannot lie a whole price or more below the cells, so such a rule has one side. */
    private static Deviation deviation(BigDecimal share) {
        BigDecimal below = BigDecimal.ONE.subtract(share);
        return new Deviation(
                Ratio.of(BigDecimal.ONE.add(share)),
                Optional.of(below).filter(factor -> factor.signum() > 0).map(Ratio::of));
    }

    private static long millis(BigDecimal hours) {
        return hours.multiply(HOUR_MILLIS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The deployment with what the triggers remember of the bar that has just closed. */
    Deployment watch(Deployment deployment, ClosedBars bars) {
        return dominance
                .map(rule -> deployment.with(deployment.closes().at(bars, rule.horizonMillis())))
                .orElse(deployment);
    }

    /** The first trigger that holds at the newest close. */
    Optional<String> first(Deployment deployment, ClosedBars bars) {
        long age = bars.newestTimeMillis() - deployment.sinceMillis();
        if (age < cooldownMillis) {
            return Optional.empty();
        }
        if (deviates(deployment.book().cells(), bars.newestCloseTicks())) {
            return Optional.of("deviation");
        }
        if (pumpsOrDumps(deployment, bars)) {
            return Optional.of("pumpDump");
        }
        if (isDominated(deployment, age)) {
            return Optional.of("dominance");
        }
        return maxAgeMillis.filter(limit -> age >= limit).map(_ -> "maxAge");
    }

    private boolean deviates(Cells cells, long close) {
        return deviation
                .filter(rule ->
                        rule.above().isExceededBy(close, cells.highestSell())
                                || rule.below()
                                        .filter(r -> !r.isReachedBy(close, cells.lowestBuy()))
                                        .isPresent())
                .isPresent();
    }

    private boolean pumpsOrDumps(Deployment deployment, ClosedBars bars) {
        if (pumpDump.isEmpty()) {
            return false;
        }
        PumpDump rule = pumpDump.get();
        int before = bars.newestAtOrBefore(bars.newestTimeMillis() - rule.horizonMillis());
        if (before < 0 || bars.timeMillis(before) < deployment.sinceMillis()) {
            return false;
        }
        long then = bars.closeTicks(before);
        return then > 0 && rule.move().isReachedBy(Math.abs(bars.newestCloseTicks() - then), then);
    }

    private boolean isDominated(Deployment deployment, long age) {
        return dominance
                .filter(rule -> age >= rule.horizonMillis())
                .filter(rule -> deployment.closes().isDominated(rule.share()))
                .isPresent();
    }
}
