package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.QualityReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of the data that something was made of. */
public final class DataSection {

    private DataSection() {}

    /** What is known of some bars. */
    public static Section of(BarColumns bars) {
        QualityReport quality = QualityReport.of(bars);
        var rows = new ArrayList<Row>();
        rows.add(Row.of("series", quality.series().path(), ""));
        rows.add(Row.of("made by", quality.synthetic() ? "a generator" : "a market", ""));
        rows.add(Row.of("source", quality.sourceName(), ""));
        rows.add(Row.of("bars", CoinFormat.count(quality.rows()), ""));
        rows.add(Row.of("first bar", CoinFormat.time(quality.fromMillis()), "UTC"));
        rows.add(Row.of("last bar", CoinFormat.time(quality.toMillis()), "UTC"));
        rows.add(
                Row.of(
                        "bars missing",
                        CoinFormat.count(quality.missingBars()),
                        "in %,d gaps of %,d bars expected"
                                .formatted(quality.gaps(), quality.expectedBars())));
        rows.add(count("zero-volume bars", quality.zeroVolumeBars(), ""));
        rows.add(count("flat bars", quality.flatBars(), "one price throughout"));
        rows.add(count("large moves", quality.largeMoves(), "close to close, above 20 % (log)"));
        rows.add(
                count(
                        "one-bar spikes",
                        quality.spikes(),
                        "above 5 % (log), 80 % undone by the next"));
        rows.add(count("misaligned starts", quality.misalignedStarts(), "off the timeframe"));
        rows.add(
                Row.of(
                        "widest bar",
                        String.format(
                                Locale.ROOT, "%,.2f %%", 100 * (quality.widestHighLowRatio() - 1)),
                        "high over low, " + CoinFormat.time(quality.widestMillis()) + " UTC"));
        return new Section(
                "data",
                "The data",
                "Nothing was repaired, and no hole was filled.",
                new Table(
                        "",
                        List.of(Column.text("of the bars"), Column.text("value"), Column.text("")),
                        rows,
                        false));
    }

    private static Row count(String name, int number, String remark) {
        return Row.of(name, CoinFormat.count(number), remark);
    }
}
