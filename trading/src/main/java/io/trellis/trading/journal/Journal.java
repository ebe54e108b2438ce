package io.trellis.trading.journal;

import io.trellis.core.journal.JournalRecord;
import io.trellis.core.journal.RecordCodec;
import io.trellis.core.journal.RecordOutput;
import io.trellis.core.machine.Input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a run has taken in, sent and told, for ever: the authority on everything it knows of itself.
 * Records are appended in memory, and durable once {@link #force} has returned. One thread uses it.
 *
 * <p>The first error of the disk is the end: it is thrown as {@link JournalBroken}, and by every
 * later call again.
 */
public final class Journal implements AutoCloseable {

    private final Disk disk;
    private final JournalSizes sizes;
    private final Reserve reserve;
    private final JournalFound found;
    private final Chain chain;
    private final RecordOutput payload = new RecordOutput();

    private Optional<SegmentWriter> segment = Optional.empty();
    private Optional<JournalBroken> broken = Optional.empty();
    private RecordCodec codec = new RecordCodec();
    private String runId;
    private int files;
    private long records;
    private long durable;
    private boolean closed;

    private Journal(Disk disk, JournalSizes sizes, Reserve reserve, JournalFound found) {
        this.disk = disk;
        this.sizes = sizes;
        this.reserve = reserve;
        this.found = found;
        chain = found.chain;
        runId = found.runId.orElse("");
        files = found.files;
        records = found.records;
        durable = found.records;
    }

    /**
     * Opens the journal of a folder, or begins it, in the usual sizes.
     *
     * @throws io.trellis.core.InvalidInputException if it was written by another version; nothing
     *     is changed
     * @throws JournalBroken if the disk fails
     */
    public static Journal open(Disk disk) {
        return open(disk, JournalSizes.standard());
    }

    /**
     * Opens the journal of a folder, or begins it.
     *
     * @throws io.trellis.core.InvalidInputException if it was written by another version; nothing
     *     is changed
     * @throws JournalBroken if the disk fails
     */
    public static Journal open(Disk disk, JournalSizes sizes) {
        try {
            JournalFound found = JournalFound.in(disk);
            return new Journal(disk, sizes, Reserve.take(disk, sizes.reserveBytes()), found);
        } catch (IOException | UncheckedIOException e) {
            String sentence =
                    "The journal in " + disk + " cannot be opened (" + e.getMessage() + ").";
            throw new JournalBroken(sentence, e);
        }
    }

    /** How it was found. */
    public Opening opening() {
        return found.opening;
    }

    /** The name of the run, empty as long as nothing was appended. */
    public Optional<String> runId() {
        return runId.isEmpty() ? Optional.empty() : Optional.of(runId);
    }

    /**
     * Hands out every record that there was at the opening, oldest first.
     *
     * @throws io.trellis.core.InvalidInputException if one cannot be read; the sentence names the
     *     place
     * @throws IllegalStateException if something was appended already
     */
    public void replay(Consumer<JournalRecord> each) {
        if (segment.isPresent()) {
            throw new IllegalStateException("a journal is replayed before anything is appended");
        }
        JournalReader reader = JournalReader.again(disk);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            each.accept(next.get());
        }
    }

    /**
     * Adds a record; it is durable after the next {@link #force}.
     *
     * @throws JournalBroken if the disk fails, now or before
     * @throws IllegalStateException if the first record is not {@link JournalRecord.Opened}, a
     *     later one is, or something follows {@link JournalRecord.Closed}
     * @throws IllegalArgumentException if the record has a text or a decimal beyond all measure;
     *     then nothing was added
     */
    public void append(JournalRecord entry) {
        requireInOrder(entry);
        try {
            SegmentWriter writer = writer();
            payload.clear();
            codec.encode(entry, payload);
            add(writer);
        } catch (IOException e) {
            throw broken(e);
        }
        closed = entry instanceof JournalRecord.Closed;
    }

    /** Adds {@link JournalRecord.Took} without one being made; else as {@link #append}. */
    public void took(long nanos, long wallNanos, Input input) {
        requireRun();
        try {
            SegmentWriter writer = writer();
            payload.clear();
            codec.encode(nanos, wallNanos, input, payload);
            add(writer);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void add(SegmentWriter writer) throws IOException {
        if (payload.size() > Frame.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a record in a journal has at most 64 MiB, was " + payload.size() + " bytes");
        }
        writer.append(payload.array(), payload.size());
        records++;
    }

    private void requireInOrder(JournalRecord entry) {
        if (entry instanceof JournalRecord.Opened opened) {
            requireUsable();
            if (!runId.isEmpty()) {
                throw new IllegalStateException("the run " + runId + " was opened before");
            }
            runId = opened.runId();
        } else {
            requireRun();
        }
    }

    private void requireRun() {
        requireUsable();
        if (runId.isEmpty()) {
            throw new IllegalStateException("the first record of a journal says what the run is");
        }
    }

    private void requireUsable() {
        if (broken.isPresent()) {
            throw broken.get();
        }
        if (closed) {
            throw new IllegalStateException("the journal was closed");
        }
    }

    private SegmentWriter writer() throws IOException {
        if (segment.isEmpty()) {
            return begin(found.cutBytes);
        }
        SegmentWriter writer = segment.get();
        if (!writer.isFull()) {
            return writer;
        }
        writer.finish();
        durable = records;
        return begin(0);
    }

    private SegmentWriter begin(long cutBytes) throws IOException {
        files++;
        byte[] headBefore = files == 1 ? new byte[Chain.BYTES] : chain.head();
        var header =
                new SegmentHeader(runId, files, records, headBefore, cutBytes, found.quarantine);
        SegmentWriter writer = SegmentWriter.create(disk, sizes, reserve, chain, header);
        segment = Optional.of(writer);
        codec = new RecordCodec();
        return writer;
    }

    private JournalBroken broken(IOException cause) {
        String sentence =
                "The journal in "
                        + disk
                        + " cannot be written ("
                        + cause.getMessage()
                        + "); nothing may be sent any more.";
        var first = new JournalBroken(sentence, cause);
        broken = Optional.of(first);
        return first;
    }

    /**
     * Makes everything durable that was appended; returns when it is.
     *
     * @throws JournalBroken if the disk fails, now or before
     */
    public void force() {
        broken.ifPresent(before -> {
            throw before;
        });
        if (isDurable() || segment.isEmpty()) {
            return;
        }
        try {
            SegmentWriter writer = segment.get();
            writer.force();
            requireThere(writer);
            durable = records;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** A file that was deleted can still be written and forced, for nothing. */
    private void requireThere(SegmentWriter writer) throws IOException {
        if (!disk.exists(writer.name())) {
            throw new IOException("the file " + writer.name() + " is gone");
        }
    }

    /**
     * Hands everything that was appended to the system, which keeps it when the process is killed;
     * only {@link #force} keeps it when the power goes.
     *
     * @throws JournalBroken if the disk fails, now or before
     */
    public void flush() {
        requireUsable();
        try {
            if (segment.isPresent()) {
                segment.get().flush();
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** How many records there are, those of all processes of the run. */
    public long records() {
        return records;
    }

    /** How many of them the disk has for certain. */
    public long durableRecords() {
        return durable;
    }

    /** Whether the disk has everything. */
    public boolean isDurable() {
        return durable == records;
    }

    /** The head of the chain: 64 hexadecimal digits that hang on every byte so far. */
    public String head() {
        return chain.hex();
    }

    /**
     * What room is left. Asks the disk; once a second is often enough.
     *
     * @throws JournalBroken if the disk fails, or failed before
     */
    public Room room() {
        broken.ifPresent(before -> {
            throw before;
        });
        try {
            if (segment.isPresent()) {
                requireThere(segment.get());
            }
            if (sizes.reserveBytes() > 0 && !reserve.isHeld()) {
                return Room.USED_UP;
            }
            return disk.freeBytes() < sizes.lowWaterBytes() ? Room.LOW : Room.AMPLE;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Makes durable what was appended and lets go of the disk. A process that ends as it should has
     * appended {@link JournalRecord.Closed} before. Does nothing to a journal that is broken.
     *
     * @throws JournalBroken if the disk fails
     */
    @Override
    public void close() {
        if (segment.isEmpty()) {
            return;
        }
        SegmentWriter writer = segment.get();
        segment = Optional.empty();
        closed = true;
        try {
            if (broken.isPresent()) {
                writer.abandon();
            } else {
                writer.finish();
                durable = records;
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
