package io.trellis.core.risk;

import io.trellis.core.account.Money;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Watches what is lost by trading, since the UTC day began and from the peaks of the day and of the
 * run. What deposits and withdrawals change is no loss: it is told the equity of the strategy, not
 * the account's.
 */
public final class LossWatch {

    private static final long DAY_MILLIS = 86_400_000;

    private final Limits limits;
    private final Ratio dayDrawdown;
    private final Ratio runDrawdown;
    private Peaks peaks;
    private long dayStart;

    /**
     * A watch at the beginning of a run.
     *
     * @param capital equity at the beginning, in units of 10⁻⁸ quote, above 0
     */
    public LossWatch(Limits limits, long capital) {
        this.limits = limits;
        this.dayDrawdown = Ratio.of(limits.dayDrawdown());
        this.runDrawdown = Ratio.of(limits.runDrawdown());
        this.peaks = Peaks.of(capital);
        this.dayStart = capital;
    }

    /**
     * The equity is this now.
     *
     * @param wallMillis UTC; on a day before the last one seen it counts as that one
     * @param equity in units of 10⁻⁸ quote
     * @return why trading must be halted, where it must: loss, limit and what it is measured from
     */
    public Optional<String> equity(long wallMillis, long equity) {
        long day = Peaks.dayOf(wallMillis);
        if (day > peaks.day()) {
            dayStart = peaks.recorded();
        }
        if (day >= peaks.day()) {
            note(wallMillis, equity);
        } else {
            note(peaks.day() * DAY_MILLIS, equity);
        }
        return breach(equity);
    }

    /**
     * A person lets trading go on after a halt: what was lost before is not counted again.
     *
     * @param wallMillis UTC
     */
    public void rearmed(long wallMillis, long equity) {
        peaks = Peaks.of(equity).atClose(wallMillis, equity);
        dayStart = equity;
    }

    private void note(long wallMillis, long equity) {
        peaks = peaks.atClose(wallMillis, equity);
    }

    private Optional<String> breach(long equity) {
        if (equity <= dayStart && dayStart - equity >= limits.dailyLoss()) {
            return Optional.of(
                    "today's loss of "
                            + quote(dayStart - equity)
                            + " reaches the daily loss limit of "
                            + quote(limits.dailyLoss()));
        }
        if (peaks.dayFallReaches(dayDrawdown, equity)) {
            return Optional.of(fall("day's", peaks.dayPeak(), equity, limits.dayDrawdown()));
        }
        if (peaks.runFallReaches(runDrawdown, equity)) {
            return Optional.of(fall("run's", peaks.runPeak(), equity, limits.runDrawdown()));
        }
        return Optional.empty();
    }

    private static String fall(String whose, long peak, long equity, BigDecimal limit) {
        return "the fall from the "
                + whose
                + " peak of "
                + quote(peak)
                + " to "
                + quote(equity)
                + " reaches the drawdown limit of "
                + limit.movePointRight(2).stripTrailingZeros().toPlainString()
                + " %";
    }

    private static String quote(long units) {
        return Money.decimal(units).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
