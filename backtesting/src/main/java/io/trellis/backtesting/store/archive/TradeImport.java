package io.trellis.backtesting.store.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.store.CsvSource;
import io.trellis.backtesting.store.InputFile;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeFolders;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.SeriesId;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Brings files of trades into a folder, row by row: memory does not grow with them.
 *
 * <p>Files are taken in the order of their first trades. Where they overlap, trades with ids are
 * taken once; trades without ids cannot be told apart, so such an overlap is refused.
 */
public final class TradeImport {

    private final TradeWriter store;
    private final String venue;
    private final KnownIds ids = new KnownIds();
    private final List<SourceFile> sources = new ArrayList<>();
    private long duplicates;

    private TradeImport(TradeWriter store, String venue) {
        this.store = store;
        this.venue = venue;
    }

    /**
     * What came of an import.
     *
     * @param manifest of the folder
     * @param duplicates trades that were in two files and were taken once
     */
    public record Result(SeriesManifest manifest, long duplicates) {}

    /**
     * Writes the folder, all of it or nothing.
     *
     * @param files in any order
     * @param writtenBy program and version
     * @throws InvalidInputException if a line breaks a rule, or files overlap that have no ids
     * @throws UncheckedIOException if the device fails
     */
    public static Result run(
            Archives files, Path folder, String venue, String symbol, String writtenBy) {
        return TradeFolders.write(
                folder,
                venue,
                symbol,
                writtenBy,
                store -> {
                    var work = new TradeImport(store, venue);
                    files.inOrder().forEach(work::add);
                    SeriesManifest manifest = store.commit(work.sources);
                    return new Result(manifest, work.duplicates);
                });
    }

    private void add(Archives.Opened file) {
        ArchiveFile archive = file.file();
        try (var source = archive.open()) {
            try {
                add(archive, file.layout(), source);
            } catch (IOException e) {
                throw source.sentence(e);
            } catch (UncheckedIOException e) {
                throw source.sentence(Objects.requireNonNull(e.getCause()));
            }
        } catch (IOException e) {
            throw InputFile.unreadable(archive.file(), e);
        }
    }

    private void add(ArchiveFile archive, Layout layout, CsvSource source) throws IOException {
        refuseDisguise(archive, source);
        var span = new FileSpan(archive);
        var rows = new TradeRows(archive.shown(), layout);
        var text = new BufferedReader(new InputStreamReader(source.text(), StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        var reader =
                CsvReader.builder()
                        .fieldSeparator(layout.delimiter())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(rows, text);
        try {
            for (TradeRows row : reader) {
                if (row.endRecord()) {
                    span.take(row);
                }
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    archive.shown() + " is not CSV: " + e.getMessage() + ".", e);
        }
        sources.add(span.source(source.sha256()));
    }

    /** Generated trades stay marked: nobody makes a market of them by naming one. */
    private void refuseDisguise(ArchiveFile archive, CsvSource source) {
        boolean marked = source.comment().filter(CsvBarWriter.SYNTHETIC_MARK::equals).isPresent();
        if (marked && !venue.equals(SeriesId.SYNTHETIC_VENUE)) {
            throw new InvalidInputException(
                    "%s holds generated trades (its gzip header says so), not trades of venue %s;"
                                    .formatted(archive.shown(), venue)
                            + " import it as venue "
                            + SeriesId.SYNTHETIC_VENUE
                            + ".");
        }
    }

    /** The rows of one file, from the first to the last. */
    private final class FileSpan {

        private final ArchiveFile archive;
        private final long before = store.lastNanos().orElse(Long.MIN_VALUE);
        private final boolean hasIdsBefore = !ids.isEmpty();
        private final long idBefore = ids.last();
        private long rows;
        private long firstNanos;
        private long lastNanos = Long.MIN_VALUE;
        private long lastId = RecordedTrade.NO_ID;

        FileSpan(ArchiveFile archive) {
            this.archive = archive;
        }

        void take(TradeRows row) {
            if (row.timeNanos() < lastNanos) {
                throw row.at(
                        "its time %s is before %s, that of the trade before; sort the file by time."
                                .formatted(
                                        TradeFolder.instant(row.timeNanos()),
                                        TradeFolder.instant(lastNanos)));
            }
            boolean hasId = row.id() != RecordedTrade.NO_ID;
            if (hasId && row.id() <= lastId) {
                throw row.at(
                        "its id %d is not above %d, that of the trade before."
                                .formatted(row.id(), lastId));
            }
            firstNanos = rows == 0 ? row.timeNanos() : firstNanos;
            lastNanos = row.timeNanos();
            lastId = hasId ? row.id() : lastId;
            rows++;
            if (hasId && hasIdsBefore && row.id() <= idBefore) {
                requireKnown(row);
                duplicates++;
            } else {
                requireAfter(row);
                add(row);
            }
        }

        private void requireKnown(TradeRows row) {
            if (!ids.holds(row.id())) {
                throw row.at(
                        "its id %d is missing in the files before it, though they go on to %d; it"
                                        .formatted(row.id(), idBefore)
                                + " would have to be put between their trades. Put the files"
                                + " together, or leave one out.");
            }
        }

        /** Among files, a trade without an id may be one that is there already. */
        private void requireAfter(TradeRows row) {
            boolean withId = row.id() != RecordedTrade.NO_ID && hasIdsBefore;
            if (row.timeNanos() < before || (row.timeNanos() == before && !withId)) {
                throw row.at(
                        "its time %s is not after %s, at which the file before it, %s, ends; trades"
                                        .formatted(
                                                TradeFolder.instant(row.timeNanos()),
                                                TradeFolder.instant(before),
                                                sources.getLast().name())
                                + " without ids cannot be told apart, so cut one of the files.");
            }
        }

        private void add(TradeRows row) {
            try {
                store.add(
                        row.timeNanos(),
                        row.price(),
                        row.priceScale(),
                        row.quantity(),
                        row.quantityScale(),
                        row.aggressor(),
                        OrderKind.UNKNOWN,
                        row.id());
                if (row.id() != RecordedTrade.NO_ID) {
                    ids.add(row.id());
                }
            } catch (ArithmeticException e) {
                throw row.at(
                        "price and quantity need %s beside the trades around; prices and"
                                        .formatted(e.getMessage())
                                + " quantities are stored with 18 digits.");
            }
        }

        SourceFile source(String sha256) {
            if (rows == 0) {
                throw new InvalidInputException(archive.shown() + " holds no trade.");
            }
            return new SourceFile(
                    archive.name(),
                    sha256,
                    rows,
                    TradeFolder.instant(firstNanos),
                    TradeFolder.instant(lastNanos));
        }
    }
}
