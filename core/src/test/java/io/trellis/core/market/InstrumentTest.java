package io.trellis.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class InstrumentTest {

    @Test
    void givenAPriceBetweenTwoTicks_thenItRoundsHalfEvenFromItsShortestDecimal() {
        Instrument quarter = withTick("0.25");

        assertThat(quarter.ticks(10.125)).isEqualTo(40);
        assertThat(quarter.ticks(10.375)).isEqualTo(42);
        // 1.005 lies below the tie as a double, but its shortest decimal is the tie.
        assertThat(withTick("0.01").ticks(1.005)).isEqualTo(100);
        assertThat(withTick("0.01").ticks(1.015)).isEqualTo(102);
    }

    @Test
    void givenAnImpossibleRule_thenTheInstrumentIsRefusedWithTheValue() {
        assertThatThrownBy(() -> withTick("0")).hasMessage("tick must be above 0, was 0");
        assertThatThrownBy(() ->
                        new Instrument(
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ONE,
                                BigDecimal.ZERO))
                .hasMessage("makerFee must be in [0, 1), was 1");
    }

    /** Law: the fast way over an array gives what one price at a time gives, ties included. */
    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.25", "1", "5", "0.00001", "0.0003"})
    void arraysRoundLikeSinglePrices(String tick) {
        long seed = 7;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Instrument instrument = withTick(tick);
        double[] prices = new double[20_000];
        for (int i = 0; i < prices.length; i++) {
            BigDecimal halfTicks = BigDecimal.valueOf(random.nextLong(1, 20_000_000));
            BigDecimal price = instrument.tick().multiply(halfTicks).divide(BigDecimal.TWO);
            prices[i] =
                    i % 2 == 0
                            ? price.doubleValue()
                            : price.setScale(2 + random.nextInt(6), RoundingMode.UP).doubleValue();
        }
        long[] ticks = instrument.ticks(prices);
        for (int i = 0; i < prices.length; i++) {
            assertThat(ticks[i])
                    .as("seed %d, %s", seed, prices[i])
                    .isEqualTo(instrument.ticks(prices[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.05", "1", "25", "1E+2", "0.00000001", "0.000123457"})
    void manyPricesAreTheDoublesThatEachOneIs(String tick) {
        Instrument instrument = withTick(tick);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        long[] ticks =
                random.longs(5_000, 1, 1L << 62).map(each -> each >> random.nextInt(62)).toArray();

        double[] prices = instrument.pricesAsDoubles(ticks);

        for (int i = 0; i < ticks.length; i++) {
            assertThat(prices[i])
                    .as("seed 7, %d ticks", ticks[i])
                    .isEqualTo(instrument.priceAsDouble(ticks[i]));
        }
    }

    private static Instrument withTick(String tick) {
        return new Instrument(
                new BigDecimal(tick),
                new BigDecimal("0.001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
