package io.trellis.backtesting.analytics;

import io.trellis.core.account.Money;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.risk.Peaks;

import java.util.Arrays;

/**
 * The equity at every bar close, in units of 10⁻⁸ quote. The curve begins with the capital, at the
 * time of the first bar.
 */
public final class EquityCurve implements SessionListener {

    private static final double UNITS = StrictMath.pow(10, Money.SCALE);

    private final long capital;
    private long[] times;
    private long[] values;
    private int count;

    public EquityCurve(long capital) {
        this(capital, 1_024);
    }

    /**
     * A curve with room for a number of bars; it takes more.
     *
     * @param bars 1 or more
     */
    public EquityCurve(long capital, int bars) {
        this.capital = capital;
        this.times = new long[bars];
        this.values = new long[bars];
    }

    @Override
    public void closed(long timeMillis, long equity) {
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        times[count] = timeMillis;
        values[count] = equity;
        count++;
    }

    /** Bars closed so far. */
    public int count() {
        return count;
    }

    /** Start of a bar, UTC. */
    public long timeMillis(int bar) {
        return times[bar];
    }

    /** Equity at the close of a bar, in units of 10⁻⁸ quote. */
    public long equity(int bar) {
        return values[bar];
    }

    public long capital() {
        return capital;
    }

    /**
     * Returns from one UTC day's last close to the next, the first from the capital; a day without
     * bars has none.
     */
    public double[] dailyReturns() {
        double[] returns = new double[count];
        int days = 0;
        long before = capital;
        for (int i = 0; i < count; i++) {
            boolean last = i + 1 == count || Peaks.dayOf(times[i]) != Peaks.dayOf(times[i + 1]);
            if (last) {
                returns[days++] = (double) values[i] / before - 1;
                before = values[i];
            }
        }
        return Arrays.copyOf(returns, days);
    }

    /** Largest fall from a peak, as a share of the peak, the capital included as a peak. */
    public double maxDrawdown() {
        return drawdown().depth();
    }

    /** Hours from the peak of the largest fall to its recovery, or to the end of the curve. */
    public double maxDrawdownHours() {
        return drawdown().hours();
    }

    /**
     * The largest fall from a peak, the capital included as a peak.
     *
     * @param depth as a share of the peak; 0 for a curve that never falls
     * @param hours from the peak to the recovery, or to the end of the curve
     */
    public record Drawdown(double depth, double hours) {}

    /** The largest fall from a peak; of equal ones the first. */
    public Drawdown drawdown() {
        long peak = capital;
        long peakMillis = count == 0 ? 0 : times[0];
        double depth = 0;
        long fellFromMillis = peakMillis;
        long recoveredMillis = peakMillis;
        boolean recovered = true;
        for (int i = 0; i < count; i++) {
            if (values[i] >= peak && !recovered) {
                recoveredMillis = times[i];
                recovered = true;
            }
            if (values[i] > peak) {
                peak = values[i];
                peakMillis = times[i];
            }
            double fall = (double) (peak - values[i]) / peak;
            if (fall > depth) {
                depth = fall;
                fellFromMillis = peakMillis;
                recovered = false;
            }
        }
        long until = recovered ? recoveredMillis : times[count - 1];
        return new Drawdown(depth, (until - fellFromMillis) / 3_600_000.0);
    }

    /** The equity of a bar in quote. */
    public double equityInQuote(int bar) {
        return values[bar] / UNITS;
    }
}
