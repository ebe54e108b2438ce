package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * Writes bars as a feed file, which the trading program reads.
 *
 * <p>Prices and volumes become whole numbers exactly: each double is taken at its shortest decimal
 * form, and the scale is the smallest that leaves no decimals over.
 */
public final class FeedExport {

    private FeedExport() {}

    /**
     * Writes the file; one of the same name is replaced, in one step.
     *
     * @return the header of the file
     * @throws InvalidInputException if the path cannot be a file, or a number needs more than 18
     *     decimals or 63 bits
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static FeedHeader write(BarColumns bars, Path target) {
        var prices =
                new DecimalScale()
                        .include(bars.open())
                        .include(bars.high())
                        .include(bars.low())
                        .include(bars.close());
        var volumes = new DecimalScale().include(bars.volume());
        requireScale("prices", prices);
        requireScale("volumes", volumes);
        var header =
                new FeedHeader(
                        bars.series(),
                        prices.scale(),
                        volumes.scale(),
                        bars.rows(),
                        bars.contentSha256());
        AtomicFile.write(
                target,
                temporary -> {
                    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                        var writer = new FeedWriter(header, piece -> writeFully(channel, piece));
                        for (int i = 0; i < bars.rows(); i++) {
                            writer.add(bar(bars, i, prices, volumes));
                        }
                        writer.finish();
                    } catch (UncheckedIOException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
        return header;
    }

    private static void requireScale(String what, DecimalScale decimals) {
        if (decimals.scale() > FeedHeader.MAX_SCALE) {
            throw new InvalidInputException(
                    "the "
                            + what
                            + " have up to "
                            + decimals.scale()
                            + " decimals; a feed keeps "
                            + FeedHeader.MAX_SCALE
                            + ".");
        }
    }

    private static FeedBar bar(BarColumns bars, int i, DecimalScale prices, DecimalScale volumes) {
        try {
            return new FeedBar(
                    bars.timeMillis()[i],
                    prices.scaled(bars.open()[i]),
                    prices.scaled(bars.high()[i]),
                    prices.scaled(bars.low()[i]),
                    prices.scaled(bars.close()[i]),
                    volumes.scaled(bars.volume()[i]));
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "the bar of "
                            + Instant.ofEpochMilli(bars.timeMillis()[i])
                            + " is too large for a feed: its prices with "
                            + prices.scale()
                            + " decimals, or its volume with "
                            + volumes.scale()
                            + ", have more than 18 digits.",
                    e);
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
