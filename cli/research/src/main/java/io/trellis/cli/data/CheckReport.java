package io.trellis.cli.data;

import io.trellis.backtesting.certificate.Overlap;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.BarRange;
import io.trellis.backtesting.store.Finding;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Certificates of some files, and how those of one market differ. */
record CheckReport(List<Checked> files, List<Pair> pairs) {

    private static final int FIRST = 5;

    /**
     * A file that was checked.
     *
     * @param manifest whether the manifest beside it fits
     */
    record Checked(Path file, CertificateReport report, String manifest) {

        BarColumns bars() {
            return report.bars();
        }
    }

    /** Two files of one market, compared. */
    record Pair(Checked first, Checked second, Overlap overlap) {

        /** The length of a bar that a shift of theirs may be told in. */
        String remark() {
            long shift = overlap.shiftMillis();
            if (shift == 0) {
                return "";
            }
            return "%s agrees if moved by %+,d s: one is stamped with the close of its bars"
                    .formatted(second.file(), shift / 1_000);
        }
    }

    static CheckReport of(List<Checked> files) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                Checked first = files.get(i);
                Checked second = files.get(j);
                if (isOfOneMarket(first.bars().series(), second.bars().series())) {
                    pairs.add(new Pair(first, second, overlap(first, second)));
                }
            }
        }
        return new CheckReport(List.copyOf(files), List.copyOf(pairs));
    }

    private static boolean isOfOneMarket(SeriesId one, SeriesId other) {
        return one.symbol().equals(other.symbol());
    }

    private static Overlap overlap(Checked first, Checked second) {
        try {
            return Overlap.between(first.bars(), second.bars());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    first.file() + " and " + second.file() + ": " + e.getMessage() + ".", e);
        }
    }

    boolean isSuspect() {
        return files.stream().anyMatch(file -> file.report().certificate().suspectBars() > 0)
                || pairs.stream().anyMatch(pair -> pair.overlap().differing() > 0);
    }

    String text() {
        var text = new StringBuilder();
        for (Checked file : files) {
            text.append(text.isEmpty() ? "" : "\n").append(file.report().text());
            text.append(
                    "\n%s; imported by %s%n"
                            .formatted(file.manifest(), file.bars().provenance().importedBy()));
        }
        return text + overlaps();
    }

    private String overlaps() {
        if (pairs.isEmpty()) {
            return files.size() > 1 ? "\nno two of the files are of one market\n" : "";
        }
        var table =
                new TextTable(
                        "overlap", "in common", "differ", "in a price", "at most", "first (UTC)");
        var remarks = new StringBuilder();
        for (Pair pair : pairs) {
            Overlap overlap = pair.overlap();
            table.row(
                    pair.first().file() + ", " + pair.second().file(),
                    Shown.count(overlap.shared()),
                    Shown.count(overlap.differing()),
                    Shown.count(overlap.priceDiffering()),
                    String.format(Locale.ROOT, "%.2f %%", 100 * overlap.largestPriceDifference()),
                    first(overlap));
            remarks.append(pair.remark().isEmpty() ? "" : pair.remark() + "\n");
        }
        return "\n" + table + remarks;
    }

    private static String first(Overlap overlap) {
        return overlap.where().ranges().stream()
                .findFirst()
                .map(range -> UtcTime.minutes(range.firstMillis()))
                .orElse("-");
    }

    Json.ObjectValue json() {
        List<Json> checked =
                files.stream()
                        .<Json>map(file ->
                                file.report()
                                        .json()
                                        .with("file", new Json.TextValue(file.file().toString()))
                                        .with("manifest", new Json.TextValue(file.manifest())))
                        .toList();
        List<Json> overlaps = pairs.stream().map(CheckReport::json).toList();
        return Json.object()
                .put("files", new Json.ArrayValue(checked))
                .put("overlaps", new Json.ArrayValue(overlaps))
                .build();
    }

    private static Json json(Pair pair) {
        Overlap overlap = pair.overlap();
        List<Json> first =
                overlap.where().ranges().stream().limit(FIRST).map(CheckReport::json).toList();
        return Json.object()
                .put("first", pair.first().file().toString())
                .put("second", pair.second().file().toString())
                .put("shared", overlap.shared())
                .put("differing", overlap.differing())
                .put("priceDiffering", overlap.priceDiffering())
                .put(
                        "largestPriceDifference",
                        Json.NumberValue.of(overlap.largestPriceDifference()))
                .put("shiftMillis", overlap.shiftMillis())
                .put("where", new Json.ArrayValue(first))
                .build();
    }

    private static Json json(BarRange range) {
        return Json.object()
                .put("first", Instant.ofEpochMilli(range.firstMillis()).toString())
                .put("last", Instant.ofEpochMilli(range.lastMillis()).toString())
                .put("bars", range.bars())
                .build();
    }

    /** A line for each finding of each file. */
    String csv() {
        var text = new StringBuilder("file,series,finding,count,suspect,first,note\n");
        for (Checked file : files) {
            for (Finding finding : file.report().certificate().findings()) {
                text.append(quoted(file.file().toString())).append(',');
                text.append(file.bars().series()).append(',');
                text.append(quoted(finding.kind().title())).append(',');
                text.append(finding.count()).append(',').append(finding.suspect()).append(',');
                text.append(
                        finding.firstMillis().stream()
                                .findFirst()
                                .map(millis -> Instant.ofEpochMilli(millis).toString())
                                .orElse(""));
                text.append(',').append(quoted(finding.note())).append('\n');
            }
        }
        return text.toString();
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }
}
