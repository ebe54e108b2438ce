package io.trellis.cli.data;

import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.StoredFile;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The series of a folder. */
record ListReport(Path folder, List<Entry> entries) {

    /** A manifest, or a file without one. */
    record Entry(Path file, ManifestState state) {

        private String name() {
            return state.manifest().map(SeriesManifest::path).orElse("-");
        }

        private String remark() {
            return state.complaint().orElse("");
        }

        /** Missing rows in each hundred that there would be. */
        private Optional<String> missing() {
            return state.manifest()
                    .map(manifest -> {
                        double missing = manifest.gaps().missing();
                        return String.format(
                                Locale.ROOT,
                                "%.2f %%",
                                100 * missing / (missing + manifest.rows()));
                    });
        }

        private Optional<Integer> suspects() {
            return state.manifest()
                    .flatMap(SeriesManifest::certificate)
                    .map(certificate -> certificate.suspectBars());
        }

        private static long bytes(SeriesManifest manifest) {
            return manifest.files().stream().mapToLong(StoredFile::bytes).sum();
        }

        private static String source(SeriesManifest manifest) {
            List<SourceFile> sources = manifest.sources();
            String first = sources.getFirst().name();
            return sources.size() == 1
                    ? first
                    : first + " and " + Shown.count(sources.size() - 1L) + " more";
        }
    }

    String text() {
        if (entries.isEmpty()) {
            return folder + " holds no stored series; make one with data import.\n";
        }
        var table =
                new TextTable(
                        "series",
                        "rows",
                        "from (UTC)",
                        "to (UTC)",
                        "missing",
                        "suspect",
                        "size",
                        "source",
                        "file",
                        "");
        for (Entry entry : entries) {
            var manifest = entry.state().manifest();
            table.row(
                    entry.name(),
                    manifest.map(each -> Shown.count(each.rows())).orElse("-"),
                    manifest.map(each -> UtcTime.minutes(each.from().toEpochMilli())).orElse("-"),
                    manifest.map(each -> UtcTime.minutes(each.to().toEpochMilli())).orElse("-"),
                    entry.missing().orElse("-"),
                    entry.suspects().map(Shown::count).orElse("-"),
                    manifest.map(Entry::bytes).map(Shown::bytes).orElse("-"),
                    manifest.map(Entry::source).orElse("-"),
                    folder.relativize(entry.file()).toString(),
                    entry.remark());
        }
        return table.toString();
    }

    /** A line for each series. */
    String csv() {
        var text = new StringBuilder("file,series,rows,from,to,missing,suspect,bytes,complaint\n");
        for (Entry entry : entries) {
            var manifest = entry.state().manifest();
            List<String> cells =
                    List.of(
                            quoted(entry.file().toString()),
                            entry.name(),
                            manifest.map(each -> String.valueOf(each.rows())).orElse(""),
                            manifest.map(each -> each.from().toString()).orElse(""),
                            manifest.map(each -> each.to().toString()).orElse(""),
                            manifest.map(each -> String.valueOf(each.gaps().missing())).orElse(""),
                            entry.suspects().map(String::valueOf).orElse(""),
                            manifest.map(each -> String.valueOf(Entry.bytes(each))).orElse(""),
                            quoted(entry.remark()));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    Json.ObjectValue json() {
        List<Json> series = entries.stream().map(ListReport::json).toList();
        return Json.object()
                .put("folder", folder.toString())
                .put("series", new Json.ArrayValue(series))
                .build();
    }

    private static Json json(Entry entry) {
        return Json.object()
                .put("file", entry.file().toString())
                .put(
                        "complaint",
                        entry.state()
                                .complaint()
                                .<Json>map(Json.TextValue::new)
                                .orElseGet(Json.NullValue::new))
                .put(
                        "manifest",
                        entry.state()
                                .manifest()
                                .<Json>map(SeriesManifest::toJson)
                                .orElseGet(Json.NullValue::new))
                .build();
    }
}
