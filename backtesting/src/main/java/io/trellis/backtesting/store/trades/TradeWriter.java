package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.ContentHash;
import io.trellis.backtesting.store.Gap;
import io.trellis.backtesting.store.Gaps;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.StoredFile;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Adds trades to the end of a folder.
 *
 * <p>Trades go into part files of at most {@value #PART_ROWS} rows as they come, so little is held
 * in memory. What counts is the manifest: {@link #commit} names the new parts and the cursor in one
 * step, and a part that it does not name is not there. So a process that is killed at any point
 * leaves the folder as of the last commit; what it wrote after that is removed when the folder is
 * opened again.
 */
public final class TradeWriter implements AutoCloseable {

    /** Some 45 MB in memory. */
    public static final int PART_ROWS = 1 << 20;

    private static final String OURS =
            "[0-9]{6}_.*\\.parquet|\\.([0-9]{6}_.*|trades\\.manifest\\.json.*)\\.tmp";

    private static final Gaps NONE = Gaps.of(List.of());

    private final Path folder;
    private final String venue;
    private final String symbol;
    private final String writtenBy;
    private final Optional<FolderLock> lock;
    private final Steps steps;
    private final TradeBuffer buffer = new TradeBuffer();
    private final List<StoredFile> parts = new ArrayList<>();
    private final GapTally newGaps = new GapTally(NONE);
    private GapTally gaps = new GapTally(NONE);

    private Optional<SeriesManifest> committed = Optional.empty();
    private long rows;
    private long lastNanos = Long.MIN_VALUE;
    private long lastId = RecordedTrade.NO_ID;

    /** What is about to be done; a test ends the process there. */
    @FunctionalInterface
    interface Steps {

        void about(String step);
    }

    private TradeWriter(
            Path folder,
            String venue,
            String symbol,
            String writtenBy,
            Optional<FolderLock> lock,
            Steps steps) {
        this.folder = folder;
        this.venue = venue;
        this.symbol = symbol;
        this.writtenBy = writtenBy;
        this.lock = lock;
        this.steps = steps;
    }

    /**
     * Opens a folder to go on, or makes it; while it is open, nobody else can.
     *
     * @param writtenBy program and version
     * @throws InvalidInputException if it holds something else, or is open already
     * @throws UncheckedIOException if the device fails
     */
    public static TradeWriter open(Path folder, String venue, String symbol, String writtenBy) {
        return open(folder, venue, symbol, writtenBy, _ -> {});
    }

    static TradeWriter open(
            Path folder, String venue, String symbol, String writtenBy, Steps steps) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + " is a file; name a folder for the trades.");
        }
        var lock = FolderLock.of(folder);
        try {
            var writer =
                    new TradeWriter(folder, venue, symbol, writtenBy, Optional.of(lock), steps);
            writer.resume();
            return writer;
        } catch (InvalidInputException | UncheckedIOException e) {
            lock.close();
            throw e;
        }
    }

    /** A folder that is there and empty, and that nobody knows of. */
    static TradeWriter inNew(Path folder, String venue, String symbol, String writtenBy) {
        return new TradeWriter(folder, venue, symbol, writtenBy, Optional.empty(), _ -> {});
    }

    private void resume() {
        Path file = SeriesManifest.inFolder(folder);
        if (Files.exists(file)) {
            SeriesManifest manifest = TradeFolder.manifestIn(folder);
            requireSame(manifest);
            committed = Optional.of(manifest);
            gaps = new GapTally(manifest.gaps());
            parts.addAll(manifest.files());
            rows = manifest.rows();
            lastNanos = TradeFolder.nanos(manifest.to());
            lastId = parts.getLast().lastId().orElse(RecordedTrade.NO_ID);
        }
        removeUnnamed();
    }

    private void requireSame(SeriesManifest manifest) {
        if (!manifest.venue().equals(venue) || !manifest.symbol().equals(symbol)) {
            throw new InvalidInputException(
                    "%s holds trades of %s at %s, not of %s at %s; name another folder."
                            .formatted(folder, manifest.symbol(), manifest.venue(), symbol, venue));
        }
    }

    private void removeUnnamed() {
        List<String> named = parts.stream().map(StoredFile::name).toList();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches(OURS) && !named.contains(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder + " of unnamed parts.", e);
        }
    }

    /** The manifest as of the last commit; empty in a new folder. */
    public Optional<SeriesManifest> committed() {
        return committed;
    }

    /** The trades added so far, those of earlier times included. */
    public long rows() {
        return rows;
    }

    /** How many trades no commit has named. */
    public long pendingRows() {
        return rows - committed.map(SeriesManifest::rows).orElse(0L);
    }

    /** The time of the newest trade, UTC epoch nanoseconds; empty where there is none. */
    public OptionalLong lastNanos() {
        return rows == 0 ? OptionalLong.empty() : OptionalLong.of(lastNanos);
    }

    /** The id of the newest trade that has one. */
    public OptionalLong lastId() {
        return lastId == RecordedTrade.NO_ID ? OptionalLong.empty() : OptionalLong.of(lastId);
    }

    /** Ids that were passed over since the folder was opened. */
    public Gaps newGaps() {
        return newGaps.gaps();
    }

    /** Adds the next trade; see the longer form. */
    public void add(RecordedTrade trade) {
        add(
                trade.timeNanos(),
                trade.price().unscaledValue().longValueExact(),
                trade.price().scale(),
                trade.quantity().unscaledValue().longValueExact(),
                trade.quantity().scale(),
                trade.aggressor(),
                trade.kind(),
                trade.id());
    }

    /**
     * Adds the next trade, given price and quantity as whole numbers and their decimals.
     *
     * @throws IllegalArgumentException if it is before the last one in time or id, or no trade
     * @throws ArithmeticException if a figure needs more than 18 digits at the scale of its part
     * @throws UncheckedIOException if a part that has become full cannot be written
     */
    public void add(
            long nanos,
            long price,
            int priceScale,
            long quantity,
            int quantityScale,
            Aggressor aggressor,
            OrderKind kind,
            long id) {
        if (nanos < lastNanos || price <= 0 || quantity < 0) {
            throw new IllegalArgumentException(
                    "no trade to follow %d: time %d, price %d, quantity %d"
                            .formatted(lastNanos, nanos, price, quantity));
        }
        boolean hasId = id != RecordedTrade.NO_ID;
        if (hasId && lastId != RecordedTrade.NO_ID) {
            followId(nanos, id);
        }
        buffer.add(nanos, price, priceScale, quantity, quantityScale, aggressor, kind, id);
        rows++;
        lastNanos = nanos;
        lastId = hasId ? id : lastId;
        if (buffer.rows() == PART_ROWS) {
            writePart();
        }
    }

    private void followId(long nanos, long id) {
        if (id <= lastId) {
            throw new IllegalArgumentException("trade " + id + " after trade " + lastId);
        }
        if (id > lastId + 1) {
            var gap =
                    new Gap(
                            Math.floorDiv(lastNanos, 1_000_000),
                            Math.floorDiv(nanos, 1_000_000),
                            id - lastId - 1);
            gaps.add(gap);
            newGaps.add(gap);
        }
    }

    private void writePart() {
        TradeBlock block = buffer.block();
        Instant first = TradeFolder.instant(block.timeNanos()[0]);
        Path file = folder.resolve(partName(first));
        steps.about("write " + file.getFileName());
        AtomicFile.write(file, temporary -> PartFile.write(block, venue, symbol, temporary));
        steps.about("name " + file.getFileName());
        parts.add(
                new StoredFile(
                        String.valueOf(file.getFileName()),
                        ContentHash.ofFile(file),
                        file.toFile().length(),
                        block.rows(),
                        first,
                        TradeFolder.instant(buffer.lastNanos()),
                        id(block.id()[0]),
                        id(buffer.lastId())));
        buffer.clear();
    }

    private String partName(Instant first) {
        return String.format(
                Locale.ROOT,
                "%06d_%s.parquet",
                parts.size() + 1,
                first.toString().replace(':', '-'));
    }

    private static OptionalLong id(long id) {
        return id == RecordedTrade.NO_ID ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /**
     * Makes all that was added part of the folder, with where to go on, in one step.
     *
     * @param source what the trades come from, in place of a file name
     * @param cursor to ask the source with next
     * @param completeTo every trade before this time is there
     * @return the manifest
     * @throws IllegalStateException if there is no trade at all
     * @throws UncheckedIOException if it cannot be written
     */
    public SeriesManifest commit(
            String source, Optional<String> cursor, Optional<Instant> completeTo) {
        flush();
        Instant from = parts.getFirst().from();
        Instant to = parts.getLast().to();
        var file = new SourceFile(source, contentSha256(), rows, from, to);
        return commit(List.of(file), cursor, completeTo);
    }

    /** The same for trades that were read from files. */
    public SeriesManifest commit(List<SourceFile> sources) {
        flush();
        return commit(sources, Optional.empty(), Optional.empty());
    }

    private SeriesManifest commit(
            List<SourceFile> sources, Optional<String> cursor, Optional<Instant> completeTo) {
        var manifest =
                new SeriesManifest(
                        SeriesManifest.Kind.TRADES,
                        venue,
                        symbol,
                        Optional.empty(),
                        writtenBy,
                        rows,
                        parts.getFirst().from(),
                        parts.getLast().to(),
                        completeTo,
                        cursor,
                        Optional.of(contentSha256()),
                        gaps.gaps(),
                        sources,
                        parts);
        steps.about("commit");
        manifest.write(SeriesManifest.inFolder(folder));
        steps.about("committed");
        committed = Optional.of(manifest);
        return manifest;
    }

    private void flush() {
        if (buffer.rows() > 0) {
            writePart();
        }
        if (parts.isEmpty()) {
            throw new IllegalStateException("a folder of trades holds one or more");
        }
    }

    private String contentSha256() {
        return TradeFolder.contentSha256(parts);
    }

    /** Lets others have the folder; what was added since the last commit is not kept. */
    @Override
    public void close() {
        lock.ifPresent(FolderLock::close);
    }
}
