package io.trellis.backtesting.store.trades;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whole folders of trades, written beside their place and then moved to it. */
public final class TradeFolders {

    private TradeFolders() {}

    /**
     * Refuses a path at which no folder of trades can be put. Meant to be called before long work.
     *
     * @param replace whether a folder of trades that is there may be replaced
     * @throws InvalidInputException if so; the sentence names the path
     */
    public static void requireWritable(Path folder, boolean replace) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + " is a file; name a folder for the trades.");
        }
        boolean trades = TradeFolder.isOne(folder);
        if (!trades && !isEmpty(folder)) {
            throw new InvalidInputException(
                    folder + " holds something else than trades; name another folder.");
        }
        if (trades && !replace) {
            throw new InvalidInputException(
                    folder
                            + " holds trades already; name another folder, or replace it with"
                            + " --force.");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Writes a folder, all of it or nothing; one that is there is replaced when the new one is
     * whole.
     *
     * @param writtenBy program and version
     * @param content adds the trades and commits them
     * @return what {@code content} returns
     * @throws UncheckedIOException if it cannot be written
     */
    public static <T> T write(
            Path folder,
            String venue,
            String symbol,
            String writtenBy,
            Function<TradeWriter, T> content) {
        Path place = folder.toAbsolutePath().normalize();
        Path temporary = place.resolveSibling(hidden(place));
        var removal = new Thread(() -> remove(temporary), "remove unfinished trades");
        try {
            Files.createDirectories(temporary);
            Runtime.getRuntime().addShutdownHook(removal);
            T result;
            try (var writer = TradeWriter.inNew(temporary, venue, symbol, writtenBy)) {
                result = content.apply(writer);
            }
            move(temporary, place);
            return result;
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            remove(temporary);
            forget(removal);
        }
    }

    private static void move(Path temporary, Path place) throws IOException {
        Path old = place.resolveSibling(hidden(place));
        boolean replaces = Files.exists(place);
        if (replaces) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        if (replaces) {
            remove(old);
        }
    }

    private static String hidden(Path place) {
        return "." + place.getFileName() + "." + UUID.randomUUID() + ".tmp";
    }

    private static void forget(Thread removal) {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook is at work.
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // It is hidden and does no harm; what was asked for is done or has failed by itself.
        }
    }

    private static UncheckedIOException unwritable(Path folder, IOException e) {
        return new UncheckedIOException("cannot write " + folder + ": " + e.getMessage() + ".", e);
    }
}
