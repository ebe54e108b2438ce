package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueEvent.AssetTotal;
import io.trellis.core.venue.VenueFill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the account has of each asset, and whether it adds up: what it had, what every change since
 * has made of it, and what the venue says must be the same. A change belongs to an execution of
 * ours, or it came from outside and is told as such.
 */
final class Balances {

    private static final String BREAK = "conservation";
    private static final int MOST_ENTRIES = 20_000;
    private static final int BREAKS_BEFORE_HOLD = 2;
    private static final int BREAKS_BEFORE_HALT = 10;

    /** The lists of the venue lag behind, so that they may differ from its stream for a while. */
    private static final int DISAGREEMENTS_BEFORE_BREAK = 5;

    private final Outlet out;
    private final Doubts doubts;
    private final Set<String> ownExecutions;
    private final Set<String> foreignExecutions;
    private final String base;
    private final String quote;

    /** What the venue says. */
    private final Map<String, BigDecimal> told = new LinkedHashMap<>();

    /** What there should be, by all changes. */
    private final Map<String, BigDecimal> reckoned = new LinkedHashMap<>();

    /** What the venue's list of all balances said last. */
    private final Map<String, BigDecimal> listed = new LinkedHashMap<>();

    /** What open orders of others bind. */
    private final Map<String, BigDecimal> heldByOthers = new LinkedHashMap<>();

    private final Map<String, Boolean> entries = new Recent<>(MOST_ENTRIES);

    /** Executions of ours whose changes have not been told, with what they should be. */
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    /** Those of them that were told before the account's snapshot. */
    private final Set<String> beforeSnapshot = new LinkedHashSet<>();

    /** Changes by trades that nobody has told of yet. */
    private final Map<String, LedgerEntry> early = new LinkedHashMap<>();

    private boolean begun;
    private Instant begin = Instant.MAX;
    private int breaks;
    private int disagreements;

    private record Expected(
            Instant time, BigDecimal base, BigDecimal quote, boolean baseTold, boolean quoteTold) {

        boolean isTold() {
            return (baseTold || base.signum() == 0) && (quoteTold || quote.signum() == 0);
        }
    }

    Balances(
            String symbol,
            Outlet out,
            Doubts doubts,
            Set<String> ownExecutions,
            Set<String> foreignExecutions) {
        this.out = out;
        this.doubts = doubts;
        this.ownExecutions = ownExecutions;
        this.foreignExecutions = foreignExecutions;
        int slash = symbol.indexOf('/');
        this.base = symbol.substring(0, slash);
        this.quote = symbol.substring(slash + 1);
    }

    String base() {
        return base;
    }

    String quote() {
        return quote;
    }

    // ---- what is told

    /** The account as the stream begins. */
    void live(List<AssetTotal> totals) {
        told.clear();
        totals.forEach(total -> told.put(total.asset(), total.total()));
        beforeSnapshot.clear();
        beforeSnapshot.addAll(expected.keySet());
        if (!begun) {
            begun = true;
            reckoned.clear();
            reckoned.putAll(told);
        }
    }

    /** As if it had never been live. */
    void reset() {
        begun = false;
        told.clear();
        reckoned.clear();
    }

    /** Changes older than this are in what the account began with. */
    boolean hasBegin() {
        return begin.isBefore(Instant.MAX);
    }

    void beganAt(Instant time) {
        begin = time;
    }

    /** The stream tells a change. */
    void changed(LedgerEntry entry) {
        told.put(entry.asset(), entry.balance());
        take(entry);
    }

    /** Every change since some time. */
    void ledger(List<LedgerEntry> read) {
        for (LedgerEntry entry : read) {
            // The begin is known by bounds only, but what is ours came after it.
            if (entry.time().isAfter(begin) || ownExecutions.contains(entry.reference())) {
                take(entry);
            }
        }
    }

