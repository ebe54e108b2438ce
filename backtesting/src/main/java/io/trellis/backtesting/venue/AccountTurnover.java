package io.trellis.backtesting.venue;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;

import java.util.List;
import java.util.Optional;

/** What one account has traded over all its markets in the last 30 days, and its fee tier by it. */
public final class AccountTurnover {

    private static final long THIRTY_DAYS_MILLIS = 30 * 86_400_000L;

    private final Optional<FeeSchedule> fees;
    private final long[] fromUnits;
    private final TurnoverWindow window = new TurnoverWindow(THIRTY_DAYS_MILLIS);

    /**
     * An account that has not traded.
     *
     * @param fees by volume; each instrument's own where empty
     */
    public AccountTurnover(Optional<FeeSchedule> fees) {
        this.fees = fees;
        List<FeeSchedule.Tier> tiers = fees.map(FeeSchedule::tiers).orElse(List.of());
        this.fromUnits = tiers.stream().mapToLong(tier -> Money.units(tier.fromVolume())).toArray();
    }

    FeeSchedule schedule(Instrument instrument) {
        return fees.orElseGet(() -> FeeSchedule.of(instrument));
    }

    /** The tier that holds for a fill at a time. */
    int tier(long timeMillis) {
        if (fromUnits.length < 2) {
            return 0;
        }
        long traded = window.sumAt(timeMillis);
        int tier = fromUnits.length - 1;
        while (traded < fromUnits[tier]) {
            tier--;
        }
        return tier;
    }

    /** Adds the value of a fill, in units of 10⁻⁸ quote. */
    void add(long timeMillis, long value) {
        if (fromUnits.length > 1) {
            window.add(timeMillis, value);
        }
    }
}
