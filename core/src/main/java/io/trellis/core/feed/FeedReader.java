package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;

import java.nio.ByteBuffer;
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

    private final FeedInput input;
    private final FeedHeader header;
    private final FeedBlock block = new FeedBlock();
    private long rowsRead;
    private long earliestNextMillis;
    private int next;
    private boolean ended;

    private FeedReader(FeedInput input, FeedHeader header) {
        this.input = input;
        this.header = header;
    }

    /**
     * Reads the header.
     *
     * @param name what to call the file in messages
     * @throws InvalidInputException if it is not the header of a feed that this version reads
     */
    public static FeedReader open(String name, FeedSource source) {
        var input = new FeedInput(name, source);
        return new FeedReader(input, HeaderDecoder.read(input));
    }

    /**
     * Reads a feed from beginning to end, to learn that all of it is sound.
     *
     * @return its header
     * @throws InvalidInputException if anything in it is damaged, missing or too much
     */
    public static FeedHeader check(String name, FeedSource source) {
        var reader = open(name, source);
        while (reader.hasNext()) {
            reader.next = reader.block.size();
        }
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
        if (next < block.size()) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (rowsRead == header.rows()) {
            readEnd();
            return false;
        }
        readBlock();
        return true;
    }

    @Override
    public FeedBar next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the feed has ended");
        }
        return block.bar(next++);
    }

    private void readBlock() {
        int rows = (int) Math.min(FeedBlock.CAPACITY, header.rows() - rowsRead);
        String place = "the block of bars " + rowsRead + " to " + (rowsRead + rows - 1);
        block.clear();
        next = 0;
        input.beginPart();
        byte[] length = input.read(Integer.BYTES, place);
        int payloadBytes = ByteBuffer.wrap(length).getInt();
        if (payloadBytes <= 0 || payloadBytes > FeedBlock.MAX_PAYLOAD_BYTES) {
            throw input.damaged(place, "its length reads " + payloadBytes);
        }
        byte[] payload = input.read(payloadBytes, place);
        input.expectChecksum(place, length, payload);
        Timeframe timeframe = header.series().timeframe();
        try {
            block.decode(payload, rowsRead, rows, timeframe);
        } catch (ArithmeticException e) {
            throw input.damaged(place, String.valueOf(e.getMessage()));
        }
        if (rowsRead > 0 && block.bar(0).timeMillis() < earliestNextMillis) {
            throw input.damaged(place, "it does not begin after the block before");
        }
        earliestNextMillis = block.bar(rows - 1).timeMillis() + timeframe.millis();
        rowsRead += rows;
    }

    private void readEnd() {
        String place = "the end marker after bar " + (rowsRead - 1);
        input.beginPart();
        byte[] marker = input.read(Integer.BYTES + Long.BYTES, place);
        input.expectChecksum(place, marker);
        var numbers = ByteBuffer.wrap(marker);
        if (numbers.getInt() != 0 || numbers.getLong() != rowsRead) {
            throw input.damaged(place, "it does not close a feed of " + rowsRead + " bars");
        }
        input.expectEnd();
        ended = true;
    }
}
