package io.trellis.clients.kraken.auth;

import io.trellis.core.InvalidInputException;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether what a key may do fits a program that trades: which rights it lacks, and which it must
 * not have, as whoever has the key has them. To be made before anything else is done with a key.
 *
 * @param permissions as GetApiKeyInfo tells them, such as {@code query-funds}
 */
public record KeyRightsCheck(SortedSet<String> permissions) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final String READ_FUNDS = "query-funds";
    private static final String READ_OPEN = "query-open-trades";
    private static final String READ_CLOSED = "query-closed-trades";
    private static final String READ_LEDGER = "query-ledger";
    private static final String STREAM = "create-ws-token";

    /** As the page on which keys are made words them. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry(READ_FUNDS, "Funds: Query"),
                    Map.entry("add-funds", "Funds: Deposit"),
                    Map.entry("withdraw-funds", "Funds: Withdraw"),
                    Map.entry("earn-funds", "Funds: Earn"),
                    Map.entry(READ_OPEN, "Query open orders & trades"),
                    Map.entry(READ_CLOSED, "Query closed orders & trades"),
                    Map.entry("modify-trades", "Create & modify orders"),
                    Map.entry("close-trades", "Cancel & close orders"),
                    Map.entry(READ_LEDGER, "Query ledger entries"),
                    Map.entry("export-data", "Export data"),
                    Map.entry(STREAM, "WebSocket interface"),
                    Map.entry("add-withdraw-address", "Add withdrawal addresses"),
                    Map.entry("update-withdraw-address", "Update withdrawal addresses"));

    /** What a program that only looks needs. */
    private static final List<String> READING =
            List.of(READ_FUNDS, READ_OPEN, READ_CLOSED, READ_LEDGER, STREAM);

    /** What a program that trades needs. */
    private static final List<String> TRADING =
            List.of(
                    READ_FUNDS,
                    READ_OPEN,
                    READ_CLOSED,
                    READ_LEDGER,
                    "modify-trades",
                    "close-trades",
                    STREAM);

    public KeyRightsCheck {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** Of permissions in any order. */
    public static KeyRightsCheck of(Collection<String> permissions) {
        return new KeyRightsCheck(new TreeSet<>(permissions));
    }

    /** Whether whoever has the key can take the funds away, or prepare for it. */
    public boolean canWithdraw() {
        return !withdrawing().isEmpty();
    }

    /** Those that it lacks to read an account and its stream, in Kraken's words. */
    public List<String> missingForReading() {
        return missing(READING);
    }

    /** Those that it lacks to trade, in Kraken's words. */
    public List<String> missingForTrading() {
        return missing(TRADING);
    }

    private List<String> missing(List<String> needed) {
        return words(needed.stream().filter(name -> !permissions.contains(name)).toList());
    }

    /** Those that trading does not need, in Kraken's words; ones that are not known count. */
    public List<String> excessive() {
        return words(permissions.stream().filter(name -> !TRADING.contains(name)).toList());
    }

    private List<String> withdrawing() {
        // By the word and not by the list, so that a right of later days is not let through.
        return words(
                permissions.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("withdraw"))
                        .toList());
    }

    private static List<String> words(List<String> names) {
        return names.stream().map(KeyRightsCheck::word).toList();
    }

    private static String word(String name) {
        // What the venue sends is shown on a terminal, and need not be a word.
        return WORDS.getOrDefault(name, PLAIN.matcher(name).matches() ? name : "an unknown right");
    }

    /**
     * Refuses a key with which funds could be taken away.
     *
     * @throws InvalidInputException if it is such a key
     */
    public void requireNoWithdrawal() {
        if (canWithdraw()) {
            throw new InvalidInputException(
                    "the key has the right \""
                            + String.join("\" and \"", withdrawing())
                            + "\", with which funds could be taken away, so it is not used; make"
                            + " one without it at Kraken and revoke this one.");
        }
    }

    /**
     * Refuses a key that is not fit for trading.
     *
     * @throws InvalidInputException if it can withdraw, or lacks a right
     */
    public void requireTrading() {
        requireNoWithdrawal();
        List<String> missing = missingForTrading();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    "the key lacks the right \""
                            + String.join("\" and \"", missing)
                            + "\"; add it at Kraken.");
        }
    }
}
