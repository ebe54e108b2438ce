package io.trellis.cli.trade;

import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedWriter;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Six minutes of a market that falls from 100 to 90 and comes back; prices in cents. */
final class SmallFeed {

    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final long[][] BARS = {
        // open, high, low, close
        {10000, 10010, 9990, 10000},
        {10000, 10000, 9490, 9500},
        {9500, 9500, 8990, 9000},
        {9000, 9510, 9000, 9510},
        {9510, 10010, 9510, 10010},
        {10010, 10020, 10000, 10000},
    };

    private SmallFeed() {}

    static Path write(Path target, String venue) throws IOException {
        var series = new SeriesId(venue, "COIN/USD", Timeframe.parse("1m"));
        var header = new FeedHeader(series, 2, 0, BARS.length, "0".repeat(64));
        var bytes = new ByteArrayOutputStream();
        var writer =
                new FeedWriter(
                        header,
                        piece -> {
                            byte[] part = new byte[piece.remaining()];
                            piece.get(part);
                            bytes.writeBytes(part);
                        });
        for (int i = 0; i < BARS.length; i++) {
            long[] bar = BARS[i];
            writer.add(new FeedBar(START + i * 60_000L, bar[0], bar[1], bar[2], bar[3], 1));
        }
        writer.finish();
        return Files.write(target, bytes.toByteArray());
    }
}
