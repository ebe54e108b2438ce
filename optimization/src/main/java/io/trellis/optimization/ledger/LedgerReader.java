package io.trellis.optimization.ledger;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what a ledger has more than was read before, and holds it against its anchor. */
final class LedgerReader {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int LONGEST_LINE = 1_000;

    private final Path file;
    private final LedgerState state;
    private final long anchored;
    private final Optional<Anchor> anchor;

    /** Whether a line that no anchor knows was torn, so that nothing after it counts. */
    private boolean torn;

    LedgerReader(Path file, LedgerState state, Optional<Anchor> anchor) {
        this.file = file;
        this.state = state;
        this.anchor = anchor;
        this.anchored = anchor.map(Anchor::lines).orElse(0L);
    }

    /**
     * Reads on to the end.
     *
     * @return up to where the file is whole, in bytes
     * @throws InvalidInputException if a line that the anchor knows is missing or is another
     */
    long read(FileChannel channel) throws IOException {
        long unread = channel.size() - state.bytes();
        var bytes = new byte[LONGEST_LINE + (int) Math.min(CHUNK_BYTES, unread + 1)];
        var buffer = ByteBuffer.wrap(bytes);
        long place = state.bytes();
        for (int count = channel.read(buffer, place);
                count > 0 && !torn;
                count = channel.read(buffer, place)) {
            place += count;
            buffer.flip();
            takeLines(bytes, buffer);
            buffer.compact();
            if (buffer.position() >= LONGEST_LINE && !torn) {
                refuse("line %d is longer than any entry".formatted(state.lines() + 1));
            }
        }
        if (state.lines() < anchored) {
            throw changed("it has %d whole lines, and had %d".formatted(state.lines(), anchored));
        }
        if (anchor.isEmpty() && state.lines() > 1) {
            throw changed(Anchor.beside(file) + ", which says where it ended, is gone");
        }
        return state.bytes();
    }

    /**
     * Takes the whole lines of a buffer over some bytes, and leaves what may be the beginning of
     * another.
     */
    private void takeLines(byte[] bytes, ByteBuffer buffer) {
        int from = buffer.position();
        for (int end = from; end < buffer.limit() && !torn; end++) {
            if (bytes[end] == '\n') {
                take(new String(bytes, from, end - from, StandardCharsets.UTF_8), end + 1 - from);
                from = end + 1;
            }
        }
        buffer.position(from);
    }

    private void take(String line, int length) {
        try {
            state.take(line, length, TrialLedger.HEADER);
        } catch (IllegalArgumentException wrong) {
            refuse("line %d: %s".formatted(state.lines() + 1, wrong.getMessage()));
            return;
        }
        if (state.lines() == anchored && !anchor.orElseThrow().head().equals(state.head())) {
            throw changed("line %d is not the one that stood there".formatted(anchored));
        }
    }

    /** A line that no anchor knows was never finished; any other was changed. */
    private void refuse(String wrong) {
        if (state.lines() < anchored || state.lines() == 0) {
            throw changed(wrong);
        }
        torn = true;
    }

    private InvalidInputException changed(String wrong) {
        return new InvalidInputException(
                ("%s: %s; the ledger of trials was changed or cut off, and its count is worth"
                                + " nothing. Restore it with its side file, or begin another by"
                                + " --ledger.")
                        .formatted(file, wrong));
    }
}
