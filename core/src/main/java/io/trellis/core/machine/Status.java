package io.trellis.core.machine;

import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.TraderMode;

/**
 * Where a trader stands, for whoever looks at it. Amounts are in units of 10⁻⁸ quote.
 *
 * @param reason why it is in its mode
 * @param priceTicks of the last trade, 0 where none is known
 * @param lots what the strategy holds
 * @param equity what everything is worth at the last price
 * @param unrealized value of the inventory less its cost
 * @param feedDelayMillis how old, by the venue's clock as it is known here, the last trade was when
 *     it was told
 * @param strategyEnded whether the strategy has ended for good
 */
public record Status(
        TraderMode mode,
        String reason,
        long priceTicks,
        long lots,
        Exposure exposure,
        long equity,
        long capital,
        long roundTripProfit,
        long adjustProfit,
        long unrealized,
        long fees,
        long feedDelayMillis,
        boolean strategyEnded) {}
