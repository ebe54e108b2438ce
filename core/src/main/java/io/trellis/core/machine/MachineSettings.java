package io.trellis.core.machine;

import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.Limits;
import io.trellis.core.session.Plan;

/**
 * Everything that a trading machine is made of.
 *
 * @param symbol base and quote in our spelling, {@code BTC/USD}
 * @param barLength of the bars that the strategy's rules look at
 */
public record MachineSettings(
        Plan<?> plan,
        String symbol,
        Timeframe barLength,
        Limits limits,
        BrokerSettings broker,
        Policy policy) {}
