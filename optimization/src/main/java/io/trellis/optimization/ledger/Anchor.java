package io.trellis.optimization.ledger;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is held beside a ledger: up to where it is known to be whole.
 *
 * @param lines of the ledger that were on the device when this was written
 * @param head hash of the last of them
 */
record Anchor(long lines, String head) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}) ([0-9a-f]{64})\n");
    private static final long LONGEST = 100;

    static Path beside(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ".head");
    }

    /**
     * Reads the one beside a ledger; empty if there is none.
     *
     * @throws InvalidInputException if it is damaged
     */
    static Optional<Anchor> read(Path ledger) {
        Path file = beside(ledger);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text =
                    Files.size(file) > LONGEST
                            ? ""
                            : Files.readString(file, StandardCharsets.US_ASCII);
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new InvalidInputException(
                        file
                                + " does not hold the number of lines and the last hash of a"
                                + " ledger; restore it together with "
                                + ledger
                                + ", or begin another ledger with --ledger.");
            }
            return Optional.of(new Anchor(Long.parseLong(parts.group(1)), parts.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    void write(Path ledger) {
        AtomicFile.writeText(beside(ledger), lines + " " + head + "\n");
    }
}
