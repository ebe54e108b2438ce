package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedReader;
import io.trellis.core.feed.FeedWriter;
import io.trellis.core.market.SeriesId;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes bars as a feed file, which the trading program reads.
 *
 * <p>Prices become whole numbers exactly: each double is taken at its shortest decimal form, and
 * the scale is the smallest that leaves no decimals over. So do volumes, unless they have more than
 * some 18 digits between them: then the last decimals are rounded, half-even.
 */
public final class FeedExport {

    private FeedExport() {}

    /**
     * What was written.
     *
     * @param header the header of the file
     * @param roundedVolumes how many volumes had to be rounded
     */
    public record Result(FeedHeader header, long roundedVolumes) {}

    /**
     * Writes the file; one of the same name is replaced, in one step.
     *
     * @throws InvalidInputException if the path cannot be a file, or the prices need more than 18
     *     decimals or 63 bits
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static Result write(BarColumns bars, Path target) {
        var prices =
                new DecimalScale()
                        .include(bars.open())
                        .include(bars.high())
                        .include(bars.low())
                        .include(bars.close());
        requireScale(prices);
        double largestVolume = Arrays.stream(bars.volume()).max().orElseThrow();
        var volumes = new DecimalScale().include(bars.volume()).atMostFor(largestVolume);
        var header =
                new FeedHeader(
                        bars.series(),
                        prices.scale(),
                        volumes.scale(),
                        bars.rows(),
                        bars.contentSha256());
        FeedPieces.write(
                target,
                sink -> {
                    var writer = new FeedWriter(header, sink);
                    for (int i = 0; i < bars.rows(); i++) {
                        writer.add(bar(bars, i, prices, volumes));
                    }
                    writer.finish();
                });
        return new Result(header, Arrays.stream(bars.volume()).filter(volumes::rounds).count());
    }

    /** Whether there is a feed of this series, so that a newer one may replace it. */
    public static boolean holds(Path file, SeriesId series) {
        return FeedPieces.begins(
                file,
                source ->
                        FeedReader.open(file.toString(), source).header().series().equals(series));
    }

    private static void requireScale(DecimalScale prices) {
        if (prices.scale() > FeedHeader.MAX_SCALE) {
            throw new InvalidInputException(
                    "the prices have up to "
                            + prices.scale()
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
                    volumes.rounded(bars.volume()[i]));
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "the bar of "
                            + Instant.ofEpochMilli(bars.timeMillis()[i])
                            + " is too large for a feed: with "
                            + prices.scale()
                            + " decimals its prices have more than 18 digits.",
                    e);
        }
    }
}
