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

    private static final Optional<String> DEVIATION = Optional.of("deviation");
    private static final Optional<String> PUMP_DUMP = Optional.of("pumpDump");
    private static final Optional<String> DOMINANCE = Optional.of("dominance");
    private static final Optional<String> MAX_AGE = Optional.of("maxAge");
    private static final long NEVER = Long.MAX_VALUE;

    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);

    private final Optional<Deviation> deviation;
    private final Optional<PumpDump> pumpDump;
    private final Optional<Dominance> dominance;
    private final long maxAgeMillis;
    private final long cooldownMillis;

    private record Deviation(Ratio above, Optional<Ratio> below) {}

    private record PumpDump(Ratio move, long horizonMillis, PastBar past) {}

    private record Dominance(Ratio share, long horizonMillis, CenterSides sides) {}

    RecenterTriggers(RecenterRules rules) {
        this.deviation = rules.deviation().map(RecenterTriggers::deviation);
        this.pumpDump = rules.pumpDump().map(RecenterTriggers::pumpDump);
        this.dominance = rules.dominance().map(RecenterTriggers::dominance);
        this.maxAgeMillis = rules.maxAgeHours().map(RecenterTriggers::millis).orElse(NEVER);
        this.cooldownMillis = millis(rules.cooldownHours());
    }

    /** A close cannot lie a whole price or more below the cells, so such a rule has one side. */
    private static Deviation deviation(BigDecimal share) {
        BigDecimal below = BigDecimal.ONE.subtract(share);
        return new Deviation(
                Ratio.of(BigDecimal.ONE.add(share)),
                Optional.of(below).filter(factor -> factor.signum() > 0).map(Ratio::of));
    }

    private static PumpDump pumpDump(RecenterRules.PumpDump rule) {
        return new PumpDump(Ratio.of(rule.move()), millis(rule.hours()), new PastBar());
    }

    private static Dominance dominance(RecenterRules.Dominance rule) {
        long horizonMillis = millis(rule.hours());
        return new Dominance(Ratio.of(rule.share()), horizonMillis, new CenterSides(horizonMillis));
    }

    private static long millis(BigDecimal hours) {
        return hours.multiply(HOUR_MILLIS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The first trigger that holds at the newest close. */
    Optional<String> first(Deployment deployment, ClosedBars bars) {
        long age = bars.newestTimeMillis() - deployment.sinceMillis();
        if (age < cooldownMillis) {
            return Optional.empty();
        }
        if (deviates(deployment.book().cells(), bars.newestCloseTicks())) {
            return DEVIATION;
        }
        if (pumpsOrDumps(deployment, bars)) {
            return PUMP_DUMP;
        }
        if (isDominated(deployment, bars, age)) {
            return DOMINANCE;
        }
        return age >= maxAgeMillis ? MAX_AGE : Optional.empty();
    }

    private boolean deviates(Cells cells, long close) {
        if (deviation.isEmpty()) {
            return false;
        }
        Deviation rule = deviation.get();
        return rule.above().isExceededBy(close, cells.highestSell())
                || (rule.below().isPresent()
                        && !rule.below().get().isReachedBy(close, cells.lowestBuy()));
    }

    private boolean pumpsOrDumps(Deployment deployment, ClosedBars bars) {
        if (pumpDump.isEmpty()) {
            return false;
        }
        PumpDump rule = pumpDump.get();
        long latest = bars.newestTimeMillis() - rule.horizonMillis();
        if (latest < deployment.sinceMillis()) {
            return false;
        }
        int before = rule.past().newestAtOrBefore(latest, bars);
        if (before < 0 || bars.timeMillis(before) < deployment.sinceMillis()) {
            return false;
        }
        long then = bars.closeTicks(before);
        return then > 0 && rule.move().isReachedBy(Math.abs(bars.newestCloseTicks() - then), then);
    }

    private boolean isDominated(Deployment deployment, ClosedBars bars, long age) {
        if (dominance.isEmpty() || age < dominance.get().horizonMillis()) {
            return false;
        }
        Dominance rule = dominance.get();
        return rule.sides().areDominated(bars, deployment.center(), rule.share());
    }
}
