package io.trellis.core.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Instrument;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class QuantitiesTest {

    private static final long SEED = 11;

    @Test
    void anOrderIsAcceptedWhenItMissesNoMinimum() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            var instrument =
                    new Instrument(
                            BigDecimal.valueOf(random.nextLong(1, 30), random.nextInt(4)),
                            BigDecimal.valueOf(random.nextLong(1, 30), random.nextInt(9)),
                            BigDecimal.valueOf(random.nextLong(2_000), random.nextInt(9)),
                            BigDecimal.valueOf(random.nextLong(20_000), random.nextInt(4)),
                            BigDecimal.ZERO,
                            BigDecimal.ZERO);
            var quantities = new Quantities(instrument, BigDecimal.ZERO);
            long lots = random.nextLong(-1, 1L << random.nextInt(1, 40));
            long price = random.nextLong(1, 1L << random.nextInt(1, 31));

            boolean isAccepted = quantities.isAccepted(lots, price);

            assertThat(isAccepted)
                    .as("seed %d: %d lots at %d ticks of %s", SEED, lots, price, instrument)
                    .isEqualTo(quantities.shortfall(lots, price).isEmpty());
            accepted += isAccepted ? 1 : 0;
        }
        assertThat(accepted).isBetween(2_000, 18_000);
    }
}
