package io.trellis.optimization.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When two trials have the same parameters. */
final class ParameterDigestTest {

    private static ParameterDigest digest(StrategyDocument document) {
        return ParameterDigest.of(GridPlan.of(document.decode()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grid.cells=11",
                "grid.lower=91",
                "capital=12345",
                "sizing=quote",
                "start=cash",
                "stopLoss=50",
                "takeProfit=500",
                "risk.maxExposure=0.5",
                "risk.killSwitch=0.07",
                "risk.maxDrawdown=0.13",
                "risk.maxOpenOrders=7",
                "risk.priceCollar=0.031",
                "assumptions.slippage=0.0123",
                "assumptions.marginTicks=3",
                "instrument.makerFee=0.00123",
                "instrument.minQty=0.0123"
            })
    void givenAnyFieldChanged_whenDigested_thenTheTrialIsAnother(String change) {
        StrategyDocument base = Planted.document();
        int equals = change.indexOf('=');
        StrategyDocument changed =
                base.with(change.substring(0, equals), change.substring(equals + 1));
        assertThat(digest(changed)).isNotEqualTo(digest(base));
    }

    @Test
    void givenANumberSpelledOtherwise_whenDigested_thenTheTrialIsTheSame() {
        StrategyDocument base = Planted.document();
        assertThat(digest(base.with("capital", "10000.00")))
                .isEqualTo(digest(base.with("capital", "10000")));
        assertThat(digest(base.with("assumptions.slippage", "0.0")))
                .isEqualTo(digest(base.with("assumptions.slippage", "0")));
    }

    @Test
    void givenADigest_whenWrittenAndRead_thenItIsTheSame() {
        ParameterDigest digest = digest(Planted.document());
        assertThat(digest.toString()).matches("[0-9a-f]{32}");
        assertThat(ParameterDigest.parse(digest.toString())).isEqualTo(digest);
    }
}
