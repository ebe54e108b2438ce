package io.trellis.core.risk;

import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;

/**
 * Everything that the gate looks at besides the write: one moment of the trader.
 *
 * @param nowNanos by the clock that only rises
 * @param wallMillis UTC by the venue's clock, as far as it is known
 * @param mode of the trader
 * @param venueMode of the venue and the market, the more cautious of the two
 * @param instrument as the venue has it now
 * @param bidTicks best bid, 0 where none is known
 * @param askTicks best ask, 0 where none is known
 * @param priceTicks the last price, 0 where none is known
 * @param priceAgeMillis how old what is known of the market is
 * @param requestNanos how long a permit is good for
 */
public record Cut(
        long nowNanos,
        long wallMillis,
        TraderMode mode,
        TradingMode venueMode,
        Instrument instrument,
        long bidTicks,
        long askTicks,
        long priceTicks,
        long priceAgeMillis,
        long requestNanos,
        Exposure exposure) {}
