package io.trellis.trading.projection;

import io.trellis.core.fact.Fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Worth of everything, and profit by UTC day and of the whole run. */
final class ProfitRows {

    private static final String ALL = "all";
    private static final int SHARE_DIGITS = 8;

    private final Sheet sheet;
    private final Map<String, Period> periods = new LinkedHashMap<>();
    private long snapshots;
    private long lastEquity;

    private static final class Period {

        final long row;
        final String name;
        long realized;
        long unrealized;
        int trades;
        int won;
        int lost;
        long fees;
        long peak;
        BigDecimal drawdown = BigDecimal.ZERO;

        Period(long row, String name, long peak) {
            this.row = row;
            this.name = name;
            this.peak = peak;
        }

        void worth(long equity, long unrealizedNow) {
            unrealized = unrealizedNow;
            peak = Math.max(peak, equity);
            if (peak > 0) {
                BigDecimal fall =
                        BigDecimal.valueOf(peak - equity)
                                .divide(
                                        BigDecimal.valueOf(peak),
                                        SHARE_DIGITS,
                                        RoundingMode.HALF_EVEN);
                drawdown = drawdown.max(fall);
            }
        }
    }

    ProfitRows(Sheet sheet) {
        this.sheet = sheet;
        this.lastEquity = sheet.terms.capital();
        period(ALL);
    }

    private Period period(String name) {
        return periods.computeIfAbsent(
                name, each -> new Period(periods.size() + 1, each, lastEquity));
    }

    /**
     * An execution was booked.
     *
     * @param time when it happened
     * @param fees in units of 10⁻⁸ quote
     */
    void traded(String time, long fees) {
        for (String name : new String[] {ALL, Stamp.day(time)}) {
            Period period = period(name);
            period.trades++;
            period.fees += fees;
            put(period);
        }
    }

    /** Something was won or lost, by an execution at a time. */
    void brought(String time, long profit) {
        for (String name : new String[] {ALL, Stamp.day(time)}) {
            Period period = period(name);
            period.realized += profit;
            period.won += profit > 0 ? 1 : 0;
            period.lost += profit < 0 ? 1 : 0;
            put(period);
        }
    }

    void worth(Fact.Equity fact) {
        sheet.put(
                Table.EQUITY_SNAPSHOTS,
                ++snapshots,
                Measures.amount(fact.equity()),
                Measures.amount(fact.cash()),
                Measures.amount(fact.unrealized()),
                Measures.amount(fact.equity() - fact.cash()),
                sheet.now());
        for (String name : new String[] {ALL, Stamp.day(sheet.now())}) {
            Period period = period(name);
            period.worth(fact.equity(), fact.unrealized());
            put(period);
        }
        lastEquity = fact.equity();
    }

    private void put(Period period) {
        sheet.put(
                Table.PNL_SUMMARY,
                period.row,
                period.name,
                Measures.amount(period.realized),
                Measures.amount(period.unrealized),
                Integer.toString(period.trades),
                Integer.toString(period.won),
                Integer.toString(period.lost),
                Measures.amount(period.fees),
                Measures.plain(period.drawdown),
                sheet.now());
    }
}
