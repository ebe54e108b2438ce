package io.trellis.cli.trade.journal;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.run.RunFolder;

import java.nio.file.Files;
import java.nio.file.Path;

/** A journal that a person names: by its run, or by its folder. */
final class JournalPlace {

    private JournalPlace() {}

    /**
     * Finds it.
     *
     * @param text the name of a run, or the path of a folder, with a slash in it
     * @throws InvalidInputException if there is none
     */
    static Disk of(String text) {
        if (!text.contains("/")) {
            return new RealDisk(RunFolder.existing(StateFolder.ofProcess(), text).journal());
        }
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    text + " is no folder; name one with a journal, or a run.");
        }
        return new RealDisk(folder);
    }
}
