package io.trellis.cli.data;

import io.trellis.backtesting.store.Gap;
import io.trellis.backtesting.store.QualityReport;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;

import java.util.Locale;

/** A quality report for a person. */
final class QualityText {

    private QualityText() {}

    static String of(QualityReport report) {
        return heading(report) + figures(report) + gaps(report);
    }

    private static String heading(QualityReport report) {
        String synthetic = report.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        return synthetic
                + report.series()
                + " from "
                + report.sourceName()
                + "\nsource sha256  "
                + report.sourceSha256()
                + "\nseries sha256  "
                + report.seriesSha256()
                + "\n\n";
    }

    private static String figures(QualityReport report) {
        return new TextTable("quality", "value", "")
                .row("bars", count(report.rows()), "")
                .row("first bar", UtcTime.minutes(report.fromMillis()), "UTC")
                .row("last bar", UtcTime.minutes(report.toMillis()), "UTC")
                .row("bars expected", count(report.expectedBars()), "without gaps")
                .row("bars missing", count(report.missingBars()), missing(report))
                .row("duplicate times", count(report.duplicates()), "a file with one is refused")
                .row("zero-volume bars", count(report.zeroVolumeBars()), "")
                .row("flat bars", count(report.flatBars()), "one price throughout")
                .row("large moves", count(report.largeMoves()), "close to close, above 20 % (log)")
                .row(
                        "one-bar spikes",
                        count(report.spikes()),
                        "above 5 % (log), 80 % undone by the next")
                .row("misaligned starts", count(report.misalignedStarts()), "off the timeframe")
                .row("widest bar", widest(report), "high over low, " + widestTime(report))
                .toString();
    }

    private static String missing(QualityReport report) {
        return report.gaps() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "in %s, %.2f %% of those expected",
                        report.gaps() == 1 ? "1 gap" : count(report.gaps()) + " gaps",
                        100.0 * report.missingBars() / report.expectedBars());
    }

    private static String widest(QualityReport report) {
        return String.format(Locale.ROOT, "%,.2f %%", 100 * (report.widestHighLowRatio() - 1));
    }

    private static String widestTime(QualityReport report) {
        return UtcTime.minutes(report.widestMillis()) + " UTC";
    }

    private static String gaps(QualityReport report) {
        if (report.gaps() == 0) {
            return "";
        }
        var table = new TextTable("longest gaps: last bar before", "first bar after", "missing");
        for (Gap gap : report.longestGaps()) {
            table.row(
                    UtcTime.minutes(gap.lastBeforeMillis()),
                    UtcTime.minutes(gap.firstAfterMillis()),
                    count(gap.missingBars()));
        }
        return "\n" + table;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
