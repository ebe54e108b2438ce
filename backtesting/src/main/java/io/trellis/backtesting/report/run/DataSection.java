package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.SuspectProfit;
import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.Gaps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of the data that something was made of. */
public final class DataSection {

    private DataSection() {}

    /** What is known of some bars. */
    public static Section of(BarColumns bars) {
        return section(rows(bars));
    }

    /** The same of the bars of a run, with what it earned on suspect ones. */
    static Section of(ReportedRun run) {
        List<Row> rows = rows(run.columns());
        SuspectProfit on = run.suspectProfit();
        if (on.bars() > 0) {
            CoinFormat format = run.format();
            rows.add(
                    Row.of(
                            "profit on suspect bars",
                            format.signed(on.profit()) + " " + format.quote(),
                            on.share().isPresent()
                                    ? CoinFormat.percent(on.share().getAsDouble())
                                            + " of the total profit"
                                    : "there is no total profit"));
            rows.add(Row.of("fills on suspect bars", CoinFormat.count(on.fills()), ""));
        }
        return section(rows);
    }

    private static List<Row> rows(BarColumns bars) {
        Certificate certificate = CertificateScan.of(bars, CertificateSettings.USUAL);
        Gaps gaps = Gaps.of(bars);
        var rows = new ArrayList<Row>();
        rows.add(Row.of("series", bars.series().path(), ""));
        rows.add(Row.of("made by", bars.synthetic() ? "a generator" : "a market", ""));
        rows.add(Row.of("source", bars.provenance().sourceName(), ""));
        rows.add(Row.of("bars", CoinFormat.count(bars.rows()), ""));
        rows.add(Row.of("first bar", CoinFormat.time(bars.firstMillis()), "UTC"));
        rows.add(Row.of("last bar", CoinFormat.time(bars.lastMillis()), "UTC"));
        rows.add(
                Row.of(
                        "bars missing",
                        CoinFormat.count(gaps.missing()),
                        "in %,d gaps of %,d bars expected"
                                .formatted(gaps.count(), bars.rows() + gaps.missing())));
        for (Finding finding : certificate.findings()) {
            if (finding.kind() != FindingKind.GAPS) {
                rows.add(row(finding));
            }
        }
        rows.add(
                Row.of(
                        "suspect bars",
                        CoinFormat.count(certificate.suspectBars()),
                        "prices that perhaps nobody could have traded at"));
        rows.add(
                Row.of(
                        "widest bar",
                        String.format(
                                Locale.ROOT,
                                "%,.2f %%",
                                100 * (certificate.widestHighLowRatio() - 1)),
                        "high over low, " + CoinFormat.time(certificate.widestMillis()) + " UTC"));
        return rows;
    }

    private static Section section(List<Row> rows) {
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

    private static Row row(Finding finding) {
        String remark = finding.note().isEmpty() ? finding.kind().remark() : finding.note();
        boolean suspect = finding.suspect() && finding.count() > 0;
        return Row.of(
                finding.kind().title(),
                CoinFormat.count(finding.count()),
                suspect ? "suspect; " + remark : remark);
    }
}