    private void take(LedgerEntry entry) {
        if (entries.putIfAbsent(entry.id(), true) != null) {
            return;
        }
        reckoned.merge(entry.asset(), effect(entry), BigDecimal::add);
        if (ownExecutions.contains(entry.reference())) {
            ofOwn(entry);
        } else if (foreignExecutions.contains(entry.reference()) || !isTrade(entry)) {
            out.fact(new Fact.Outside(entry));
        } else {
            early.put(entry.id(), entry);
        }
    }

    private static boolean isTrade(LedgerEntry entry) {
        return entry.kind().equals("trade");
    }

    private static BigDecimal effect(LedgerEntry entry) {
        return entry.amount().subtract(entry.fee());
    }

    private void ofOwn(LedgerEntry entry) {
        Expected before = expected.get(entry.reference());
        boolean isBase = entry.asset().equals(base);
        boolean isQuote = entry.asset().equals(quote);
        boolean again =
                before == null || (isBase && before.baseTold) || (isQuote && before.quoteTold);
        if (again && (isBase || isQuote)) {
            out.fact(new Fact.Outside(entry));
            doubts.halt(
                    "execution-changed",
                    "The venue has changed what execution "
                            + entry.reference()
                            + " brought: "
                            + entry.amount().toPlainString()
                            + " "
                            + entry.asset()
                            + ". Look at the account.");
            return;
        }
        if (before != null) {
            Expected after =
                    new Expected(
                            before.time,
                            before.base,
                            before.quote,
                            before.baseTold || isBase,
                            before.quoteTold || isQuote);
            if (after.isTold()) {
                expected.remove(entry.reference());
            } else {
                expected.put(entry.reference(), after);
            }
        }
    }

    /**
     * An execution of ours was booked.
     *
     * @param quantity of the base, below 0 for a sale
     * @param isNews whether the stream told it as it happened, so that no snapshot has it yet
     */
    void executed(VenueFill fill, BigDecimal quantity, boolean isNews) {
        if (!isNews) {
            beforeSnapshot.add(fill.executionId());
        }
        BigDecimal bought = quantity;
        BigDecimal paid = fill.cost();
        for (VenueFill.Fee fee : fill.fees()) {
            if (fee.asset().equals(quote)) {
                paid =
                        fill.side() == Side.BUY
                                ? paid.add(fee.amount())
                                : paid.subtract(fee.amount());
            } else if (fee.asset().equals(base)) {
                bought = bought.subtract(fee.amount());
            }
        }
        expected.put(
                fill.executionId(),
                new Expected(
                        fill.time(),
                        bought,
                        fill.side() == Side.BUY ? paid.negate() : paid,
                        false,
                        false));
        known(fill.executionId(), true);
    }

    /** An execution is somebody else's. */
    void foreign(String executionId) {
        known(executionId, false);
    }

    private void known(String executionId, boolean own) {
        if (early.isEmpty()) {
            return;
        }
        for (LedgerEntry entry : List.copyOf(early.values())) {
            if (entry.reference().equals(executionId)) {
                early.remove(entry.id());
                if (own) {
                    ofOwn(entry);
                } else {
                    out.fact(new Fact.Outside(entry));
                }
            }
        }
    }

    /** What the account may use, as a list of all balances tells it. */
    void held(List<AssetBalance> balances, BigDecimal ownBase, BigDecimal ownQuote) {
        heldByOthers.clear();
        listed.clear();
        for (AssetBalance balance : balances) {
            listed.put(balance.asset(), balance.total());
            BigDecimal own =
                    balance.asset().equals(base)
                            ? ownBase
                            : balance.asset().equals(quote) ? ownQuote : BigDecimal.ZERO;
            heldByOthers.put(balance.asset(), balance.held().subtract(own).max(BigDecimal.ZERO));
        }
    }

    // ---- whether it adds up

    /** All that there was to read has been read: what does not add up now is a break. */
    void audit() {
        takeListed();
        disagreements = disagrees() ? disagreements + 1 : 0;
        if (addsUp() && disagreements < DISAGREEMENTS_BEFORE_BREAK) {
            breaks = 0;
            doubts.over(BREAK);
            return;
        }
        breaks++;
        String sentence = breakSentence();
        if (breaks >= BREAKS_BEFORE_HALT) {
            doubts.halt(BREAK, sentence);
        } else if (breaks >= BREAKS_BEFORE_HOLD) {
            doubts.hold(BREAK, sentence);
        }
    }

