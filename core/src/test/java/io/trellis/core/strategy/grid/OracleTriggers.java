package io.trellis.core.strategy.grid;

import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The four triggers of section 7 at the close of one bar. */
final class OracleTriggers {

    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

    private final RecenterRules rules;
    private final Instrument instrument;
    private final Bars bars;
    private final int bar;
    private final OracleTwist twist;

    OracleTriggers(
            RecenterRules rules, Instrument instrument, Bars bars, int bar, OracleTwist twist) {
        this.rules = rules;
        this.instrument = instrument;
        this.bars = bars;
        this.bar = bar;
        this.twist = twist;
    }

    /** All triggers that hold, the first one first. */
    List<OracleHappening> holding(OracleCells cells) {
        List<OracleHappening> holding = new ArrayList<>();
        if (deviation(cells)) {
            holding.add(OracleHappening.DEVIATION);
        }
        if (pumpDump(cells)) {
            holding.add(OracleHappening.PUMP_DUMP);
        }
        if (dominance(cells)) {
            holding.add(OracleHappening.DOMINANCE);
        }
        if (maxAge(cells)) {
            holding.add(OracleHappening.MAX_AGE);
        }
        return twist == OracleTwist.LAST_TRIGGER_FIRST ? holding.reversed() : holding;
    }

    boolean coolsDown(OracleCells cells) {
        int order = age(cells).compareTo(rules.cooldownHours().multiply(MILLIS_PER_HOUR));
        return twist == OracleTwist.COOLDOWN_ENDS_LATE ? order <= 0 : order < 0;
    }

    private boolean deviation(OracleCells cells) {
        if (rules.deviation().isEmpty()) {
            return false;
        }
        BigDecimal d = rules.deviation().get();
        BigDecimal above = cells.highestSell().multiply(BigDecimal.ONE.add(d));
        BigDecimal below = cells.lowestBuy().multiply(BigDecimal.ONE.subtract(d));
        boolean touches = close(bar).compareTo(above) == 0 || close(bar).compareTo(below) == 0;
        return close(bar).compareTo(above) > 0
                || close(bar).compareTo(below) < 0
                || (touches && twist == OracleTwist.DEVIATION_MAY_TOUCH);
    }

    private boolean pumpDump(OracleCells cells) {
        if (rules.pumpDump().isEmpty()) {
            return false;
        }
        RecenterRules.PumpDump rule = rules.pumpDump().get();
        BigDecimal latest = now().subtract(rule.hours().multiply(MILLIS_PER_HOUR));
        int then = bar;
        while (then >= 0 && time(then).compareTo(latest) > 0) {
            then--;
        }
        if (then < 0) {
            return false;
        }
        if (bars.timeMillis(then) < cells.centeredMillis
                && twist != OracleTwist.PUMP_LOOKS_BEHIND_THE_RECENTERING) {
            return false;
        }
        BigDecimal moved = close(bar).subtract(close(then)).abs();
        return moved.compareTo(rule.move().multiply(close(then))) >= 0;
    }

    private boolean dominance(OracleCells cells) {
        if (rules.dominance().isEmpty()) {
            return false;
        }
        RecenterRules.Dominance rule = rules.dominance().get();
        BigDecimal start = now().subtract(rule.hours().multiply(MILLIS_PER_HOUR));
        if (BigDecimal.valueOf(cells.centeredMillis).compareTo(start) > 0) {
            return false;
        }
        int all = 0;
        int above = 0;
        int below = 0;
        for (int i = bar; i >= 0 && isInWindow(time(i), start); i--) {
            int side = close(i).multiply(close(i)).compareTo(cells.centerSquared);
            all++;
            above += side > 0 ? 1 : 0;
            below += side < 0 ? 1 : 0;
        }
        BigDecimal needed = rule.share().multiply(BigDecimal.valueOf(all));
        return BigDecimal.valueOf(Math.max(above, below)).compareTo(needed) >= 0;
    }

    private boolean isInWindow(BigDecimal time, BigDecimal start) {
        int order = time.compareTo(start);
        return twist == OracleTwist.DOMINANCE_WINDOW_CLOSED_ON_BOTH_ENDS ? order >= 0 : order > 0;
    }

    private boolean maxAge(OracleCells cells) {
        return rules.maxAgeHours().isPresent()
                && age(cells).compareTo(rules.maxAgeHours().get().multiply(MILLIS_PER_HOUR)) >= 0;
    }

    private BigDecimal age(OracleCells cells) {
        return now().subtract(BigDecimal.valueOf(cells.centeredMillis));
    }

    private BigDecimal now() {
        return time(bar);
    }

    private BigDecimal time(int index) {
        return BigDecimal.valueOf(bars.timeMillis(index));
    }

    private BigDecimal close(int index) {
        return instrument.price(bars.close(index));
    }
}
