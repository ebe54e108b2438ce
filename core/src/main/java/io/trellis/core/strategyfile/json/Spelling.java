package io.trellis.core.strategyfile.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Spelling {

    private Spelling() {}

    /** The nearest known word, at most two edits away and fewer than half of its letters. */
    static Optional<String> nearest(String word, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int least = 3;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < least && 2 * edits < candidate.length()) {
                best = Optional.of(candidate);
                least = edits;
            }
        }
        return best;
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[to.length()];
    }
}
