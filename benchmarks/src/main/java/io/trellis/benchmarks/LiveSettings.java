package io.trellis.benchmarks;

import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.Limits;
import io.trellis.core.session.Plan;

import java.math.BigDecimal;

/** A trader with every limit in place, and none so tight that it stops a measurement. */
final class LiveSettings {

    static final String SYMBOL = "BTC/USD";

    /** As the local Kraken lists it. */
    static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00000001"),
                    new BigDecimal("0.00005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.0040"));

    private static final long MUCH = Long.MAX_VALUE / 8;

    private LiveSettings() {}

    static MachineSettings of(Plan<?> plan) {
        return new MachineSettings(
                plan,
                SYMBOL,
                Timeframe.parse("1m"),
                limits(),
                BrokerSettings.standard(new OrderNames(new byte[16], 1)),
                Policy.standard());
    }

    static Limits limits() {
        return new Limits(
                MUCH,
                MUCH,
                MUCH,
                MUCH,
                100,
                5,
                new BigDecimal("0.5"),
                new BigDecimal("0.05"),
                300_000,
                new BigDecimal("0.01"),
                1_000,
                10_000,
                Integer.MAX_VALUE,
                MUCH,
                MUCH,
                BigDecimal.ONE,
                BigDecimal.ONE,
                0,
                BigDecimal.ZERO);
    }
}
