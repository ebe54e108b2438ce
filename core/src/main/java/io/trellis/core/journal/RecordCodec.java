package io.trellis.core.journal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;

/**
 * The records of a journal as bytes, and back, exactly.
 *
 * <p>The first byte holds the version of the format and the kind of the record. Receipt times are
 * written as what differs from those of the record before, so that a trade takes about 15 bytes:
 * records are read in the order in which they were written, each file of a journal by a codec of
 * its own for either way.
 */
public final class RecordCodec {

    /** The version that is written, and the only one that is read. */
    public static final int VERSION = 1;

    private static final int VERSION_SHIFT = 5;
    private static final int KIND_MASK = (1 << VERSION_SHIFT) - 1;

    private static final int OPENED = 0;
    private static final int SENT = 1;
    private static final int STATED = 2;
    private static final int CLOSED = 3;
    private static final int TRADED_BY_BUYER = 4;
    private static final int TRADED_BY_SELLER = 5;
    private static final int TRADED = 6;
    private static final int QUOTED = 7;
    private static final int WOKEN = 8;
    private static final int TOLD = 9;
    private static final int BEGAN = 10;
    private static final int PAST = 11;
    private static final int COMMANDED = 12;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private long nanosBefore;
    private long aheadBefore;

    /** Writes a record behind what {@code out} has. */
    public void encode(JournalRecord entry, RecordOutput out) {
        switch (entry) {
            case JournalRecord.Took took ->
                    encode(took.nanos(), took.wallNanos(), took.input(), out);
            case JournalRecord.Sent sent -> {
                begin(out, SENT);
                WriteCodec.write(out, sent.write());
            }
            case JournalRecord.Stated stated -> {
                begin(out, STATED);
                FactCodec.write(out, stated.fact());
            }
            case JournalRecord.Opened opened -> {
                begin(out, OPENED);
                out.text(opened.runId());
                out.text(opened.settings());
            }
            case JournalRecord.Closed closed -> {
                begin(out, CLOSED);
                out.text(closed.how());
            }
        }
    }

    /** Writes {@link JournalRecord.Took} without one being made. */
    public void encode(long nanos, long wallNanos, Input input, RecordOutput out) {
        switch (input) {
            case Input.Traded traded -> {
                received(out, traded(traded.aggressor()), nanos, wallNanos);
                out.signed(traded.timeMillis() - Math.floorDiv(wallNanos, NANOS_PER_MILLI));
                out.signed(traded.priceTicks());
                out.signed(traded.lots());
            }
            case Input.Quoted quoted -> {
                received(out, QUOTED, nanos, wallNanos);
                out.signed(quoted.bidTicks());
                out.signed(quoted.askTicks() - quoted.bidTicks());
            }
            case Input.Woken _ -> received(out, WOKEN, nanos, wallNanos);
            case Input.Told told -> {
                received(out, TOLD, nanos, wallNanos);
                EventCodec.write(out, told.event());
            }
            case Input.Began began -> {
                received(out, BEGAN, nanos, wallNanos);
                out.signed(began.epoch());
                out.text(began.program());
                out.signed(began.seed());
            }
            case Input.Past past -> {
                received(out, PAST, nanos, wallNanos);
                ValueCodec.writeBars(out, past.bars());
            }
            case Input.Commanded commanded -> {
                received(out, COMMANDED, nanos, wallNanos);
                CommandCodec.write(out, commanded.command());
            }
        }
        nanosBefore = nanos;
        aheadBefore = wallNanos - nanos;
    }

    private static int traded(Aggressor aggressor) {
        return switch (aggressor) {
            case BUYER -> TRADED_BY_BUYER;
            case SELLER -> TRADED_BY_SELLER;
            case UNKNOWN -> TRADED;
        };
    }

    private static void begin(RecordOutput out, int kind) {
        out.raw(VERSION << VERSION_SHIFT | kind);
    }

    /** Differences may overflow; they come back as they were. */
    private void received(RecordOutput out, int kind, long nanos, long wallNanos) {
        begin(out, kind);
        out.signed(nanos - nanosBefore);
        out.signed(wallNanos - nanos - aheadBefore);
    }

    /**
     * Reads the record that {@code in} holds, and nothing else.
     *
     * @throws InvalidInputException if it is none that this version writes; the sentence tells the
     *     byte and what was found
     */
    public JournalRecord decode(RecordInput in) {
        try {
            JournalRecord entry = read(in);
            in.expectEnd();
            return entry;
        } catch (IllegalArgumentException e) {
            // A record of ours that does not take the values: no writer had it.
            throw in.refusal("what was read is none: " + e.getMessage(), e);
        }
    }

    private JournalRecord read(RecordInput in) {
        int first = in.raw();
        int version = first >> VERSION_SHIFT;
        if (version != VERSION) {
            throw in.refusal(
                    "its version reads " + version + ", this program reads version " + VERSION);
        }
        int kind = first & KIND_MASK;
        return switch (kind) {
            case OPENED -> new JournalRecord.Opened(in.text(), in.text());
            case SENT -> new JournalRecord.Sent(WriteCodec.read(in));
            case STATED -> new JournalRecord.Stated(FactCodec.read(in));
            case CLOSED -> new JournalRecord.Closed(in.text());
            default -> took(kind, in);
        };
    }

    private JournalRecord.Took took(int kind, RecordInput in) {
        long nanos = nanosBefore + in.signed();
        long ahead = aheadBefore + in.signed();
        long wallNanos = nanos + ahead;
        Input input = input(kind, wallNanos, in);
        nanosBefore = nanos;
        aheadBefore = ahead;
        return new JournalRecord.Took(nanos, wallNanos, input);
    }

    private static Input input(int kind, long wallNanos, RecordInput in) {
        return switch (kind) {
            case TRADED_BY_BUYER -> readTraded(in, wallNanos, Aggressor.BUYER);
            case TRADED_BY_SELLER -> readTraded(in, wallNanos, Aggressor.SELLER);
            case TRADED -> readTraded(in, wallNanos, Aggressor.UNKNOWN);
            case QUOTED -> readQuoted(in);
            case WOKEN -> new Input.Woken();
            case TOLD -> new Input.Told(EventCodec.read(in));
            case BEGAN -> new Input.Began(in.int32(), in.text(), in.signed());
            case PAST -> new Input.Past(ValueCodec.readBars(in));
            case COMMANDED -> new Input.Commanded(CommandCodec.read(in));
            default -> throw in.refusal("the kind of the record reads " + kind);
        };
    }

    private static Input.Traded readTraded(RecordInput in, long wallNanos, Aggressor aggressor) {
        long timeMillis = in.signed() + Math.floorDiv(wallNanos, NANOS_PER_MILLI);
        return new Input.Traded(timeMillis, in.signed(), in.signed(), aggressor);
    }

    private static Input.Quoted readQuoted(RecordInput in) {
        long bidTicks = in.signed();
        return new Input.Quoted(bidTicks, bidTicks + in.signed());
    }

    /** Whether an encoded record is {@link JournalRecord.Closed}. */
    public static boolean isClosed(byte[] bytes, int from, int length) {
        return length > 0 && bytes[from] == (byte) (VERSION << VERSION_SHIFT | CLOSED);
    }
}
