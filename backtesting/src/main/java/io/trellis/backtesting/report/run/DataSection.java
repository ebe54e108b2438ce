package io.trellis.backtesting.report.run;

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
