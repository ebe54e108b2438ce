package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a stored series is, where it came from and which files hold it: a JSON file beside those
 * files, {@code bars.manifest.json} beside {@code bars.parquet}.
 *
 * <p>Bars: {@link #ofBars}, then {@link #write} to {@link #beside} their file. Trades lie as
 * several files in a folder {@code data/VENUE/BASE-QUOTE/trades/}, their manifest in it under
 * {@link #inFolder}: make the record with kind {@link Kind#TRADES}, one {@link StoredFile} for each
 * part in the order of time, and, while they are being fetched, the cursor to go on from. Writing
 * replaces the file in one step, so that parts and cursor change together: a part that the manifest
 * does not name is not there.
 *
 * @param kind what the rows are
 * @param venue lower-case name of the venue
 * @param symbol base and quote, {@code BTC/USDT}
 * @param timeframe length of a bar; empty for trades
 * @param writtenBy program and version, {@code trellis 0.1.0}
 * @param rows in all files, 1 or more
 * @param from time of the first row; of a bar, its start
 * @param to time of the last row
 * @param completeTo everything before this time is there that the source had; empty where nobody
 *     knows more than the last row
 * @param cursor where the source is to be asked next, as it spells it
 * @param contentSha256 of bars, {@link BarColumns#contentSha256()}: the same whatever the file
 * @param gaps the holes; of trades, of their ids, where they have some
 * @param sources what it was made from, one or more, in the order of time
 * @param files what holds it, one or more, in the order of time
 * @param certificate what was found in bars; trades have none
 */
public record SeriesManifest(
        Kind kind,
        String venue,
        String symbol,
        Optional<Timeframe> timeframe,
        String writtenBy,
        long rows,
        Instant from,
        Instant to,
        Optional<Instant> completeTo,
        Optional<String> cursor,
        Optional<String> contentSha256,
        Gaps gaps,
        List<SourceFile> sources,
        List<StoredFile> files,
        Optional<Certificate> certificate) {

    /** Name and version of the document. */
    public static final String SCHEMA = "trellis.manifest/1";

    private static final String SUFFIX = ".manifest.json";

    /** A thousand gaps and some thousand files. */
    private static final JsonReader.Limits LIMITS = new JsonReader.Limits(16 << 20, 400_000);

    /** What the rows of a series are. */
    public enum Kind {
        BARS,
        TRADES
    }

    /**
     * @throws IllegalArgumentException if there is no row, the last is before the first, bars have
     *     no timeframe or trades have one, or the rows are not those of the files
     */
    public SeriesManifest {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
        requireSpan(rows, from, to);
        if (timeframe.isPresent() != (kind == Kind.BARS)) {
            throw new IllegalArgumentException("bars have a timeframe, trades have none");
        }
        long inFiles = files.stream().mapToLong(StoredFile::rows).sum();
        if (inFiles != rows) {
            throw new IllegalArgumentException(
                    "rows is " + rows + ", but the files hold " + inFiles);
        }
    }

    /** A manifest without a certificate. */
    public SeriesManifest(
            Kind kind,
            String venue,
            String symbol,
            Optional<Timeframe> timeframe,
            String writtenBy,
            long rows,
            Instant from,
            Instant to,
            Optional<Instant> completeTo,
            Optional<String> cursor,
            Optional<String> contentSha256,
            Gaps gaps,
            List<SourceFile> sources,
            List<StoredFile> files) {
        this(
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
                Optional.empty());
    }

    /** The same with what was found in its bars. */
    public SeriesManifest with(Certificate found) {
        return new SeriesManifest(
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
                Optional.of(found));
    }

    static void requireSpan(long rows, Instant from, Instant to) {
        if (rows < 1 || to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "needs a row or more from a time to no earlier one, was %d from %s to %s"
                            .formatted(rows, from, to));
        }
    }

    /**
     * The manifest of bars that are stored in one file, made from the source of their provenance.
     *
     * @param parquet the file, written already
     * @throws UncheckedIOException if it cannot be read
     */
    public static SeriesManifest ofBars(BarColumns bars, Path parquet) {
        var provenance = bars.provenance();
        var source =
                new SourceFile(
                        provenance.sourceName(),
                        provenance.sourceSha256(),
                        bars.rows(),
                        Instant.ofEpochMilli(bars.firstMillis()),
                        Instant.ofEpochMilli(bars.lastMillis()));
        return ofBars(bars, parquet, List.of(source));
    }

    /**
     * The same for bars that were made from several files.
     *
     * @throws UncheckedIOException if the stored file cannot be read
     */
    public static SeriesManifest ofBars(BarColumns bars, Path parquet, List<SourceFile> sources) {
        Instant from = Instant.ofEpochMilli(bars.firstMillis());
        Instant to = Instant.ofEpochMilli(bars.lastMillis());
        return new SeriesManifest(
                Kind.BARS,
                bars.series().venue(),
                bars.series().symbol(),
                Optional.of(bars.series().timeframe()),
                bars.provenance().importedBy(),
                bars.rows(),
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.of(bars.provenance().seriesSha256()),
                Gaps.of(bars),
                sources,
                List.of(
                        new StoredFile(
                                String.valueOf(parquet.getFileName()),
                                ContentHash.ofFile(parquet),
                                size(parquet),
                                bars.rows(),
                                from,
                                to,
                                OptionalLong.empty(),
                                OptionalLong.empty())));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** Where the manifest of a file of bars lies: {@code X.manifest.json} for {@code X.parquet}. */
    public static Path beside(Path parquet) {
        String name = String.valueOf(parquet.getFileName());
        int dot = name.lastIndexOf('.');
        return parquet.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + SUFFIX);
    }

    /** Where the manifest of a folder of trades lies. */
    public static Path inFolder(Path trades) {
        return trades.resolve("trades" + SUFFIX);
    }

    /** Whether a file is a manifest by its name. */
    public static boolean isNamed(Path file) {
        return String.valueOf(file.getFileName()).endsWith(SUFFIX);
    }

    /**
     * Reads a manifest.
     *
     * @throws InvalidInputException if there is none, or it is not one; the sentence names the file
     *     and the field
     * @throws UncheckedIOException if the device fails
     */
    public static SeriesManifest read(Path file) {
        try (var in = InputFile.open(file)) {
            Json json = JsonReader.read(in.readAllBytes(), file.toString(), LIMITS);
            return ManifestFormat.MANIFEST.read(json, Place.root(file.toString()));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /**
     * Writes it; one of the same name is replaced in one step.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeText(file, JsonWriter.indented(toJson()));
    }

    /** The document. */
    public Json.ObjectValue toJson() {
        return (Json.ObjectValue) ManifestFormat.MANIFEST.write(this);
    }

    /** Venue, symbol and timeframe or {@code trades}, as the folders of the store are called. */
    public String path() {
        return venue
                + "/"
                + symbol.replace('/', '-')
                + "/"
                + timeframe.map(Timeframe::toString).orElse("trades");
    }
}
