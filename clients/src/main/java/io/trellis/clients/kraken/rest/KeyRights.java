package io.trellis.clients.kraken.rest;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a key may do.
 *
 * @param name that its owner gave it, empty where there is none
 * @param permissions in Kraken's words, {@code query-funds}
 * @param nonce the highest that was used, in decimal, if the venue says so
 * @param nonceWindow by which a nonce may be below it, likewise
 */
public record KeyRights(
        String name,
        SortedSet<String> permissions,
        Optional<String> nonce,
        Optional<String> nonceWindow) {

    public KeyRights {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** Whether it can take money out of the account, or say where to: not a key for trading. */
    public boolean canWithdraw() {
        return permissions.stream()
                .anyMatch(permission -> permission.toLowerCase(Locale.ROOT).contains("withdraw"));
    }

    /** Whether it has all of these. */
    public boolean hasAll(Collection<String> wanted) {
        return permissions.containsAll(wanted);
    }
}
