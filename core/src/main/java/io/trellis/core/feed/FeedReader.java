package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The bars of a feed file, in order, of which it holds one block at a time.
 *
 * <p>Whatever is wrong with the file is an {@link InvalidInputException} whose sentence names the
 * file, the byte or the bars, and what was found. The header is checked by {@link #open}, each
 * block before its first bar is handed out, and the end of the file by the {@link #hasNext} that
 * answers {@code false}. So a file is known to be whole only when all of it has been read: whoever
 * must know before acting on a bar reads it once beforehand ({@link #check}).
 */
public final class FeedReader implements Iterator<FeedBar> {

    private final FeedHeader header;
    private final FeedBlock block;
    private final BlockReader rows;

    private FeedReader(FeedInput input, FeedHeader header) {
        this.header = header;
        this.block = new FeedBlock(header.series().timeframe());
        this.rows = new BlockReader(input, header.rows(), block);
    }

    /**
     * Reads the header.
     *
     * @param name what to call the file in messages
     * @throws InvalidInputException if it is not the header of a feed that this version reads
     */
    public static FeedReader open(String name, FeedSource source) {
        var input = new FeedInput(name, source);
        return new FeedReader(input, HeaderDecoder.ofBars(input));
    }

    /**
     * Reads a feed from beginning to end, to learn that all of it is sound.
     *
     * @return its header
     * @throws InvalidInputException if anything in it is damaged, missing or too much
     */
    public static FeedHeader check(String name, FeedSource source) {
        var reader = open(name, source);
        reader.rows.check();
        return reader.header;
    }

    /** What the file says about itself. */
    public FeedHeader header() {
        return header;
    }

    /**
     * Whether there is another bar; reads the next block, or the end of the file, if it has to.
     *
     * @throws InvalidInputException if what comes next is damaged, missing or too much
     */
    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public FeedBar next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the feed has ended");
        }
        return block.bar(rows.next());
    }
}
