package io.trellis.backtesting.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class AgreementTest {

    private static final long SEED = 17;
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.0001"),
                    new BigDecimal("5"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.002"));
    private static final Bars BARS = bars(1, 3_000);

    private static Bars bars(long seed, int count) {
        var settings =
                new MarketSettings(
                        seed, "BTC/USDT", Timeframe.parse("1m"), 1_704_067_200_000L, count, 50_000);
        return TickBars.of(MarketGenerator.generate(settings, "test"), INSTRUMENT);
    }

    @Test
    void givenTheSameBars_thenRandomGridsAgree() {
        var kernel = new GridKernel(BARS);
        var random = new RandomPlans(INSTRUMENT, BARS, SEED);
        int refused = 0;
        int fills = 0;
        for (int draw = 0; draw < 100; draw++) {
            Agreement agreement = Agreement.of(kernel, random.any(), BARS);
            assertThat(agreement.difference()).as("seed %d, draw %d", SEED, draw).isEmpty();
            refused += agreement.refused() ? 1 : 0;
            fills += agreement.fills();
        }
        assertThat(refused).isLessThan(50);
        assertThat(fills).isGreaterThan(1_000);
    }

    @Test
    void givenAKernelOfOtherBars_thenTheFirstDifferenceIsTold() {
        GridPlan plan = new RandomPlans(INSTRUMENT, BARS, SEED).plain(0.001, 0.002);

        Agreement agreement = Agreement.of(new GridKernel(bars(2, 3_000)), plan, BARS);

        assertThat(agreement.difference())
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .startsWith("stepping through every bar: ")
                                .contains("the reference"));
    }

    @Test
    void givenOneBarMore_thenOnlyTheTotalsDiffer() {
        GridPlan plan = new RandomPlans(INSTRUMENT, BARS, SEED).plain(0.2, 0.3);
        Bars fewer = bars(1, 2_999);

        Agreement agreement = Agreement.of(new GridKernel(BARS), plan, fewer);

        assertThat(agreement.difference())
                .hasValueSatisfying(text -> assertThat(text).contains("equity"));
    }
}
