package io.trellis.trading.journal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.journal.RecordCodec;
import io.trellis.core.journal.RecordInput;

import java.util.Optional;

/**
 * Reads a journal from its first record on and changes nothing; a trader may be writing it. Every
 * record is verified before it is handed out.
 */
public final class JournalReader {

    private final SegmentWalk walk;
    private final RecordInput input = new RecordInput();
    private RecordCodec codec = new RecordCodec();
    private int fileNumber;

    private JournalReader(SegmentWalk walk) {
        this.walk = walk;
    }

    /**
     * Goes before the first record.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be read
     */
    public static JournalReader open(Disk disk) {
        return new JournalReader(new SegmentWalk(disk));
    }

    /** The same for whoever has just opened the journal, and gone along its chain. */
    static JournalReader again(Disk disk) {
        return new JournalReader(SegmentWalk.again(disk));
    }

    /**
     * The next record, empty at the end.
     *
     * @throws InvalidInputException if the journal is damaged there, or of another version; the
     *     sentence names the place
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public Optional<JournalRecord> next() {
        if (walk.next()) {
            return Optional.of(decoded());
        }
        if (walk.ending() instanceof Ending.Damaged(String sentence)) {
            throw new InvalidInputException(sentence);
        }
        return Optional.empty();
    }

    private JournalRecord decoded() {
        if (walk.fileNumber() != fileNumber) {
            fileNumber = walk.fileNumber();
            codec = new RecordCodec();
        }
        input.wrap(walk.bytes(), walk.payloadAt(), walk.payloadBytes());
        try {
            return codec.decode(input);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("In " + place() + ": " + e.getMessage(), e);
        }
    }

    /** The number of the record that was read last, from 1; 0 before the first. */
    public long sequence() {
        return walk.records();
    }

    /** Where the record that was read last is. */
    public String place() {
        return walk.place();
    }

    /** The head of the chain after the record that was read last, 64 hexadecimal digits. */
    public String head() {
        return walk.chain().hex();
    }

    /** At the end: what is there behind the last record that is none, as a sentence. */
    public Optional<String> tornTail() {
        return walk.ending() instanceof Ending.Torn torn
                ? Optional.of(torn.sentence())
                : Optional.empty();
    }
}
