package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.FeedPieces;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.feed.TradeFeedReader;
import io.trellis.core.feed.TradeFeedWriter;
import io.trellis.core.market.Span;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes trades as a feed file, every figure exact: the scale of prices and that of quantities are
 * the largest of any part. Ids and kinds of orders are left out.
 */
public final class TradeFeedExport {

    private int priceScale;
    private int quantityScale;

    private TradeFeedExport() {}

    /**
     * Writes the file; one of the same name is replaced, in one step. The folder is read twice.
     *
     * @throws InvalidInputException if the path cannot be a file, a part is damaged, or a figure
     *     has too many digits at the scale of the others
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static TradeFeedHeader write(TradeFolder folder, Path target) {
        var export = new TradeFeedExport();
        folder.read(Span.ALL, export::include);
        SeriesManifest manifest = folder.manifest();
        var header =
                new TradeFeedHeader(
                        manifest.venue(),
                        manifest.symbol(),
                        export.priceScale,
                        export.quantityScale,
                        manifest.rows(),
                        TradeFolder.contentSha256(manifest.files()));
        FeedPieces.write(
                target,
                sink -> {
                    var writer = new TradeFeedWriter(header, sink);
                    folder.read(Span.ALL, block -> export.add(block, writer));
                    writer.finish();
                });
        return header;
    }

    /** Whether there is a feed of trades of this market, so that a newer one may replace it. */
    public static boolean holds(Path file, TradeFolder folder) {
        return FeedPieces.begins(
                file,
                source ->
                        TradeFeedReader.open(file.toString(), source)
                                .header()
                                .path()
                                .equals(folder.manifest().path()));
    }

    private void include(TradeBlock block) {
        priceScale = Math.max(priceScale, block.priceScale());
        quantityScale = Math.max(quantityScale, block.quantityScale());
    }

    private void add(TradeBlock block, TradeFeedWriter writer) {
        long pricePower = power(priceScale - block.priceScale());
        long quantityPower = power(quantityScale - block.quantityScale());
        for (int row = 0; row < block.rows(); row++) {
            writer.add(trade(block, row, pricePower, quantityPower));
        }
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    private FeedTrade trade(TradeBlock block, int row, long pricePower, long quantityPower) {
        try {
            return new FeedTrade(
                    block.timeNanos()[row],
                    Math.multiplyExact(block.price()[row], pricePower),
                    Math.multiplyExact(block.quantity()[row], quantityPower),
                    block.aggressor(row));
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "the trade of "
                            + TradeFolder.instant(block.timeNanos()[row])
                            + " is too large for a feed: with "
                            + priceScale
                            + " decimals of prices and "
                            + quantityScale
                            + " of quantities it has more than 18 digits.",
                    e);
        }
    }
}
