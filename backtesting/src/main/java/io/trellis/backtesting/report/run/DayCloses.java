package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.core.risk.Peaks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the equity came to, day by day and month by month.
 *
 * @param days UTC days that have bars, rising
 * @param capital before the first of them, in units of 10⁻⁸ quote
 */
record DayCloses(List<Day> days, long capital) {

    /** The equity at the last close of a UTC day, in units of 10⁻⁸ quote. */
    record Day(LocalDate date, long equity) {}

    static DayCloses of(EquityCurve curve) {
        var days = new ArrayList<Day>();
        for (int i = 0; i < curve.count(); i++) {
            long day = Peaks.dayOf(curve.timeMillis(i));
            boolean last = i + 1 == curve.count() || day != Peaks.dayOf(curve.timeMillis(i + 1));
            if (last) {
                days.add(new Day(LocalDate.ofEpochDay(day), curve.equity(i)));
            }
        }
        return new DayCloses(days, curve.capital());
    }

    /** From one day's close to the next, the first from the capital. */
    double[] returns() {
        double[] returns = new double[days.size()];
        long before = capital;
        for (int i = 0; i < returns.length; i++) {
            returns[i] = (double) days.get(i).equity() / before - 1;
            before = days.get(i).equity();
        }
        return returns;
    }

    /** From one month's last close to the next; a month without bars has none. */
    SequencedMap<YearMonth, Double> monthReturns() {
        var closes = new TreeMap<YearMonth, Long>();
        days.forEach(day -> closes.put(YearMonth.from(day.date()), day.equity()));
        return returns(closes);
    }

    /** From one year's last close to the next. */
    SequencedMap<Integer, Double> yearReturns() {
        var closes = new TreeMap<Integer, Long>();
        days.forEach(day -> closes.put(day.date().getYear(), day.equity()));
        return returns(closes);
    }

    private <T> SequencedMap<T, Double> returns(SequencedMap<T, Long> closes) {
        var returns = new TreeMap<T, Double>();
        long before = capital;
        for (var close : closes.entrySet()) {
            returns.put(close.getKey(), (double) close.getValue() / before - 1);
            before = close.getValue();
        }
        return returns;
    }
}
