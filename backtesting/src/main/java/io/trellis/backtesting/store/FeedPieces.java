package io.trellis.backtesting.store;

import io.trellis.core.feed.FeedSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The bytes of feed files, to the disk and from it. */
public final class FeedPieces {

    private FeedPieces() {}

    /**
     * Writes a file of the pieces that are handed to a sink; one of the same name is replaced, in
     * one step.
     *
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static void write(Path target, Consumer<Consumer<ByteBuffer>> content) {
        AtomicFile.write(
                target,
                temporary -> {
                    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                        content.accept(piece -> writeFully(channel, piece));
                    } catch (UncheckedIOException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    /** Whether there is a file of which that can be read; false where reading fails. */
    public static boolean begins(Path file, Predicate<FeedSource> that) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file)) {
            return that.test(piece -> read(channel, piece));
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    private static int read(FileChannel channel, ByteBuffer piece) {
        try {
            return channel.read(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
