package io.trellis.backtesting.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.SplittableRandom;

/** ND4J held against the plain loops. */
class MatricesTest {

    private static final long SEED = 20_261_126;

    /** Relative to numbers of about 1; sums of up to 200 products are made in another order. */
    private static final double TOLERANCE = 1e-10;

    private static Optional<Matrices> nd4j = Optional.empty();

    @BeforeAll
    static void load() {
        nd4j = Matrices.nd4j();
    }

    @Test
    void givenRandomMatrices_thenProductsAndPowersAgree() {
        assumeTrue(nd4j.isPresent(), "ND4J has no native code for this machine");
        for (int rows : new int[] {1, 2, 3, 4, 17, 130}) {
            var random = new SplittableRandom(SEED + (long) rows);
            double[] left = transition(random, rows);
            double[] right = random.doubles((long) rows * rows, -1, 1).toArray();
            Matrices plain = Matrices.plain();

            assertThat(nd4j.get().product(left, right, rows))
                    .as("%d rows", rows)
                    .containsExactly(plain.product(left, right, rows), within(TOLERANCE));
            assertThat(nd4j.get().power(left, 9, rows))
                    .as("%d rows", rows)
                    .containsExactly(plain.power(left, 9, rows), within(TOLERANCE));
        }
    }

    @Test
    void givenRandomChains_thenStationaryLawsAgree() {
        assumeTrue(nd4j.isPresent(), "ND4J has no native code for this machine");
        for (int rows : new int[] {2, 3, 9, 60, 200}) {
            double[] transition = transition(new SplittableRandom(SEED + (long) rows), rows);
            double[] plain = law(transition, rows, Matrices.plain());

            assertThat(law(transition, rows, nd4j.get()))
                    .as("%d states", rows)
                    .containsExactly(plain, within(TOLERANCE));
        }
        var apart = new MarkovChain(new double[] {1, 0, 0, 1}, 2, nd4j.get());
        assertThat(apart.stationary()).isEmpty();
    }

    @Test
    void givenASize_thenSmallMatricesAreLoopedOver() {
        assertThat(Matrices.ofSize(3)).isInstanceOf(PlainMatrices.class);
        assertThat(Matrices.ofSize(Matrices.ND4J_FROM) instanceof PlainMatrices)
                .isEqualTo(nd4j.isEmpty());
    }

    private static double[] law(double[] transition, int rows, Matrices matrices) {
        return new MarkovChain(transition, rows, matrices).stationary().orElseThrow();
    }

    private static double[] transition(SplittableRandom random, int rows) {
        double[] matrix = random.doubles((long) rows * rows, 0, 1).toArray();
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int column = 0; column < rows; column++) {
                sum += matrix[row * rows + column];
            }
            for (int column = 0; column < rows; column++) {
                matrix[row * rows + column] /= sum;
            }
        }
        return matrix;
    }
}
