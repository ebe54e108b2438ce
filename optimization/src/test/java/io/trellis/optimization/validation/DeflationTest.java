package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.analytics.DeflatedSharpe;
import io.trellis.backtesting.analytics.ProbabilisticSharpe;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.OptionalDouble;

class DeflationTest {

    /** Law: the mean correlation is that of all pairs, one by one. */
    @Test
    void law_theMeanCorrelationIsThatOfAllPairs() {
        double[][] columns = likeOneAnother(12, 90, 3);
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += new PearsonsCorrelation().correlation(columns[i], columns[j]);
                pairs++;
            }
        }

        assertThat(ReturnMatrix.of(columns).meanCorrelation())
                .hasValueCloseTo(sum / pairs, within(1e-12));
    }

    @Test
    void candidatesThatStandStillHaveNoCorrelation() {
        double[] moving = {1, 2, 3, 5};

        assertThat(ReturnMatrix.of(moving, new double[4]).meanCorrelation()).isEmpty();
        assertThat(ReturnMatrix.of(moving, new double[4], moving).meanCorrelation())
                .hasValueCloseTo(1.0, within(1e-12));
        assertThat(ReturnMatrix.of(moving, new double[] {-1, -2, -3, -5}).meanCorrelation())
                .hasValueCloseTo(-1.0, within(1e-12));
    }

    @Test
    void theBestOfManyIsDeflatedByTheirSpreadAndLikeness() {
        ReturnMatrix known = ReturnMatrix.of(likeOneAnother(30, 250, 4));
        double[] ratios = new double[30];
        Arrays.setAll(ratios, i -> ProbabilisticSharpe.of(known.column(i)).orElseThrow().sharpe());
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double variance = Arrays.stream(ratios).map(r -> (r - mean) * (r - mean)).sum() / 29;
        double rho = known.meanCorrelation().orElseThrow();

        Deflation found = Deflation.of(known, 7, 100).orElseThrow();

        var chosen = ProbabilisticSharpe.of(known.column(7)).orElseThrow();
        assertThat(found.variance()).isCloseTo(variance, within(1e-15));
        assertThat(found.effectiveTrials()).isCloseTo(rho + (1 - rho) * 100, within(1e-9));
        assertThat(found.counted()).isEqualTo(DeflatedSharpe.above(chosen, 100, found.variance()));
        assertThat(found.effective().orElseThrow()).isGreaterThan(found.counted().orElseThrow());
        assertThat(found.counted().orElseThrow()).isLessThan(chosen.above(0).orElseThrow());
    }

    @Test
    void oneTrialIsNotDeflated() {
        double[] returns = {.010, -.005, .020, .000, -.015, .012, .008, -.010, .005, .003};

        Deflation alone = Deflation.of(ReturnMatrix.of(returns), 0, 1).orElseThrow();

        assertThat(alone.counted()).hasValueCloseTo(.778028, within(1e-6));
        assertThat(alone.effective()).isEqualTo(alone.counted());
        assertThat(alone.variance()).isZero();
    }

    @Test
    void whatHasNoRatioHasNoDeflation() {
        var known = ReturnMatrix.of(new double[4], new double[] {1, 2, 3, 4});

        assertThat(Deflation.of(known, 0, 2)).isEmpty();
        assertThat(Deflation.of(known, 1, 2).orElseThrow().counted())
                .isNotEqualTo(OptionalDouble.empty());
        assertThatThrownBy(() -> Deflation.of(known, 0, 1))
                .hasMessage("1 trials cannot have the returns of 2");
    }

    /** Half of what moves each moves all. */
    private static double[][] likeOneAnother(int candidates, int rows, long seed) {
        double[] common = OverfitProbabilityTest.noise(1, rows, seed).column(0);
        ReturnMatrix own = OverfitProbabilityTest.noise(candidates, rows, seed + 1);
        double[][] columns = new double[candidates][rows];
        for (int candidate = 0; candidate < candidates; candidate++) {
            double[] alone = own.column(candidate);
            Arrays.setAll(columns[candidate], row -> common[row] + alone[row]);
        }
        return columns;
    }
}
