package io.trellis.core.feed;

import io.trellis.core.market.SeriesId;

/**
 * What a feed file of trades says about itself.
 *
 * @param venue lower-case name of the venue, as in {@link SeriesId}
 * @param symbol base and quote, {@code BTC/USDT}
 * @param priceScale decimals of the prices, 0 to 18
 * @param quantityScale decimals of the quantities, 0 to 18
 * @param rows number of trades, at least 1
 * @param sourceSha256 SHA-256 of the content that it was made from, 64 lower-case hex digits
 */
public record TradeFeedHeader(
        String venue,
        String symbol,
        int priceScale,
        int quantityScale,
        long rows,
        String sourceSha256) {

    /**
     * Checks the fields.
     *
     * @throws io.trellis.core.InvalidInputException if the venue or the symbol is no such name
     * @throws IllegalArgumentException if a number is out of range or the hash is not one
     */
    public TradeFeedHeader {
        SeriesId.requireNames(venue, symbol);
        FeedHeader.checkScale("price", priceScale);
        FeedHeader.checkScale("quantity", quantityScale);
        if (rows < 1) {
            throw new IllegalArgumentException("a feed holds at least one trade, was " + rows);
        }
        FeedHeader.checkHash(sourceSha256);
    }

    /** The path form, {@code kraken/BTC-USDT/trades}. */
    public String path() {
        return venue + "/" + symbol.replace('/', '-') + "/trades";
    }
}
