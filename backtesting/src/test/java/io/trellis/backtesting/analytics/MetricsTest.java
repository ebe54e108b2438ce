package io.trellis.backtesting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.account.Money;
import io.trellis.core.session.Books;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** The hand checks of formulas 5.1 to 5.5, on its ten daily returns. */
class MetricsTest {

    private static final double[] RETURNS = {
        .010, -.005, .020, .000, -.015, .012, .008, -.010, .005, .003
    };
    private static final Offset<Double> PRINTED_DIGITS = within(1e-6);
    private static final long CAPITAL = Money.units(new BigDecimal("10000"));
    private static final long DAY = 86_400_000;

    @Test
    void givenTenDailyReturns_thenSharpeIsAnnualisedWith365Days() {
        assertThat(Ratios.sharpe(RETURNS, 0, 365)).hasValueCloseTo(5.040718, PRINTED_DIGITS);
    }

    /** Conventions of formulas 5.0: the year has 365 days of 24 hours, and no other. */
    @ParameterizedTest
    @CsvSource({"365, 19.104973", "8760, 93.594872", "525600, 724.982758"})
    void givenPeriodsOfAYear_thenARatioIsAnnualisedByTheirRoot(double periods, double root) {
        double perPeriod = Ratios.sharpe(RETURNS, 0, 1).orElseThrow();

        assertThat(Ratios.sharpe(RETURNS, 0, periods))
                .hasValueCloseTo(perPeriod * root, PRINTED_DIGITS);
    }

    @Test
    void givenTenDailyReturns_thenSortinoDividesByAllDays() {
        assertThat(Ratios.sortino(RETURNS, 0, 365)).hasValueCloseTo(9.042124, PRINTED_DIGITS);
    }

