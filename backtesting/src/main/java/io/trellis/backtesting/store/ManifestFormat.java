package io.trellis.backtesting.store;

import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.Leaves;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.Words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A {@link SeriesManifest} as JSON, strict in both directions. */
final class ManifestFormat {

    private static final int MOST_FILES = 20_000;
    private static final long MOST = 9_007_199_254_740_991L;

    private static final Format<Long> COUNT = Numeric.whole(1, MOST);
    private static final Format<Long> ID = Numeric.whole(-MOST, MOST);
    private static final Format<String> LINE =
            Text.of("[^\\u0000-\\u001f]{1,1000}", "text of one line, at most 1,000 characters");

    static final Format<Gaps> GAPS = gaps();
    static final Format<SeriesManifest> MANIFEST = manifest();

    private ManifestFormat() {}

    private static Format<SeriesManifest> manifest() {
        Field<SeriesManifest, String> schema =
                Field.constant("schema", "What this document is.", SeriesManifest.SCHEMA);
        Field<SeriesManifest, SeriesManifest.Kind> kind =
                Field.of(
                        "kind",
                        "What the rows are.",
                        Words.of(SeriesManifest.Kind.values()),
                        SeriesManifest::kind);
        Field<SeriesManifest, String> venue =
                Field.of(
                        "venue",
                        "Where it was traded; \"synthetic\" for generated data.",
                        Text.of(
                                "[a-z0-9][a-z0-9-]{0,31}",
                                "small letters, digits and dashes, such as \"kraken\""),
                        SeriesManifest::venue);
        Field<SeriesManifest, String> symbol =
                Field.of(
                        "symbol",
                        "Base and quote.",
                        Text.of(
                                "[A-Z0-9]{1,20}/[A-Z0-9]{1,20}",
                                "base and quote in capitals, such as \"BTC/USDT\""),
                        SeriesManifest::symbol);
        Field<SeriesManifest, Optional<Timeframe>> timeframe =
                Field.omittable(
                        "timeframe",
                        "Length of a bar; trades have none.",
                        Leaves.TIMEFRAME,
                        SeriesManifest::timeframe);
        Field<SeriesManifest, String> writtenBy =
                Field.of("writtenBy", "Program and version.", LINE, SeriesManifest::writtenBy);
        Field<SeriesManifest, Long> rows =
                Field.of("rows", "In all files.", COUNT, SeriesManifest::rows);
        Field<SeriesManifest, Instant> from =
                Field.of("from", "Time of the first row.", Leaves.INSTANT, SeriesManifest::from);
        Field<SeriesManifest, Instant> to =
                Field.of("to", "Time of the last row.", Leaves.INSTANT, SeriesManifest::to);
        Field<SeriesManifest, Optional<Instant>> completeTo =
                Field.omittable(
                        "completeTo",
                        "Everything before this time is there that the source had.",
                        Leaves.INSTANT,
                        SeriesManifest::completeTo);
        Field<SeriesManifest, Optional<String>> cursor =
                Field.omittable(
                        "cursor",
                        "Where the source is to be asked next.",
                        LINE,
                        SeriesManifest::cursor);
        Field<SeriesManifest, Optional<String>> contentSha256 =
                Field.omittable(
                        "contentSha256",
                        "SHA-256 of what the bars hold, whatever the file.",
                        Leaves.SHA256,
                        SeriesManifest::contentSha256);
        Field<SeriesManifest, Gaps> gaps =
                Field.of("gaps", "The holes.", GAPS, SeriesManifest::gaps);
        Field<SeriesManifest, List<SourceFile>> sources =
                Field.of(
                        "sources",
                        "What it was made from.",
                        source().listOf(1, MOST_FILES),
                        SeriesManifest::sources);
        Field<SeriesManifest, List<StoredFile>> files =
                Field.of(
                        "files",
                        "What holds it, beside this file.",
                        file().listOf(1, MOST_FILES),
                        SeriesManifest::files);
        Field<SeriesManifest, Optional<Certificate>> certificate =
                Field.omittable(
                        "certificate",
                        "What was found in the bars.",
                        CertificateFormat.CERTIFICATE,
                        SeriesManifest::certificate);
        return new Block<>(
                List.of(
                        schema,
                        kind,
                        venue,
                        symbol,
                        timeframe,
                        writtenBy,
                        rows,
                        from,
                        to,
                        completeTo,
                        cursor,
                        contentSha256,
                        gaps,
                        sources,
                        files,
                        certificate),
                in -> {
                    in.get(schema);
                    return new SeriesManifest(
                            in.get(kind),
                            in.get(venue),
                            in.get(symbol),
                            in.get(timeframe),
                            in.get(writtenBy),
                            in.get(rows),
                            in.get(from),
                            in.get(to),
                            in.get(completeTo),
                            in.get(cursor),
                            in.get(contentSha256),
                            in.get(gaps),
                            in.get(sources),
                            in.get(files),
                            in.get(certificate));
                });
    }

