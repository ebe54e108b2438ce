package io.trellis.backtesting.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.Series;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

class CertificateScanTest {

    private static final long MINUTE = 60_000;

    @Test
    void givenAFlawlessSeries_thenThereIsNothingToTell() {
        Certificate certificate = of(closes(100, 101, 102, 101));

        assertThat(certificate.findings())
                .extracting(Finding::kind)
                .containsExactlyElementsOf(
                        Arrays.stream(FindingKind.values())
                                .filter(kind -> kind != FindingKind.DISAGREEMENT)
                                .toList());
        assertThat(certificate.findings()).allMatch(finding -> finding.count() == 0);
        assertThat(certificate.suspectBars()).isZero();
        assertThat(certificate.suspects()).contains(SuspectBars.NONE);
    }

    @Test
    void givenGaps_thenTheyAreCountedAndTheirFirstBarsNamed() {
        long[] time = Series.minutes(10);
        shift(time, 3, 2 * MINUTE);
        shift(time, 7, 5 * MINUTE);

        Finding gaps = of(at(time)).finding(FindingKind.GAPS);

        assertThat(gaps.count()).isEqualTo(2);
        assertThat(gaps.note()).isEqualTo("7 bars missing");
        assertThat(gaps.firstMillis()).containsExactly(time[2], time[6]);
        assertThat(gaps.suspect()).isFalse();
    }

    @Test
    void givenBarsOffTheTimeframe_thenTheyAreMisalignedAndLeaveNoGap() {
        long[] time = Series.minutes(3);
        time[1] += 15_000;
        time[2] += 60_000;

        Certificate certificate = of(at(time));

        assertThat(count(certificate, FindingKind.MISALIGNED)).isEqualTo(1);
        assertThat(count(certificate, FindingKind.GAPS)).isZero();
    }

    @Test
    void givenBarsStampedAMomentBeforeTheNext_thenTheStampsAreTakenForTheirCloses() {
        long[] time = Series.minutes(50);
        shift(time, 0, MINUTE - 1);

        assertThat(count(of(at(time)), FindingKind.CLOSE_STAMPS)).isEqualTo(50);
    }

    @Test
    void givenFiveMinuteBarsStoredAsMinutes_thenTheSpacingIsTold() {
        long[] time = Series.minutes(100);
        for (int i = 0; i < time.length; i++) {
            time[i] += 4 * MINUTE * i;
        }

        Finding spacing = of(at(time)).finding(FindingKind.SPACING);

        assertThat(spacing.count()).isEqualTo(99);
        assertThat(spacing.note()).isEqualTo("usually 300 s apart, a bar lasts 1m");
    }

