package io.trellis.backtesting.store;

import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody should know about a series before trusting a result made from it. It is made of the
 * whole series, so that a bar is judged by what came after it too; no strategy ever sees it.
 *
 * @param settings what it was measured by
 * @param tick the price step that prices were held against: the one given, or the coarsest of 1, 2,
 *     2.5 or 5 times a power of ten that all but one price in a thousand obey; empty where there is
 *     none
 * @param findings each kind once, in the order of {@link FindingKind}
 * @param widestHighLowRatio largest high divided by low of one bar, at least 1
 * @param widestMillis start of the first bar that is so wide
 * @param suspectBars how many bars are suspect
 * @param suspects those bars; empty where they are more than {@value #MOST_RANGES} ranges, and have
 *     to be found again in the bars
 */
public record Certificate(
        CertificateSettings settings,
        Optional<BigDecimal> tick,
        List<Finding> findings,
        double widestHighLowRatio,
        long widestMillis,
        int suspectBars,
        Optional<SuspectBars> suspects) {

    /** How many ranges of suspect bars are kept. */
    public static final int MOST_RANGES = 1_000;

    public Certificate {
        findings = List.copyOf(findings);
        suspects = suspects.filter(bars -> bars.ranges().size() <= MOST_RANGES);
    }

    /** A finding; with a count of 0 where it was not looked for. */
    public Finding finding(FindingKind kind) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind)
                .findFirst()
                .orElse(new Finding(kind, 0, false, List.of(), ""));
    }

    /**
     * The same with a finding that the bars alone do not tell, such as sources that disagree.
     *
     * @param where the bars it was found in
     */
    public Certificate with(BarColumns bars, Finding finding, SuspectBars where) {
        var all = new ArrayList<>(findings);
        all.removeIf(known -> known.kind() == finding.kind());
        all.add(finding);
        Optional<SuspectBars> joined =
                finding.suspect() ? suspects.map(known -> known.and(bars, where)) : suspects;
        return new Certificate(
                settings,
                tick,
                all,
                widestHighLowRatio,
                widestMillis,
                joined.map(SuspectBars::count).orElse(suspectBars),
                joined);
    }

    /** The document, as a manifest holds it. */
    public Json.ObjectValue toJson() {
        return (Json.ObjectValue) CertificateFormat.CERTIFICATE.write(this);
    }
}
