package io.trellis.clients.kraken.book;

import org.jspecify.annotations.Nullable;

/** Texts that come again and again, made into a string once. */
final class KnownTexts {

    private static final int PLACES = 1_024;

    private final @Nullable String[] places = new @Nullable String[PLACES];

    /** The text of some characters. */
    String of(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = places[place];
        if (known != null && isSame(known, chars, from, to)) {
            return known;
        }
        String made = new String(chars, from, to - from);
        places[place] = made;
        return made;
    }

    private static boolean isSame(String known, char[] chars, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
