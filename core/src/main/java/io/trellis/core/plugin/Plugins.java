package io.trellis.core.plugin;

import io.trellis.core.session.Plan;
import io.trellis.core.strategy.dca.DcaPlan;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyFile;

/** The strategies that there are; a new one is a new line here. */
public final class Plugins {

    private Plugins() {}

    /** What a strategy file says, ready to run. */
    public static Plan<?> plan(StrategyFile file) {
        return switch (file.strategy()) {
            case GridSpec _ -> GridPlan.of(file);
            case DcaSpec(var settings) ->
                    new DcaPlan(file.instrument(), settings, file.risk(), file.assumptions());
        };
    }
}