    /** Where ledger and list agree, the stream has not told a change. */
    private void takeListed() {
        for (Map.Entry<String, BigDecimal> each : listed.entrySet()) {
            if (each.getValue().compareTo(of(reckoned, each.getKey())) == 0) {
                told.put(each.getKey(), each.getValue());
            }
        }
    }

    private boolean disagrees() {
        return listed.entrySet().stream()
                .anyMatch(each -> each.getValue().compareTo(of(told, each.getKey())) != 0);
    }

    boolean isBroken() {
        return breaks > 0;
    }

    /** Whether the changes since all was known are to be read again. */
    boolean isDoubtful() {
        return breaks > 0 || disagreements > 0;
    }

    /** The time of the oldest change of which only one side was told. */
    Optional<Instant> oldestUnpaired() {
        return Stream.concat(
                        expected.values().stream().map(Expected::time),
                        early.values().stream().map(LedgerEntry::time))
                .min(Instant::compareTo);
    }

    boolean addsUp() {
        return early.isEmpty() && expected.isEmpty() && difference().isEmpty();
    }

    private Optional<String> difference() {
        var assets = new ArrayList<>(told.keySet());
        reckoned.keySet().stream().filter(asset -> !told.containsKey(asset)).forEach(assets::add);
        return assets.stream()
                .filter(asset -> of(told, asset).compareTo(of(reckoned, asset)) != 0)
                .findFirst();
    }

    private static BigDecimal of(Map<String, BigDecimal> amounts, String asset) {
        return amounts.getOrDefault(asset, BigDecimal.ZERO);
    }

    private String breakSentence() {
        Optional<String> asset = difference();
        if (addsUp()) {
            return "The venue's list of balances and its stream of changes do not agree.";
        }
        if (asset.isPresent()) {
            return "The account has "
                    + of(told, asset.get()).toPlainString()
                    + " "
                    + asset.get()
                    + " and should have "
                    + of(reckoned, asset.get()).toPlainString()
                    + " by all changes that the venue tells.";
        }
        return early.isEmpty()
                ? "The venue's ledger does not have execution "
                        + expected.keySet().iterator().next()
                        + ", which it told."
                : "The venue's ledger has a trade "
                        + early.values().iterator().next().reference()
                        + ", which it did not tell.";
    }

    /**
     * A person has looked at it: what there is now is what there should be.
     *
     * @param now by the venue's clock, or later
     */
    void accept(Instant now) {
        begin = now;
        breaks = 0;
        disagreements = 0;
        early.clear();
        expected.clear();
        reckoned.clear();
        reckoned.putAll(told);
    }

    // ---- what may be used

    /** What the account has of the quote, others' holds taken off. */
    BigDecimal usableQuote() {
        BigDecimal due = BigDecimal.ZERO;
        for (Map.Entry<String, Expected> each : expected.entrySet()) {
            Expected execution = each.getValue();
            due = execution.quoteTold ? due : due.add(due(each.getKey(), execution.quote));
        }
        return of(told, quote).add(due).subtract(of(heldByOthers, quote));
    }

    /** What the account has of the base, others' holds taken off. */
    BigDecimal usableBase() {
        BigDecimal due = BigDecimal.ZERO;
        for (Map.Entry<String, Expected> each : expected.entrySet()) {
            Expected execution = each.getValue();
            due = execution.baseTold ? due : due.add(due(each.getKey(), execution.base));
        }
        return of(told, base).add(due).subtract(of(heldByOthers, base));
    }

    /**
     * What an execution has changed may be used as soon as it is told; the venue tells the balance
     * after that. What a snapshot may have in it already counts where it makes less of it only.
     */
    private BigDecimal due(String executionId, BigDecimal change) {
        return beforeSnapshot.contains(executionId) ? change.min(BigDecimal.ZERO) : change;
    }
}
