package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;

class FeedExportTest {

    @TempDir Path folder;

    @Test
    void givenRandomBars_whenExported_thenEveryNumberIsTheShortestDecimalOfItsDouble()
            throws IOException {
        BarColumns bars =
                Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(11), 10_000);
        Path file = folder.resolve("D.feed");

        FeedHeader header = FeedExport.write(bars, file).header();
        FeedReader reader = open(file);

        assertThat(reader.header()).isEqualTo(header);
        assertThat(header)
                .isEqualTo(new FeedHeader(bars.series(), 2, 5, 10_000, bars.contentSha256()));
        for (int i = 0; i < bars.rows(); i++) {
            FeedBar bar = reader.next();
            assertThat(bar.timeMillis()).isEqualTo(bars.timeMillis()[i]);
            assertDecimal(bar.open(), 2, bars.open()[i]);
            assertDecimal(bar.high(), 2, bars.high()[i]);
            assertDecimal(bar.low(), 2, bars.low()[i]);
            assertDecimal(bar.close(), 2, bars.close()[i]);
            assertDecimal(bar.volume(), 5, bars.volume()[i]);
        }
        assertThat(reader.hasNext()).isFalse();
    }

    private static void assertDecimal(long scaled, int scale, double value) {
        assertThat(BigDecimal.valueOf(scaled, scale))
                .isEqualByComparingTo(new BigDecimal(Double.toString(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "100,0",
        "0.5,1",
        "0.00002036,8",
        "1234567.875,3",
        "0.30000000000000004,17",
        "1e9,0",
        "1e-18,18",
        "0.8159000000000001,16"
    })
    void givenAPrice_thenTheScaleIsTheSmallestThatHoldsIt(double price, int scale) {
        BarColumns bars = flatAt(price, 0);

        assertThat(FeedExport.write(bars, folder.resolve("D.feed")).header().priceScale())
                .isEqualTo(scale);
    }

    @Test
    void givenTooManyDecimals_thenTheSentenceCountsThem() {
        assertThatThrownBy(() -> FeedExport.write(flatAt(1e-19, 0), folder.resolve("D.feed")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the prices have up to 19 decimals; a feed keeps 18.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenPricesTooLargeForTheScale_thenTheSentenceNamesTheBar() {
        BarColumns bars = flatAt(1e-17, 0);
        bars.high()[1] = 1_000;

        assertThatThrownBy(() -> FeedExport.write(bars, folder.resolve("D.feed")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "the bar of 2021-04-20T20:43:00Z is too large for a feed: with 17 decimals"
                                + " its prices have more than 18 digits.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenVolumesOfTooManyDigits_thenTheirLastDecimalsAreRoundedAndCounted()
            throws IOException {
        BarColumns bars = flatAt(10, 0);
        bars.volume()[0] = 25_000_000_000.5;
        bars.volume()[1] = 0.00000000125;
        Path file = folder.resolve("D.feed");

        FeedExport.Result result = FeedExport.write(bars, file);
        FeedReader reader = open(file);

        assertThat(result.roundedVolumes()).isEqualTo(1);
        assertThat(result.header().volumeScale()).isEqualTo(8);
        assertThat(reader.next().volume()).isEqualTo(2_500_000_000_050_000_000L);
        assertThat(reader.next().volume()).isZero();
    }

    private static BarColumns flatAt(double price, double volume) {
        double[] prices = {price, price};
        double[] highs = prices.clone();
        return Series.of(
                Series.BTC,
                Series.minutes(2),
                prices,
                highs,
                prices,
                prices,
                new double[] {volume, volume});
    }

    private static FeedReader open(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        return FeedReader.open(
                "D.feed",
                target -> {
                    if (!bytes.hasRemaining()) {
                        return -1;
                    }
                    int count = Math.min(target.remaining(), bytes.remaining());
                    target.put(bytes.slice(bytes.position(), count));
                    bytes.position(bytes.position() + count);
                    return count;
                });
    }
}
