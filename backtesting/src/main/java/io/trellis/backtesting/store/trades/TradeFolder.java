package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.ContentHash;
import io.trellis.backtesting.store.DamagedFileException;
import io.trellis.backtesting.store.InputFile;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.StoredFile;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A folder of trades, {@code data/VENUE/BASE-QUOTE/trades/}: a manifest and the parts that it
 * names, which are read one after another.
 */
public final class TradeFolder {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Path folder;
    private final SeriesManifest manifest;

    private TradeFolder(Path folder, SeriesManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a folder; the parts are read when they are asked for.
     *
     * @throws InvalidInputException if it holds no trades
     */
    public static TradeFolder open(Path folder) {
        return new TradeFolder(folder, manifestIn(folder));
    }

    static SeriesManifest manifestIn(Path folder) {
        Path file = SeriesManifest.inFolder(folder);
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    folder + " holds no trades: it has no " + file.getFileName() + ".");
        }
        SeriesManifest manifest = SeriesManifest.read(file);
        if (manifest.kind() != SeriesManifest.Kind.TRADES) {
            throw new InvalidInputException(file + " is not the manifest of trades, but of bars.");
        }
        return manifest;
    }

    /** Whether a path leads to a folder of trades. */
    public static boolean isOne(Path path) {
        return Files.isDirectory(path) && Files.exists(SeriesManifest.inFolder(path));
    }

    /** Where trades of a market lie by default, under the folder {@code data}. */
    public static Path usual(String venue, String symbol) {
        return Path.of("data", venue, symbol.replace('/', '-'), "trades");
    }

    /** What the folder says about itself. */
    public SeriesManifest manifest() {
        return manifest;
    }

    /**
     * Hands out the trades of a span of time, some hundred thousand at a time and in order; what
     * was handed out may be forgotten.
     *
     * @throws InvalidInputException if a part is missing, or not what the manifest says
     */
    public void read(Span span, Consumer<TradeBlock> sink) {
        for (StoredFile part : manifest.files()) {
            if (part.from().toEpochMilli() < span.toMillis()
                    && part.to().toEpochMilli() >= span.fromMillis()) {
                hand(read(part), span, sink);
            }
        }
    }

    private static void hand(TradeBlock block, Span span, Consumer<TradeBlock> sink) {
        int from = block.rowAtOrAfter(nanos(span.fromMillis()));
        int to = block.rowAtOrAfter(nanos(span.toMillis()));
        if (from == 0 && to == block.rows()) {
            sink.accept(block);
        } else if (from < to) {
            sink.accept(block.cut(from, to));
        }
    }

    private TradeBlock read(StoredFile part) {
        Path file = folder.resolve(part.name());
        InputFile.requireFile(file);
        if (!ContentHash.ofFile(file).equals(part.sha256())) {
            throw damaged(
                    file,
                    new DamagedFileException("its bytes are not those that the manifest names"));
        }
        try {
            TradeBlock block = PartFile.read(file);
            if (block.rows() != part.rows()) {
                throw new DamagedFileException("it holds " + block.rows() + " rows");
            }
            return block;
        } catch (FileSystemException e) {
            throw InputFile.unreadable(file, e);
        } catch (DamagedFileException e) {
            throw damaged(file, e);
        } catch (IOException | RuntimeException e) {
            // The library answers a damaged file with exceptions of many kinds.
            throw damaged(file, new DamagedFileException("it cannot be read", e));
        }
    }

    private static InvalidInputException damaged(Path file, DamagedFileException damage) {
        return new InvalidInputException(
                file + " is damaged: " + damage.finding() + "; get the trades again.", damage);
    }

    /**
     * The trades of a span of time as the columns that a backtest takes: milliseconds and doubles.
     */
    public TradeColumns columns(Span span) {
        var columns = new TradeColumns();
        columns.cameFrom(manifest.path(), contentSha256(manifest.files()));
        read(
                span,
                block -> {
                    for (int row = 0; row < block.rows(); row++) {
                        columns.add(
                                Math.floorDiv(block.timeNanos()[row], NANOS_PER_MILLI),
                                block.exactPrice(row).doubleValue(),
                                block.exactQuantity(row).doubleValue(),
                                block.aggressor(row));
                    }
                });
        return columns;
    }

    /** The hash by which other files name these trades: over the hashes of the parts, in order. */
    static String contentSha256(List<StoredFile> parts) {
        var digest = ContentHash.sha256();
        for (StoredFile part : parts) {
            digest.update((part.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return ContentHash.hex(digest);
    }

    /** Beyond the years that nanoseconds reach, their end. */
    private static long nanos(long millis) {
        return millis > Long.MAX_VALUE / NANOS_PER_MILLI
                ? Long.MAX_VALUE
                : Math.max(millis, 0) * NANOS_PER_MILLI;
    }

    /** UTC epoch nanoseconds of an instant. */
    public static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }

    /** The instant of UTC epoch nanoseconds. */
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