    @Test
    void givenARiskFreeRateAndOtherPeriods_thenSharpeTakesThem() {
        assertThat(Ratios.sharpe(RETURNS, 0, 1)).hasValueCloseTo(.263843248, PRINTED_DIGITS);
        assertThat(Ratios.sharpe(RETURNS, 0, 252)).hasValueCloseTo(4.188382, PRINTED_DIGITS);
        assertThat(Ratios.sharpe(RETURNS, .0028, 365)).hasValueCloseTo(0.0, within(1e-12));
        assertThat(Ratios.sharpe(RETURNS, .001, 1))
                .hasValueCloseTo(.0018 / .010612361765, PRINTED_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({".1, 17.285883", "-.1, 21.115500", "0, 19.104973"})
    void givenReturnsThatHangTogether_thenTheYearIsLessOrMoreThanItsRoot(
            double rho, double factor) {
        assertThat(Ratios.serialFactor(365, lag -> Math.pow(rho, lag)))
                .hasValueCloseTo(factor, PRINTED_DIGITS);
        assertThat(Ratios.chainFactor(365, rho)).hasValueCloseTo(factor, PRINTED_DIGITS);
    }

    @Test
    void givenAlternatingReturns_thenTheSerialSharpeIsTheHigherOne() {
        double[] alternating = {.02, -.01, .02, -.01, .02, -.01, .02, -.01};

        assertThat(Ratios.autocorrelation(alternating)).isCloseTo(-7 / 8.0, within(1e-12));
        assertThat(Ratios.serialSharpe(alternating, 0, 365).orElseThrow())
                .isGreaterThan(Ratios.sharpe(alternating, 0, 365).orElseThrow());
        assertThat(Ratios.serialSharpe(new double[] {.01, .02}, 0, 365)).isEmpty();
    }

    @Test
    void givenTenDailyReturns_thenOmegaIsWhatLiesAboveOverWhatLiesBelow() {
        assertThat(Ratios.omega(RETURNS, 0)).hasValueCloseTo(1.933333, PRINTED_DIGITS);
        assertThat(Ratios.omega(RETURNS, .001)).hasValueCloseTo(1.529412, PRINTED_DIGITS);
        assertThat(Ratios.omega(new double[] {.01, .02}, 0)).isEmpty();
    }

    @Test
    void givenTenDailyReturns_thenSortinoOfADayIsNotAnnualised() {
        assertThat(Ratios.sortino(RETURNS, 0, 1)).hasValueCloseTo(.473286383, within(1e-9));
        assertThat(.0028 / Ratios.sortino(RETURNS, 0, 1).orElseThrow())
                .isCloseTo(.005916079783, within(1e-12));
    }

    @Test
    void givenTenDailyReturns_thenTheUlcerIndexIsOverElevenPoints() {
        assertThat(Ratios.ulcerIndex(RETURNS)).isCloseTo(.595345, PRINTED_DIGITS);
        assertThat(Metrics.of(curveOf(RETURNS), books(0, 0)).ulcerIndex())
                .hasValueCloseTo(.595345, PRINTED_DIGITS);
    }

    @Test
    void givenTenDaysAsAYear_thenTheAnnualFiguresAreAsAbsurdAsTheyAre() {
        double[] equity = {
            1.01,
            1.00495,
            1.025049,
            1.025049,
            1.00967327,
            1.02178934,
            1.02996366,
            1.01966402,
            1.02476234,
            1.02783663
        };
        EquityCurve curve = curveOf(RETURNS);
        for (int day = 0; day < equity.length; day++) {
            assertThat(curve.equityInQuote(day) / 10_000).isCloseTo(equity[day], within(1e-8));
        }
        assertThat(curve.equityInQuote(9) / 10_000 - 1).isCloseTo(.027836629, within(1e-9));
        OptionalDouble cagr = Ratios.cagr(1.027836629, 10, 365);

        assertThat(cagr).hasValueCloseTo(1.724139, PRINTED_DIGITS);
        assertThat(cagr.orElseThrow() / .015).isCloseTo(114.94262, within(1e-4));
        assertThat(Ratios.arithmeticCalmar(RETURNS, .015, 365))
                .hasValueCloseTo(68.1333, within(1e-4));
    }

    @Test
    void givenAProfitOfAWeek_thenTheAprOfAVendorMakesAYearOfIt() {
        assertThat(Ratios.vendorApr(.01, 7 * 1_440)).hasValueCloseTo(.01 * 365 / 7, within(1e-12));
        assertThat(Ratios.vendorApr(.01, 0)).isEmpty();
    }

    @Test
    void givenATailOfTwoWholeReturns_thenCvarIsTheirMean() {
        assertThat(Ratios.tailMean(RETURNS, .20)).isCloseTo(-.0125, within(1e-12));
    }

    @Test
    void givenATailOfTwoAndAHalfReturns_thenTheThirdCountsHalf() {
        assertThat(Ratios.tailMean(RETURNS, .25)).isCloseTo(-.011, within(1e-12));
    }

    @Test
    void givenATailSmallerThanOneReturn_thenCvarIsTheWorst() {
        assertThat(Ratios.tailMean(RETURNS, .05)).isCloseTo(-.015, within(1e-12));
    }

    @Test
    void givenOneReturnOrNoDeviation_thenRatiosAreUndefined() {
        assertThat(Ratios.sharpe(new double[] {.01}, 0, 365)).isEmpty();
        assertThat(Ratios.sharpe(new double[] {0, 0, 0}, 0, 365)).isEmpty();
        assertThat(Ratios.sortino(new double[] {.01, .02}, 0, 365)).isEmpty();
    }

    @Test
    void givenACurveOfThoseReturns_thenDrawdownIsTheFifthDayUntilTheEighth() {
        EquityCurve curve = curveOf(RETURNS);

        assertThat(curve.dailyReturns()).containsExactly(RETURNS, within(1e-9));
        assertThat(curve.maxDrawdown()).isCloseTo(.015, within(1e-9));
        // The peak is the close of day index 2; day index 6 is the first at or above it.
        assertThat(curve.maxDrawdownHours()).isEqualTo(4 * 24);
    }

    @Test
    void givenTheCapitalIsTheOnlyPeak_thenTheFallIsMeasuredFromIt() {
        EquityCurve curve = curveOf(-.10, .05);

        assertThat(curve.maxDrawdown()).isCloseTo(.10, within(1e-9));
        assertThat(curve.maxDrawdownHours()).isEqualTo(24);
    }

    @Test
    void givenUnder90Days_thenNothingAnnualIsSaid() {
        Metrics metrics = Metrics.of(curveOf(RETURNS), books(33, 15));

        assertThat(metrics.cagr()).isEmpty();
        assertThat(metrics.calmar()).isEmpty();
        assertThat(metrics.profitFactor()).hasValueCloseTo(2.2, within(1e-12));
    }

    @Test
    void given90Days_thenCagrAndCalmarFollowFromTheTotal() {
        double[] returns = new double[90];
        returns[0] = -.02;
        returns[1] = .10;
        Metrics metrics = Metrics.of(curveOf(returns), books(0, 0));

        double cagr = Math.pow(.98 * 1.10, 365.0 / 90) - 1;
        assertThat(metrics.cagr()).hasValueCloseTo(cagr, within(1e-7));
        assertThat(metrics.calmar()).hasValueCloseTo(cagr / .02, within(1e-5));
    }

    @Test
    void givenNoLosingTrip_thenProfitFactorIsUndefined() {
        assertThat(Metrics.of(curveOf(RETURNS), books(33, 0)).profitFactor()).isEmpty();
        assertThat(Metrics.of(curveOf(RETURNS), books(0, 0)).profitFactor()).isEmpty();
    }

    @Test
    void givenSeveralBarsADay_thenOnlyTheLastCloseOfADayCounts() {
        EquityCurve curve = new EquityCurve(100);
        curve.closed(0, 150);
        curve.closed(DAY - 60_000, 110);
        curve.closed(DAY, 120);
        curve.closed(3 * DAY, 121);

        assertThat(curve.dailyReturns())
                .containsExactly(
                        new double[] {.1, 120 / 110.0 - 1, 121 / 120.0 - 1}, within(1e-12));
    }

    private static EquityCurve curveOf(double... returns) {
        EquityCurve curve = new EquityCurve(CAPITAL);
        double equity = CAPITAL;
        for (int day = 0; day < returns.length; day++) {
            equity *= 1 + returns[day];
            curve.closed(day * DAY, Math.round(equity));
        }
        return curve;
    }

    private static Books books(long gains, long losses) {
        return new Books(0, 2, gains - losses, gains, losses, 0, 0);
    }
}
