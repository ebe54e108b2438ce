package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last process of a run that has sent something, kept beside its journal: one that was deleted,
 * or brought back from an old copy, knows of fewer, and would give names to orders that were given
 * before.
 */
final class EpochMark {

    private static final int MOST_BYTES = 16;

    private final RunFolder run;
    private final Path file;

    EpochMark(RunFolder run) {
        this.run = run;
        this.file = run.path().resolve("epoch");
    }

    /**
     * Refuses a journal that begins anew although the run has been traded.
     *
     * @throws InvalidInputException if so
     */
    void requireNotBegun() {
        if (read() > 0) {
            throw lost(0);
        }
    }

    /**
     * Refuses a process whose orders would bear names that were given before.
     *
     * @param epoch by the journal
     * @throws InvalidInputException if a process of this number or a later one has traded before
     */
    void requireNew(int epoch) {
        if (epoch <= read()) {
            throw lost(epoch - 1);
        }
    }

    /** Marks a process whose journal tells of it for good. */
    void advance(int epoch) {
        PrivateFile.write(file, Integer.toString(epoch).getBytes(StandardCharsets.US_ASCII));
    }

    private InvalidInputException lost(int known) {
        return new InvalidInputException(
                ("the journal of the run %s knows of %d processes, and process %d has traded: it"
                                + " was deleted, moved aside or replaced by an older copy. Bring the whole of"
                                + " %s back, or trade under another name with --run, after looking at the"
                                + " account.")
                        .formatted(run.name(), known, read(), run.journal()));
    }

    private int read() {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            String text = new String(PrivateFile.read(file, MOST_BYTES), StandardCharsets.US_ASCII);
            if (!text.strip().matches("[0-9]{1,5}")) {
                throw new InvalidInputException(
                        file + " holds no number of processes; bring it back from a copy.");
            }
            return Integer.parseInt(text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }
}
