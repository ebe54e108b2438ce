package io.trellis.backtesting.store;

import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;

/** A {@link QualityReport} as JSON; times as UTC text. */
final class QualityJson {

    private QualityJson() {}

    static Json.ObjectValue of(QualityReport report) {
        return Json.object()
                .put("series", report.series().path())
                .put("synthetic", report.synthetic())
                .put("sourceName", report.sourceName())
                .put("sourceSha256", report.sourceSha256())
                .put("seriesSha256", report.seriesSha256())
                .put("rows", report.rows())
                .put("from", time(report.fromMillis()))
                .put("to", time(report.toMillis()))
                .put("expectedBars", report.expectedBars())
                .put("gaps", report.gaps())
                .put("missingBars", report.missingBars())
                .put("longestGaps", longestGaps(report))
                .put("duplicates", report.duplicates())
                .put("zeroVolumeBars", report.zeroVolumeBars())
                .put("flatBars", report.flatBars())
                .put("largeMoves", report.largeMoves())
                .put("spikes", report.spikes())
                .put("misalignedStarts", report.misalignedStarts())
                .put("widestHighLowRatio", Json.NumberValue.of(report.widestHighLowRatio()))
                .put("widest", time(report.widestMillis()))
                .build();
    }

    private static Json longestGaps(QualityReport report) {
        return new Json.ArrayValue(
                report.longestGaps().stream()
                        .<Json>map(gap ->
                                Json.object()
                                        .put("lastBefore", time(gap.lastBeforeMillis()))
                                        .put("firstAfter", time(gap.firstAfterMillis()))
                                        .put("missingBars", gap.missingBars())
                                        .build())
                        .toList());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
