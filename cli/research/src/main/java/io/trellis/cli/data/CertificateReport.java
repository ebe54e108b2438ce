package io.trellis.cli.data;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.Gap;
import io.trellis.backtesting.store.Gaps;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** The certificate of a series, for a person and for a script. */
record CertificateReport(BarColumns bars, Certificate certificate) {

    private static final int LONGEST_GAPS = 5;

    String text() {
        return heading() + figures() + "\n" + findings() + gaps();
    }

    private String heading() {
        return "%s%s from %s\nsource sha256  %s\nseries sha256  %s\n\n"
                .formatted(
                        bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "",
                        bars.series(),
                        bars.provenance().sourceName(),
                        bars.provenance().sourceSha256(),
                        bars.provenance().seriesSha256());
    }

    private TextTable figures() {
        Gaps gaps = Gaps.of(bars);
        return new TextTable("certificate", "value", "")
                .row("bars", Shown.count(bars.rows()), "")
                .row("first bar", UtcTime.minutes(bars.firstMillis()), "UTC")
                .row("last bar", UtcTime.minutes(bars.lastMillis()), "UTC")
                .row("bars expected", Shown.count(expected()), "without gaps")
                .row("bars missing", Shown.count(gaps.missing()), missing(gaps))
                .row(
                        "tick",
                        tick(),
                        certificate.settings().tick().isPresent() ? "given" : "inferred")
                .row("widest bar", widest(), "high over low, " + widestTime() + " UTC")
                .row(
                        "suspect bars",
                        Shown.count(certificate.suspectBars()),
                        percent(certificate.suspectBars(), bars.rows()) + " of the bars");
    }

    private long expected() {
        long timeframeMillis = bars.series().timeframe().millis();
        return (bars.lastMillis() - bars.firstMillis()) / timeframeMillis + 1;
    }

    private String missing(Gaps gaps) {
        return gaps.count() == 0
                ? ""
                : "in %s, %s of those expected"
                        .formatted(
                                gaps.count() == 1 ? "1 gap" : Shown.count(gaps.count()) + " gaps",
                                percent((double) gaps.missing(), (double) expected()));
    }

    private String tick() {
        return certificate.tick().map(BigDecimal::toPlainString).orElse("none");
    }

    private String widest() {
        return percent(certificate.widestHighLowRatio() - 1, 1);
    }

    private String widestTime() {
        return UtcTime.minutes(certificate.widestMillis());
    }

    private static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%,.2f %%", 100 * part / whole);
    }

    private TextTable findings() {
        TextTable table = new TextTable("finding", "count", "suspect", "first (UTC)", "");
        for (Finding finding : certificate.findings()) {
            table.row(
                    finding.kind().title(),
                    Shown.count(finding.count()),
                    finding.suspect() && finding.count() > 0 ? "yes" : "",
                    finding.firstMillis().stream().findFirst().map(UtcTime::minutes).orElse("-"),
                    finding.note().isEmpty() ? finding.kind().remark() : finding.note());
        }
        return table;
    }

    private String gaps() {
        Gaps gaps = Gaps.of(bars);
        if (gaps.count() == 0) {
            return "";
        }
        var table = new TextTable("longest gaps: last bar before", "first bar after", "missing");
        for (Gap gap : gaps.longest(LONGEST_GAPS)) {
            table.row(
                    UtcTime.minutes(gap.lastBeforeMillis()),
                    UtcTime.minutes(gap.firstAfterMillis()),
                    Shown.count(gap.missingBars()));
        }
        return "\n" + table;
    }

    Json.ObjectValue json() {
        return Json.object()
                .put("series", bars.series().path())
                .put("synthetic", bars.synthetic())
                .put("sourceName", bars.provenance().sourceName())
                .put("sourceSha256", bars.provenance().sourceSha256())
                .put("seriesSha256", bars.provenance().seriesSha256())
                .put("importedBy", bars.provenance().importedBy())
                .put("rows", bars.rows())
                .put("from", Instant.ofEpochMilli(bars.firstMillis()).toString())
                .put("to", Instant.ofEpochMilli(bars.lastMillis()).toString())
                .put("expectedBars", expected())
                .put("gaps", Gaps.of(bars).toJson())
                .put("certificate", certificate.toJson())
                .build();
    }
}