    @Test
    void givenAThinMarketInWhichAFewBarsFollowOneAnother_thenItsSpacingIsNoFinding() {
        long[] time = Series.minutes(100);
        for (int i = 0; i < time.length; i++) {
            time[i] += 4 * MINUTE * i;
        }
        shift(time, 50, -4 * MINUTE);

        assertThat(count(of(at(time)), FindingKind.SPACING)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, looks like seconds", "1, is not within"})
    void givenTimesOfAnotherUnit_thenTheBarsAreSuspectAndTheUnitIsGuessed(
            long divisor, String guess) {
        long[] time = Series.minutes(20);
        for (int i = 0; i < time.length; i++) {
            time[i] = divisor == 1 ? i * MINUTE : Series.START / divisor + MINUTE * i;
        }

        Certificate certificate = of(at(time));

        assertThat(count(certificate, FindingKind.TIME_UNIT)).isEqualTo(20);
        assertThat(certificate.finding(FindingKind.TIME_UNIT).note()).contains(guess);
        assertThat(certificate.suspectBars()).isEqualTo(20);
    }

    @Test
    void givenFlatBarsAndBarsWithoutVolume_thenTheyAreCounted() {
        BarColumns flat = Series.flat(5);
        flat.volume()[0] = 0;
        flat.volume()[3] = 0;
        flat.high()[1] = 101;

        assertThat(count(of(flat), FindingKind.FLAT)).isEqualTo(4);
        assertThat(count(of(flat), FindingKind.ZERO_VOLUME)).isEqualTo(2);
    }

    @Test
    void givenStaleBarsUpToAGap_thenThoseAndNoOthersAreFrozen() {
        long[] time = Series.minutes(10);
        shift(time, 6, 3 * MINUTE);
        BarColumns bars = at(time);
        for (int i : new int[] {1, 4, 5, 8}) {
            bars.volume()[i] = 0;
        }

        Finding frozen = of(bars).finding(FindingKind.FROZEN);

        assertThat(frozen.firstMillis()).containsExactly(time[4], time[5]);
    }

    @Test
    void givenMovesAroundTwentyPerCent_thenOnlyLogarithmsAboveItCount() {
        assertThat(count(of(closes(100, 122.1)), FindingKind.LARGE_MOVES)).isZero();
        assertThat(count(of(closes(100, 122.2)), FindingKind.LARGE_MOVES)).isEqualTo(1);
        assertThat(count(of(closes(122.1, 100)), FindingKind.LARGE_MOVES)).isZero();
        assertThat(count(of(closes(122.2, 100, 130)), FindingKind.LARGE_MOVES)).isEqualTo(2);
    }

    @Test
    void givenASpike_thenItCountsIfTheNextBarUndoesMostOfIt() {
        assertThat(spikes(100, 106, 101)).isEqualTo(1);
        assertThat(spikes(100, 106, 101.3)).isZero();
        assertThat(spikes(100, 105, 100)).isZero();
        assertThat(spikes(100, 94, 99)).isEqualTo(1);
        assertThat(spikes(100, 94, 90)).isZero();
        assertThat(spikes(100, 106, 94)).isZero();
        assertThat(spikes(100, 106)).isZero();
    }

    @Test
    void givenAWideBar_thenItIsNamed() {
        BarColumns bars = Series.flat(5);
        bars.high()[2] = 150;
        bars.high()[4] = 150;

        assertThat(of(bars).widestHighLowRatio()).isEqualTo(1.5);
        assertThat(of(bars).widestMillis()).isEqualTo(bars.timeMillis()[2]);
    }

    @Test
    void givenALowThatNothingAroundComesNear_thenItsBarIsSuspect() {
        BarColumns bars = market(3, 500);
        bars.low()[137] = bars.low()[137] / 2;

        Certificate certificate = of(bars);

        assertThat(certificate.finding(FindingKind.OUTLIERS).firstMillis())
                .containsExactly(bars.timeMillis()[137]);
        assertThat(certificate.suspectBars()).isEqualTo(1);
    }

    @Test
    void givenAMarketThatTakesANewLevelForGood_thenNoBarIsAnOutlier() {
        double[] closes = IntStream.range(0, 100).mapToDouble(i -> i < 50 ? 100 : 60).toArray();

        assertThat(count(of(closes(closes)), FindingKind.OUTLIERS)).isZero();
    }

    /** Law: the blocks that are left out hold no outlier. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givenWildBars_thenTheOutliersAreThoseOfTheDefinition(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        BarColumns bars = wild(random, 700);
        int neighbours = random.nextInt(2, 90);
        var settings = new CertificateSettings(Optional.empty(), neighbours, 3 + seed, 0.01 * seed);

        BitSet expected = new BitSet();
        for (int i = 0; i < bars.rows(); i++) {
            expected.set(
                    i,
                    isOutlier(bars.close(), i, settings)
                            || isOutlier(bars.high(), i, settings)
                            || isOutlier(bars.low(), i, settings));
        }
        assertThat(new OutlierScan(bars, settings).outliers())
                .as("seed " + seed)
                .isEqualTo(expected);
        assertThat(expected.cardinality()).as("seed " + seed).isPositive();
    }

    private static boolean isOutlier(double[] prices, int bar, CertificateSettings settings) {
        double[] window =
                IntStream.rangeClosed(bar - settings.neighbours(), bar + settings.neighbours())
                        .filter(i -> i >= 0 && i < prices.length)
                        .mapToDouble(i -> StrictMath.log(prices[i]))
                        .toArray();
        double median = median(window);
        double distance = Math.abs(StrictMath.log(prices[bar]) - median);
        double deviation =
                median(Arrays.stream(window).map(each -> Math.abs(each - median)).toArray());
        return window.length >= 5
                && distance > settings.floor()
                && distance > settings.deviations() * 1.4826 * deviation;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.01",
        "0.5, 0.5",
        "0.25, 0.25",
        "1, 1",
        "0.00000001, 0.00000001",
        "0.05, 0.05",
        "2.5, 2.5",
        "0.002, 0.002",
        "25, 25"
    })
    void givenPricesOnAStep_thenThatStepIsInferred(BigDecimal step, BigDecimal expected) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        double[] closes =
                random.ints(5_000, 900, 1_100)
                        .mapToDouble(i -> step.multiply(BigDecimal.valueOf(i)).doubleValue())
                        .toArray();

        Certificate certificate = of(flatAt(closes));

        assertThat(certificate.tick().orElseThrow()).isEqualByComparingTo(expected);
        assertThat(count(certificate, FindingKind.OFF_TICK)).isZero();
    }

    @Test
    void givenOnePriceOffTheInferredStep_thenItIsToldAndNotSuspect() {
        BarColumns bars = market(5, 2_000);
        bars.high()[77] = bars.high()[77] + 0.003;

        Certificate certificate = of(bars);

        assertThat(certificate.tick()).contains(new BigDecimal("0.01"));
        assertThat(certificate.finding(FindingKind.OFF_TICK).firstMillis())
                .containsExactly(bars.timeMillis()[77]);
        assertThat(certificate.suspectBars()).isZero();
    }

    @Test
    void givenTheTickOfTheInstrument_thenBarsOffItAreSuspect() {
        BarColumns bars = market(5, 2_000);
        bars.high()[77] = bars.high()[77] + 0.003;
        var settings = CertificateSettings.ofTick(new BigDecimal("0.01"));

        Certificate certificate = CertificateScan.of(bars, settings);

        assertThat(certificate.suspectBars()).isEqualTo(1);
        assertThat(certificate.suspects().orElseThrow().test(bars.timeMillis()[77])).isTrue();
    }

    @Test
    void givenPricesOfAveraging_thenNoTickFits() {
        double[] closes = IntStream.range(1, 500).mapToDouble(i -> 100 + 1.0 / i / 7).toArray();

        assertThat(of(flatAt(closes)).tick()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void givenAnyBars_thenTheSuspectBarsAreThoseOfTheCertificate(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        BarColumns bars = wild(random, 3_000);
        for (CertificateSettings settings :
                List.of(
                        CertificateSettings.USUAL,
                        CertificateSettings.ofTick(new BigDecimal("0.05")))) {
            Certificate certificate = CertificateScan.of(bars, settings);
            SuspectBars found = CertificateScan.suspects(bars, settings);

            assertThat(found.count()).as("seed " + seed).isEqualTo(certificate.suspectBars());
            certificate
                    .suspects()
                    .ifPresent(known -> assertThat(known).as("seed " + seed).isEqualTo(found));
        }
    }

    @Test
    void givenTheGeneratedMarketOfTheSample_thenNoBarIsSuspect() {
        assertThat(of(market(10, 57_600)).suspectBars()).isZero();
    }

    // ---- bars

    private static Certificate of(BarColumns bars) {
        return CertificateScan.of(bars, CertificateSettings.USUAL);
    }

    private static long count(Certificate certificate, FindingKind kind) {
        return certificate.finding(kind).count();
    }

    private static long spikes(double... closes) {
        return count(of(closes(closes)), FindingKind.SPIKES);
    }

    private static void shift(long[] time, int from, long millis) {
        for (int i = from; i < time.length; i++) {
            time[i] += millis;
        }
    }

    private static BarColumns market(long seed, int bars) {
        var settings =
                new MarketSettings(
                        seed, "BTC/USDT", Timeframe.parse("1m"), 1_767_225_600_000L, bars, 50_000);
        return MarketGenerator.generate(settings, "trellis test");
    }

    /** A random walk of large steps with wicks, in cents. */
    private static BarColumns wild(RandomGenerator random, int rows) {
        double[][] columns = new double[5][rows];
        double price = 100;
        for (int i = 0; i < rows; i++) {
            double scale = random.nextInt(40) == 0 ? 0.2 : 0.003;
            double close = price * StrictMath.exp(scale * random.nextGaussian());
            columns[0][i] = cents(price);
            columns[3][i] = cents(close);
            double wick = random.nextInt(60) == 0 ? 0.3 : 0.001;
            columns[1][i] = cents(Math.max(price, close) * (1 + wick * random.nextDouble()));
            columns[2][i] = cents(Math.min(price, close) * (1 - wick * random.nextDouble()));
            columns[4][i] = 1;
            price = random.nextInt(30) == 0 ? price : close;
        }
        return Series.of(
                Series.BTC,
                Series.minutes(rows),
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    /** Bars with these closes, each of some width. */
    private static BarColumns closes(double... closes) {
        double[] high = Arrays.stream(closes).map(close -> close * 1.01).toArray();
        double[] volume = Arrays.stream(closes).map(_ -> 1).toArray();
        return Series.of(
                Series.BTC, Series.minutes(closes.length), closes, high, closes, closes, volume);
    }

    private static BarColumns flatAt(double... closes) {
        double[] volume = Arrays.stream(closes).map(_ -> 1).toArray();
        return Series.of(
                SeriesId.parse("kraken/BTC-USDT/1m"),
                Series.minutes(closes.length),
                closes,
                closes.clone(),
                closes.clone(),
                closes.clone(),
                volume);
    }

    /** Flat bars at these times. */
    private static BarColumns at(long[] time) {
        BarColumns flat = Series.flat(time.length);
        return Series.of(
                Series.BTC,
                time,
                flat.open(),
                flat.high(),
                flat.low(),
                flat.close(),
                flat.volume());
    }
}
