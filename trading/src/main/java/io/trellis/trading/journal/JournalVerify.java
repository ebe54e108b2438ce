package io.trellis.trading.journal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads a journal from beginning to end and says whether all of it is sound. */
public final class JournalVerify {

    /**
     * What was found.
     *
     * @param runId empty for a journal without a record
     * @param counts sound records by kind: opened, took, sent, stated, closed
     * @param sessions the processes of the run, oldest first
     * @param head the head of the chain after the last sound record, 64 hexadecimal digits
     * @param tornTail what is behind the last record and is none, as a sentence; a trader that is
     *     writing may be at it
     * @param damage what is wrong, as a sentence; empty for a sound journal
     */
    public record Result(
            Optional<String> runId,
            long records,
            SequencedMap<String, Long> counts,
            List<Session> sessions,
            String head,
            Optional<String> tornTail,
            Optional<String> damage) {

        public Result {
            sessions = List.copyOf(sessions);
        }

        /** Whether nothing is wrong. */
        public boolean isSound() {
            return damage.isEmpty();
        }
    }

    /**
     * A process of the run.
     *
     * @param epoch its number
     * @param program its version
     * @param firstRecord the number of its first record
     * @param ended how it said that it ended; empty if it crashed, or runs
     */
    public record Session(int epoch, String program, long firstRecord, Optional<String> ended) {}

    private final JournalReader reader;
    private final SequencedMap<String, Long> counts = new LinkedHashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private Optional<String> runId = Optional.empty();

    private JournalVerify(JournalReader reader) {
        this.reader = reader;
        JournalDump.kinds().forEach(kind -> counts.put(kind, 0L));
    }

    /**
     * Verifies the journal of a folder; changes nothing.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Result verify(Disk disk) {
        return new JournalVerify(JournalReader.open(disk)).result();
    }

    private Result result() {
        Optional<String> damage = Optional.empty();
        Optional<String> tornTail = Optional.empty();
        try {
            readAll();
            tornTail = reader.tornTail();
        } catch (InvalidInputException e) {
            damage = Optional.ofNullable(e.getMessage());
        }
        return new Result(
                runId, reader.sequence(), counts, sessions, reader.head(), tornTail, damage);
    }

    private void readAll() {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            JournalRecord entry = next.get();
            counts.merge(JournalDump.kind(entry), 1L, Long::sum);
            note(entry);
        }
    }

    private void note(JournalRecord entry) {
        switch (entry) {
            case JournalRecord.Opened(String run, _) -> runId = Optional.of(run);
            case JournalRecord.Took(_, _, Input.Began(int epoch, String program, _)) ->
                    sessions.add(new Session(epoch, program, reader.sequence(), Optional.empty()));
            case JournalRecord.Closed(String how) -> end(how);
            case JournalRecord.Took _, JournalRecord.Sent _, JournalRecord.Stated _ -> {}
        }
    }

    private void end(String how) {
        if (!sessions.isEmpty()) {
            Session last = sessions.removeLast();
            sessions.add(
                    new Session(
                            last.epoch(), last.program(), last.firstRecord(), Optional.of(how)));
        }
    }
}
