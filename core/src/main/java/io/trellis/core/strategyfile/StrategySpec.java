package io.trellis.core.strategyfile;

import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The block of one strategy plug-in; {@code strategy.kind} in the file tells which. */
public sealed interface StrategySpec permits GridSpec, DcaSpec {

    /** The prices that are fixed in the file, by their path below {@code strategy}. */
    SequencedMap<String, BigDecimal> prices();

    /** The lengths of candles that are built from the market's bars, by their path. */
    default SequencedMap<String, Timeframe> candles() {
        return new LinkedHashMap<>();
    }

    /** Those of the prices at which the strategy ends; they must lie on the tick. */
    SequencedMap<String, BigDecimal> exits();

    /** Why the plug-in cannot keep a rule of the risk block, beginning with the rule's name. */
    Optional<String> refusal(RiskRules risk);
}
