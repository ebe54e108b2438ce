package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The trades of a feed file, in order, of which it holds one block at a time.
 *
 * <p>It refuses what is damaged as {@link FeedReader} does, and like that knows a file to be whole
 * only when all of it has been read.
 */
public final class TradeFeedReader implements Iterator<FeedTrade> {

    private final TradeFeedHeader header;
    private final FeedTradeBlock block = new FeedTradeBlock();
    private final BlockReader rows;

    private TradeFeedReader(FeedInput input, TradeFeedHeader header) {
        this.header = header;
        this.rows = new BlockReader(input, header.rows(), block);
    }

    /**
     * Reads the header.
     *
     * @param name what to call the file in messages
     * @throws InvalidInputException if it is not the header of a feed of trades that this version
     *     reads
     */
    public static TradeFeedReader open(String name, FeedSource source) {
        var input = new FeedInput(name, source);
        return new TradeFeedReader(input, HeaderDecoder.ofTrades(input));
    }

    /**
     * Reads a feed from beginning to end, to learn that all of it is sound.
     *
     * @return its header
     * @throws InvalidInputException if anything in it is damaged, missing or too much
     */
    public static TradeFeedHeader check(String name, FeedSource source) {
        var reader = open(name, source);
        reader.rows.check();
        return reader.header;
    }

    /** What the file says about itself. */
    public TradeFeedHeader header() {
        return header;
    }

    /**
     * Whether there is another trade; reads the next block, or the end of the file, if it has to.
     *
     * @throws InvalidInputException if what comes next is damaged, missing or too much
     */
    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public FeedTrade next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the feed has ended");
        }
        return block.trade(rows.next());
    }
}
