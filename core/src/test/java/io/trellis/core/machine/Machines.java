package io.trellis.core.machine;

import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Machines for tests: a grid of ten cells from 1,000 to 2,000 ticks with a capital of 10,000. */
final class Machines {

    static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.0001"),
                    new BigDecimal("0.0001"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.0040"));

    private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);

    private Machines() {}

    static MachineSettings settings(StartMode start, Optional<BigDecimal> stopLoss, Policy policy) {
        var grid =
                new GridSettings(
                        new GridKind.Arithmetic(new BigDecimal("100"), new BigDecimal("200"), 10),
                        new BigDecimal("10000"),
                        Sizing.BASE,
                        start,
                        stopLoss,
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE,
                        Optional.empty());
        var assumptions = new Assumptions(new BigDecimal("0.0005"), PathRule.NEAREST, 0);
        var plan = new GridPlan(INSTRUMENT, grid, RiskRules.none(), assumptions);
        return new MachineSettings(
                plan,
                PlainVenue.SYMBOL,
                Timeframe.parse("1m"),
                Limits.of(RiskRules.none(), plan.capital()),
                BrokerSettings.standard(new OrderNames(KEY, 1)),
                policy);
    }

    static PlainVenue cash() {
        return new PlainVenue(settings(StartMode.CASH, Optional.empty(), Policy.standard()));
    }

    static PlainVenue inventory(Optional<BigDecimal> stopLoss) {
        return new PlainVenue(settings(StartMode.INVENTORY, stopLoss, Policy.standard()));
    }
}
