package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.BarBuffer;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ContentHash;
import io.trellis.backtesting.store.CsvBarReader;
import io.trellis.backtesting.store.InputFile;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of bars and puts them together. In memory are the bars of all of them, and one file
 * more.
 */
public final class BarImport {

    private BarImport() {}

    /**
     * What came of some files.
     *
     * @param bars of all of them
     * @param sources the files, in the order of time
     * @param roundedVolumes how many volumes had more digits than their double keeps
     * @param merged bars that two files have and agree on, taken once
     * @param overruled bars that two files have and do not agree on, of which the preferred was
     *     taken
     * @param differing which those are
     */
    public record Result(
            BarColumns bars,
            List<SourceFile> sources,
            long roundedVolumes,
            long merged,
            long overruled,
            SuspectBars differing) {

        public Result {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads them all.
     *
     * @param importedBy program and version
     * @throws InvalidInputException if a line breaks a rule, or two files disagree and neither is
     *     preferred
     * @throws UncheckedIOException if the device fails
     */
    public static Result run(
            Archives files, SeriesId series, Preference preference, String importedBy) {
        var merge = new BarMerge(series.timeframe(), preference);
        var sources = new ArrayList<SourceFile>();
        long rounded = 0;
        for (Archives.Opened file : files.inOrder()) {
            CsvBarReader.Rows rows = read(file, series);
            merge.add(file.file().shown(), rows.bars());
            rounded += rows.roundedVolumes();
            sources.add(source(file.file(), rows));
        }
        BarColumns bars =
                merge.bars().toColumns(series, name(sources), sha256(sources), importedBy);
        return new Result(
                bars,
                sources,
                rounded,
                merge.same(),
                merge.different(),
                SuspectBars.startingAt(bars, merge.differing()));
    }

    private static CsvBarReader.Rows read(Archives.Opened file, SeriesId series) {
        ArchiveFile archive = file.file();
        try (var source = archive.open()) {
            return file.headed()
                    ? CsvBarReader.read(archive.shown(), source, series)
                    : CsvBarReader.read(archive.shown(), source, series, file.layout().barFields());
        } catch (IOException e) {
            throw InputFile.unreadable(archive.file(), e);
        }
    }

    private static SourceFile source(ArchiveFile archive, CsvBarReader.Rows rows) {
        BarBuffer bars = rows.bars();
        return new SourceFile(
                archive.name(),
                rows.sha256(),
                bars.size(),
                Instant.ofEpochMilli(bars.timeMillis(0)),
                Instant.ofEpochMilli(bars.lastMillis()));
    }

    private static String name(List<SourceFile> sources) {
        String first = sources.getFirst().name();
        return sources.size() == 1
                ? first
                : sources.size() + " files from " + first + " to " + sources.getLast().name();
    }

    /** Of one file its own; of several, over the hashes of all. */
    private static String sha256(List<SourceFile> sources) {
        if (sources.size() == 1) {
            return sources.getFirst().sha256();
        }
        var digest = ContentHash.sha256();
        for (SourceFile source : sources) {
            digest.update((source.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return ContentHash.hex(digest);
    }
}
