package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Chart;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;

import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Returns by day, month and year. */
final class ReturnsSection {

    private final DayCloses closes;

    private ReturnsSection(DayCloses closes) {
        this.closes = closes;
    }

    static Section of(ReportedRun run) {
        DayCloses closes = DayCloses.of(run.result().equity());
        var section = new ReturnsSection(closes);
        double[] returns = closes.returns();
        long gains = Arrays.stream(returns).filter(each -> each > 0).count();
        return new Section(
                "returns",
                "Returns",
                ("%,d of %,d days gained. A day ends at its last close, UTC; a first or last month"
                                + " may be a part of one.")
                        .formatted(gains, returns.length),
                List.<Block>of(section.days(returns), section.months()));
    }

    private Chart days(double[] returns) {
        long[] times = new long[returns.length];
        double[] percent = new double[returns.length];
        for (int i = 0; i < times.length; i++) {
            times[i] =
                    closes.days()
                            .get(i)
                            .date()
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli();
            percent[i] = 100 * returns[i];
        }
        return ChartBuilder.overTime("Daily returns", "days", times)
                .height(190)
                .unit("%")
                .bars("return", percent, 3)
                .build();
    }

    private Table months() {
        SequencedMap<YearMonth, Double> months = closes.monthReturns();
        double most =
                months.values().stream().mapToDouble(Math::abs).filter(v -> v > 0).max().orElse(1);
        var columns = new ArrayList<Column>();
        columns.add(Column.text("year"));
        for (Month month : Month.values()) {
            columns.add(Column.number(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        columns.add(Column.number("whole year"));
        var rows = new ArrayList<Row>();
        closes.yearReturns()
                .reversed()
                .forEach((year, whole) -> rows.add(row(year, whole, months, most)));
        return new Table("Monthly returns, percent", columns, rows, false);
    }

    private static Row row(
            int year, double whole, SequencedMap<YearMonth, Double> months, double most) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(String.valueOf(year)));
        for (Month month : Month.values()) {
            YearMonth at = YearMonth.of(year, month);
            cells.add(months.containsKey(at) ? cell(months.get(at), most) : Cell.of(""));
        }
        cells.add(cell(whole, Double.POSITIVE_INFINITY));
        return new Row(cells, false);
    }

    private static Cell cell(double share, double most) {
        String text = CoinFormat.signedPercent(share).replace(" %", "");
        return Cell.gain(text, share).shaded(share / most);
    }
}
