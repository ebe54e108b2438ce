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

class RatioTest {

    @Test
    void givenATie_thenScalingRoundsToTheEvenNeighbour() {
        Ratio half = Ratio.of(new BigDecimal("0.5"));

        assertThat(half.scale(1, 1)).isZero();
        assertThat(half.scale(3, 1)).isEqualTo(2);
        assertThat(half.scale(-1, 1)).isZero();
        assertThat(half.scale(-3, 1)).isEqualTo(-2);
    }

    @Test
    void givenAShareExactlyAtTheRatio_thenItIsReachedButNotExceeded() {
        Ratio tenth = Ratio.of(new BigDecimal("0.1"));

        assertThat(tenth.isReachedBy(1, 10)).isTrue();
        assertThat(tenth.isExceededBy(1, 10)).isFalse();
        assertThat(tenth.isExceededBy(11, 100)).isTrue();
        assertThat(tenth.isReachedBy(9, 100)).isFalse();
    }

    @Test
    void givenANegativeValue_thenThereIsNoRatio() {
        assertThatThrownBy(() -> Ratio.of(new BigDecimal("-0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
    }

    /** Law: scaling and comparing agree with exact decimals, on both sides of 64 bits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void scalingAndComparingAreExact(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal value =
                    BigDecimal.valueOf(random.nextLong(1, 1_000_000_000L), random.nextInt(14));
            Ratio ratio = Ratio.of(value);
            long first =
                    random.nextLong(-(1L << random.nextInt(1, 40)), 1L << random.nextInt(1, 40));
            long second = random.nextLong(1L << random.nextInt(1, 30));
            BigDecimal exact =
                    BigDecimal.valueOf(first).multiply(BigDecimal.valueOf(second)).multiply(value);
            if (exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
                assertThat(ratio.scale(first, second))
                        .as("seed %d, case %d", seed, i)
                        .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
            }
            long whole = random.nextLong(1, 1L << random.nextInt(2, 62));
            int order =
                    BigDecimal.valueOf(first).compareTo(BigDecimal.valueOf(whole).multiply(value));
            assertThat(ratio.isExceededBy(first, whole)).as("seed %d", seed).isEqualTo(order > 0);
            assertThat(ratio.isReachedBy(first, whole)).as("seed %d", seed).isEqualTo(order >= 0);
        }
    }

    /** Law: quotients and shares agree with exact decimals, ties and long products included. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void quotientsAndSharesAreExact(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            long divisor = random.nextLong(1, 1L << random.nextInt(1, 63));
            long most = 1L << random.nextInt(1, 63);
            long dividend =
                    random.nextInt(4) == 0 && divisor < 1L << 30
                            ? divisor * random.nextLong(1 << 20) + divisor / 2
                            : random.nextLong(-most, most);
            assertThat(Ratio.divideHalfEven(dividend, divisor))
                    .as("seed %d, %d / %d", seed, dividend, divisor)
                    .isEqualTo(quotient(BigDecimal.valueOf(dividend), divisor));

            long amount = random.nextLong(1L << random.nextInt(1, 62));
            long part = random.nextLong(divisor + 1);
            BigDecimal product = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(part));
            assertThat(Ratio.share(amount, part, divisor))
                    .as("seed %d, %d · %d / %d", seed, amount, part, divisor)
                    .isEqualTo(quotient(product, divisor));
        }
    }

    private static long quotient(BigDecimal dividend, long divisor) {
        return dividend.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
