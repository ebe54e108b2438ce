package io.trellis.backtesting.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.Gaps;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

class MarketGeneratorTest {

    private static final Timeframe MINUTE = Timeframe.parse("1m");
    private static final long START = 1_767_225_600_000L;

    @Test
    void givenTheSameSeed_thenTheBarsAreTheSameInAnyThread()
            throws InterruptedException, ExecutionException {
        String expected = generate(1, MINUTE, 2_000).contentSha256();
        Callable<String> task = () -> generate(1, MINUTE, 2_000).contentSha256();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var found : threads.invokeAll(Stream.generate(() -> task).limit(8).toList())) {
                assertThat(found.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void givenAnotherSeed_thenTheBarsAreOthers() {
        assertThat(generate(1, MINUTE, 100).contentSha256())
                .isNotEqualTo(generate(2, MINUTE, 100).contentSha256());
    }

    @Test
    void givenMoreBars_thenTheFirstOnesStayTheSame() {
        BarColumns few = generate(3, MINUTE, 1_000);
        BarColumns many = generate(3, MINUTE, 5_000);

        assertThat(many.slice(START, few.lastMillis() + 1).contentSha256())
                .isEqualTo(few.contentSha256());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givenTwoMonths_thenTheMarketIsOneThatMightBe(long seed) {
        BarColumns bars = generate(seed, MINUTE, 60 * 1_440);
        Certificate certificate = CertificateScan.of(bars, CertificateSettings.USUAL);
        Gaps gaps = Gaps.of(bars);
        String what = "seed " + seed;

        assertThat(bars.synthetic()).as(what).isTrue();
        assertThat(gaps.count()).as(what).isBetween(1, 15);
        assertThat(gaps.missing()).as(what).isBetween(5L, 15 * 240L);
        assertThat(count(certificate, FindingKind.ZERO_VOLUME))
                .as(what)
                .isEqualTo(count(certificate, FindingKind.FLAT));
        assertThat(count(certificate, FindingKind.LARGE_MOVES)).as(what).isZero();
        assertThat(count(certificate, FindingKind.MISALIGNED)).as(what).isZero();
        assertThat(certificate.suspectBars()).as(what).isZero();
        assertThat(certificate.widestHighLowRatio()).as(what).isBetween(1.005, 1.05);
        assertThat(dailyDeviation(bars)).as(what).isBetween(0.015, 0.06);
    }

    private static long count(Certificate certificate, FindingKind kind) {
        return certificate.finding(kind).count();
    }

    /** Of the logarithms of the closes of whole days. */
    private static double dailyDeviation(BarColumns bars) {
        double squares = 0;
        int days = bars.rows() / 1_440 - 1;
        for (int day = 0; day < days; day++) {
            double before = bars.close()[day * 1_440];
            double after = bars.close()[(day + 1) * 1_440];
            squares += StrictMath.pow(StrictMath.log(after / before), 2);
        }
        return StrictMath.sqrt(squares / days);
    }

    @Test
    void givenAnyBar_thenItsPricesAreOnTheTickAndItsVolumeOnTheLot() {
        BarColumns bars = generate(6, MINUTE, 5_000);
        for (int i = 0; i < bars.rows(); i++) {
            assertThat(decimals(bars.open()[i])).isLessThanOrEqualTo(2);
            assertThat(decimals(bars.high()[i])).isLessThanOrEqualTo(2);
            assertThat(decimals(bars.low()[i])).isLessThanOrEqualTo(2);
            assertThat(decimals(bars.close()[i])).isLessThanOrEqualTo(2);
            assertThat(decimals(bars.volume()[i])).isLessThanOrEqualTo(5);
        }
    }

    private static int decimals(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().scale();
    }

    @Test
    void givenALongerTimeframe_thenItsBarsAreWider() {
        BarColumns hours = generate(7, Timeframe.parse("1h"), 500);
        BarColumns minutes = generate(7, MINUTE, 500);

        assertThat(
                        count(
                                CertificateScan.of(hours, CertificateSettings.USUAL),
                                FindingKind.MISALIGNED))
                .isZero();
        assertThat(meanWidth(hours)).isGreaterThan(3 * meanWidth(minutes));
    }

    private static double meanWidth(BarColumns bars) {
        double sum = 0;
        for (int i = 0; i < bars.rows(); i++) {
            sum += bars.high()[i] / bars.low()[i] - 1;
        }
        return sum / bars.rows();
    }

    @Test
    void givenManyMinutes_thenEachStateLastsAboutAsLongAsItSays() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        var process = new PriceProcess(random, 50_000);
        Map<Regime, Integer> minutes = new EnumMap<>(Regime.class);
        Map<Regime, Integer> stays = new EnumMap<>(Regime.class);
        for (int i = 0; i < 2_000_000; i++) {
            Regime before = process.regime();
            process.nextMinute();
            minutes.merge(process.regime(), 1, Integer::sum);
            if (process.regime() != before) {
                stays.merge(process.regime(), 1, Integer::sum);
            }
        }
        for (Regime regime : Regime.values()) {
            double stay = minutes.getOrDefault(regime, 0) / (double) stays.getOrDefault(regime, 1);
            double expected =
                    switch (regime) {
                        case RANGE -> 720;
                        case TREND -> 300;
                        case TURBULENT -> 45;
                    };
            assertThat(stay).as(regime.name()).isBetween(0.9 * expected, 1.1 * expected);
        }
    }

    @Test
    void givenManyVariates_thenTheyAreStandardNormal() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        var process = new PriceProcess(random, 50_000);
        int count = 1_000_000;
        double[] moments = new double[5];
        for (int i = 0; i < count; i++) {
            double x = process.normal();
            for (int k = 1; k < moments.length; k++) {
                moments[k] += StrictMath.pow(x, k) / count;
            }
        }
        assertThat(moments[1]).isBetween(-0.005, 0.005);
        assertThat(moments[2]).isBetween(0.99, 1.01);
        assertThat(moments[3]).isBetween(-0.02, 0.02);
        assertThat(moments[4]).isBetween(2.95, 3.05);
    }

    @Test
    void givenSettingsOutOfBounds_thenTheSentenceNamesThem() {
        assertRefused(
                () -> new MarketSettings(1, "BTC/USDT", Timeframe.parse("30s"), START, 1, 50_000),
                "the timeframe of generated bars is 30s; it has to be whole minutes, such as 1m.");
        assertRefused(
                () -> new MarketSettings(1, "BTC/USDT", MINUTE, START + 1, 1, 50_000),
                "the start of generated bars is 1767225600001; it has to be epoch milliseconds, a"
                        + " multiple of the timeframe.");
        assertRefused(
                () -> new MarketSettings(1, "BTC/USDT", MINUTE, START, 0, 50_000),
                "the number of bars of generated bars is 0; it has to be at least 1.");
        assertRefused(
                () -> new MarketSettings(1, "BTC/USDT", MINUTE, START, 1, Double.NaN),
                "the start price of generated bars is NaN; it has to be from 1 to 10000000.");
        assertThatThrownBy(() -> new MarketSettings(1, "BTCUSDT", MINUTE, START, 1, 50_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("symbol \"BTCUSDT\"");
    }

    private static void assertRefused(Callable<MarketSettings> settings, String sentence) {
        assertThatThrownBy(settings::call)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
    }

    private static BarColumns generate(long seed, Timeframe timeframe, int bars) {
        return MarketGenerator.generate(
                new MarketSettings(seed, "BTC/USDT", timeframe, START, bars, 50_000),
                "trellis test");
    }
}
