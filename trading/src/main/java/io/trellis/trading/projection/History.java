package io.trellis.trading.projection;

import io.trellis.core.journal.JournalRecord;
import io.trellis.trading.journal.JournalReader;
import io.trellis.trading.journal.RealDisk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal from its first record to the last one that is there now; it may be gone through again.
 */
@FunctionalInterface
public interface History {

    /** Gives every record, in order. */
    void replay(Consumer<JournalRecord> each);

    /**
     * The journal in a folder, as far as it is there when it is gone through; a trader may be
     * writing it at the same time. What is damaged is refused with a sentence.
     */
    static History in(Path folder) {
        return each -> {
            JournalReader reader = JournalReader.open(new RealDisk(folder));
            Optional<JournalRecord> next = reader.next();
            while (next.isPresent()) {
                each.accept(next.get());
                next = reader.next();
            }
        };
    }
}
