package io.trellis.core.feed;

/** Goes through the rows of a feed of either kind, of which one block at a time is held. */
final class BlockReader {

    private final FeedInput input;
    private final long rows;
    private final RowBlock block;
    private long rowsRead;
    private int next;
    private boolean ended;

    /**
     * Reads from behind the header on.
     *
     * @param rows how many the header says there are
     * @param block is filled again and again
     */
    BlockReader(FeedInput input, long rows, RowBlock block) {
        this.input = input;
        this.rows = rows;
        this.block = block;
    }

    /** Whether there is another row; reads the next block, or the end of the file, if it has to. */
    boolean hasNext() {
        if (next < block.size()) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (rowsRead == rows) {
            input.readEnd(rowsRead, block.kind());
            ended = true;
            return false;
        }
        readBlock();
        return true;
    }

    /** Where in the block the next row is; there is one. */
    int next() {
        return next++;
    }

    /** Reads all that is left, to learn that it is sound. */
    void check() {
        while (hasNext()) {
            next = block.size();
        }
    }

    private void readBlock() {
        int count = (int) Math.min(RowBlock.CAPACITY, rows - rowsRead);
        String place =
                "the block of "
                        + block.kind().rows()
                        + " "
                        + rowsRead
                        + " to "
                        + (rowsRead + count - 1);
        block.clear();
        next = 0;
        byte[] payload = input.readBlock(place, block.mostPayloadBytes());
        try {
            block.decode(payload, rowsRead, count);
        } catch (ArithmeticException e) {
            // What has been read of it is not to be handed out.
            block.clear();
            throw input.damaged(place, String.valueOf(e.getMessage()));
        }
        rowsRead += count;
    }
}
