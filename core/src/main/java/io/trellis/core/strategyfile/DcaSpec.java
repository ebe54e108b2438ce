package io.trellis.core.strategyfile;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Dollar-cost averaging, {@code strategy.kind} = {@code dca}. */
public record DcaSpec(DcaSettings settings) implements StrategySpec {

    @Override
    public SequencedMap<String, BigDecimal> prices() {
        return new LinkedHashMap<>();
    }

    @Override
    public SequencedMap<String, BigDecimal> exits() {
        return new LinkedHashMap<>();
    }

    @Override
    public Optional<String> refusal(RiskRules risk) {
        if (risk.maxExposure().isPresent()) {
            return Optional.of("maxExposure: a dca strategy does not keep it; write null");
        }
        return risk.resumeNextDay()
                ? Optional.of("resumeNextDay: a dca strategy stops for good; write false")
                : Optional.empty();
    }
}
