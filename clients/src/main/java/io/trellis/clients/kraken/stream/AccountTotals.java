package io.trellis.clients.kraken.stream;

import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueEvent;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What there is of each asset: what a snapshot says, and every change since. */
final class AccountTotals {

    private final Map<String, BigDecimal> totals = new LinkedHashMap<>();
    private final Consumer<VenueEvent> out;

    AccountTotals(Consumer<VenueEvent> out) {
        this.out = out;
    }

    void snapshot(List<VenueEvent.AssetTotal> told) {
        totals.clear();
        told.forEach(total -> totals.put(total.asset(), total.total()));
    }

    List<VenueEvent.AssetTotal> all() {
        return totals.entrySet().stream()
                .map(total -> new VenueEvent.AssetTotal(total.getKey(), total.getValue()))
                .toList();
    }

    /**
     * Takes a change of what can be traded with. Amount, fee and balance are rounded each by
     * itself, so that they may be one unit apart; the balance is what counts.
     *
     * @throws GapException if the balance after it is not the one before with the change, so that
     *     another one was not told
     */
    void update(LedgerEntry entry, BigDecimal unit) {
        BigDecimal before = totals.getOrDefault(entry.asset(), BigDecimal.ZERO);
        totals.put(entry.asset(), entry.balance());
        out.accept(new VenueEvent.BalanceChanged(entry));
        BigDecimal after = before.add(entry.amount()).subtract(entry.fee());
        if (after.subtract(entry.balance()).abs().compareTo(unit) > 0) {
            throw new GapException("the balance of " + entry.asset() + " does not add up");
        }
    }
}