    private static Format<SourceFile> source() {
        Field<SourceFile, String> name =
                Field.of("name", "Without folders.", LINE, SourceFile::name);
        Field<SourceFile, String> sha256 =
                Field.of("sha256", "SHA-256 of its bytes.", Leaves.SHA256, SourceFile::sha256);
        Field<SourceFile, Long> rows =
                Field.of("rows", "Rows that it held.", COUNT, SourceFile::rows);
        Field<SourceFile, Instant> from =
                Field.of("from", "Time of its first row.", Leaves.INSTANT, SourceFile::from);
        Field<SourceFile, Instant> to =
                Field.of("to", "Time of its last row.", Leaves.INSTANT, SourceFile::to);
        return new Block<>(
                List.of(name, sha256, rows, from, to),
                in ->
                        new SourceFile(
                                in.get(name),
                                in.get(sha256),
                                in.get(rows),
                                in.get(from),
                                in.get(to)));
    }

    private static Format<StoredFile> file() {
        Field<StoredFile, String> name =
                Field.of(
                        "name",
                        "Without folders.",
                        Text.of("[^/\\\\\\u0000-\\u001f]{1,255}", "a file name without folders"),
                        StoredFile::name);
        Field<StoredFile, String> sha256 =
                Field.of("sha256", "SHA-256 of its bytes.", Leaves.SHA256, StoredFile::sha256);
        Field<StoredFile, Long> bytes = Field.of("bytes", "Its size.", COUNT, StoredFile::bytes);
        Field<StoredFile, Long> rows = Field.of("rows", "Rows in it.", COUNT, StoredFile::rows);
        Field<StoredFile, Instant> from =
                Field.of("from", "Time of its first row.", Leaves.INSTANT, StoredFile::from);
        Field<StoredFile, Instant> to =
                Field.of("to", "Time of its last row.", Leaves.INSTANT, StoredFile::to);
        Field<StoredFile, Optional<Long>> firstId =
                Field.omittable(
                        "firstId", "Lowest id of its trades.", ID, file -> boxed(file.firstId()));
        Field<StoredFile, Optional<Long>> lastId =
                Field.omittable(
                        "lastId", "Highest id of its trades.", ID, file -> boxed(file.lastId()));
        return new Block<>(
                List.of(name, sha256, bytes, rows, from, to, firstId, lastId),
                in ->
                        new StoredFile(
                                in.get(name),
                                in.get(sha256),
                                in.get(bytes),
                                in.get(rows),
                                in.get(from),
                                in.get(to),
                                unboxed(in.get(firstId)),
                                unboxed(in.get(lastId))));
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static OptionalLong unboxed(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Format<Gaps> gaps() {
        Field<Gaps, Integer> count =
                Field.of(
                        "count",
                        "How many there are.",
                        Numeric.count(0, Integer.MAX_VALUE),
                        Gaps::count);
        Field<Gaps, Long> missing =
                Field.of("missing", "Rows missing in all of them.", Leaves.TALLY, Gaps::missing);
        Field<Gaps, List<Gap>> listed =
                Field.of(
                        "listed",
                        "All of them in the order of time, or the longest if there are many.",
                        gap().listOf(0, Gaps.MOST_LISTED),
                        Gaps::listed);
        return new Block<>(
                List.of(count, missing, listed),
                in -> new Gaps(in.get(count), in.get(missing), in.get(listed)));
    }

    private static Format<Gap> gap() {
        Field<Gap, Instant> lastBefore =
                Field.of(
                        "lastBefore",
                        "Time of the last row before it.",
                        Leaves.INSTANT,
                        gap -> Instant.ofEpochMilli(gap.lastBeforeMillis()));
        Field<Gap, Instant> firstAfter =
                Field.of(
                        "firstAfter",
                        "Time of the first row after it.",
                        Leaves.INSTANT,
                        gap -> Instant.ofEpochMilli(gap.firstAfterMillis()));
        Field<Gap, Long> missing =
                Field.of("missing", "Rows missing in it.", COUNT, Gap::missingBars);
        return new Block<>(
                List.of(lastBefore, firstAfter, missing),
                in ->
                        new Gap(
                                in.get(lastBefore).toEpochMilli(),
                                in.get(firstAfter).toEpochMilli(),
                                in.get(missing)));
    }
}
