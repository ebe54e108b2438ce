package io.trellis.trading.journal;

import io.trellis.core.journal.JournalRecord;

import java.util.Optional;

/** Compares two journals record by record. */
public final class JournalDiff {

    /**
     * The first record in which two journals differ.
     *
     * @param sequence its number, from 1
     * @param first the one of the first journal, empty if it has ended
     * @param second the one of the second, empty if it has ended
     */
    public record Difference(
            long sequence, Optional<JournalRecord> first, Optional<JournalRecord> second) {}

    private JournalDiff() {}

    /**
     * The first difference, empty for journals with the same records. How they are cut into files
     * does not matter.
     *
     * @throws io.trellis.core.InvalidInputException if one is damaged before they differ
     */
    public static Optional<Difference> first(Disk one, Disk other) {
        JournalReader first = JournalReader.open(one);
        JournalReader second = JournalReader.open(other);
        for (long sequence = 1; ; sequence++) {
            Optional<JournalRecord> left = first.next();
            Optional<JournalRecord> right = second.next();
            if (!isSame(sequence, left, right)) {
                return Optional.of(new Difference(sequence, left, right));
            }
            if (left.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** Bars are equal to themselves alone, so what records say is compared where they differ. */
    private static boolean isSame(
            long sequence, Optional<JournalRecord> left, Optional<JournalRecord> right) {
        if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
            return left.equals(right);
        }
        return JournalDump.json(sequence, left.get())
                .equals(JournalDump.json(sequence, right.get()));
    }
}
