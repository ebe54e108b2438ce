package io.trellis.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class FeedTest {

    private static final SeriesId SERIES = SeriesId.parse("kraken/BTC-USDT/1m");
    private static final String HASH = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4095, 4096, 4097, 8192, 10_000})
    void givenRandomBars_whenWrittenAndRead_thenTheyAreTheSame(int rows) {
        long seed = 7_000L + rows;
        List<FeedBar> bars =
                randomBars(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), rows);

        FeedReader reader = FeedReader.open("D.feed", FeedBytes.chunks(write(bars), 1_000));

        assertThat(reader.header()).isEqualTo(header(rows));
        assertThat(read(reader)).as("seed %d", seed).isEqualTo(bars);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void givenTheLargestNumbers_whenWrittenAndRead_thenTheyAreTheSame() {
        List<FeedBar> bars =
                List.of(
                        new FeedBar(Long.MIN_VALUE / 2, 1, Long.MAX_VALUE, 1, Long.MAX_VALUE, 0),
                        new FeedBar(0, Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, Long.MAX_VALUE),
                        new FeedBar(Long.MAX_VALUE / 2, 1, 1, 1, 1, 1));

        assertThat(read(FeedReader.open("D.feed", FeedBytes.chunks(write(bars), 7))))
                .isEqualTo(bars);
    }

    @Test
    void givenAMinuteMarket_thenABarTakesLessThanTwelveBytes() {
        List<FeedBar> bars =
                randomBars(RandomGeneratorFactory.of("L64X128MixRandom").create(1), 4096);

        assertThat(write(bars).length).isLessThan(12 * 4096);
    }

    @Test
    void givenAnySingleFlippedBit_thenTheFileIsRefused() {
        byte[] feed = smallFeed();
        for (int bit = 0; bit < 8 * feed.length; bit++) {
            byte[] damaged = feed.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused("bit " + bit, damaged);
        }
    }

    @Test
    void givenAnyTruncation_thenTheFileIsRefused() {
        byte[] feed = smallFeed();
        for (int length = 0; length < feed.length; length++) {
            assertRefused("length " + length, Arrays.copyOf(feed, length));
        }
    }

    @Test
    void givenBlocksInAnotherOrder_thenTheFileIsRefused() {
        var pieces = new ArrayList<byte[]>();
        write(someBars(3 * 4096), piece -> pieces.add(FeedBytes.of(piece)));

        byte[] swapped =
                join(
                        List.of(
                                pieces.get(0),
                                pieces.get(2),
                                pieces.get(1),
                                pieces.get(3),
                                pieces.get(4)));

        assertSentence(
                swapped,
                "D.feed is damaged in the block of bars 0 to 4095, near byte %d: its first bar is 4096 where 0 is due; export it again."
                        .formatted(pieces.get(0).length));
    }

    @Test
    void givenATruncatedFile_thenTheSentenceNamesTheByteAndTheBars() {
        byte[] feed = smallFeed();

        assertSentence(
                Arrays.copyOf(feed, feed.length - 30),
                "D.feed is cut off after %d bytes, in the block of bars 0 to 39; export it again."
                        .formatted(feed.length - 30));
        assertSentence(
                Arrays.copyOf(feed, feed.length - 1),
                "D.feed is cut off after %d bytes, in the end marker after bar 39; export it again."
                        .formatted(feed.length - 1));
    }

    @Test
    void givenAFlippedBit_thenTheSentenceNamesThePlace() {
        byte[] feed = smallFeed();
        feed[feed.length - 40] ^= 1;

        assertSentence(
                feed,
                "D.feed is damaged in the block of bars 0 to 39, near byte %d: its checksum does not match; export it again."
                        .formatted(headerLength()));
    }

    @Test
    void givenAnEmptyFile_thenTheSentenceSaysSo() {
        assertSentence(new byte[0], "D.feed is empty; make a feed file with data export.");
    }

    @Test
    void givenAForeignFile_thenTheSentenceShowsHowItBegins() {
        assertSentence(
                "PAR1 and more".getBytes(StandardCharsets.US_ASCII),
                "D.feed is not a feed file: it begins with the bytes 50 41 52 31 20 61 6e 64; make"
                        + " one with data export.");
    }

    @Test
    void givenTrailingBytes_thenTheFileIsRefused() {
        byte[] feed = smallFeed();

        assertSentence(
                Arrays.copyOf(feed, feed.length + 1),
                "D.feed goes on after its end marker, from byte %d; a feed ends there, so export it again."
                        .formatted(feed.length));
    }

    @Test
    void givenAnotherVersion_thenTheSentenceNamesBoth() {
        byte[] feed = smallFeed();
        feed[9] = 2;
        FeedBytes.reseal(feed, 0, headerLength());

        assertSentence(
                feed,
                "D.feed has version 2 of the feed format, this program reads version 1; export it"
                        + " again.");
    }

    @Test
    void givenAFileThatIsSound_thenTheCheckReturnsItsHeader() {
        assertThat(FeedReader.check("D.feed", FeedBytes.chunks(write(someBars(5000)), 4096)))
                .isEqualTo(header(5000));
    }

    @Test
    void givenADamagedBlock_whenAskedAgain_thenNoBarOfItIsHandedOut() {
        byte[] feed = smallFeed();
        feed[feed.length - 40] ^= 1;
        FeedReader reader = FeedReader.open("D.feed", FeedBytes.chunks(feed, 100));

        assertThatThrownBy(reader::hasNext).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(reader::next).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void givenBarsTooCloseTogether_thenTheWriterRefuses() {
        var writer = new FeedWriter(header(2), piece -> {});
        writer.add(new FeedBar(60_000, 2, 3, 1, 2, 0));

        assertThatThrownBy(() -> writer.add(new FeedBar(119_999, 2, 3, 1, 2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bars are at least 60000 ms apart, was 119999 after 60000");
    }

    @Test
    void givenAnotherNumberOfBarsThanTheHeaderSays_thenTheWriterRefuses() {
        var writer = new FeedWriter(header(1), piece -> {});

        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        writer.add(new FeedBar(60_000, 2, 3, 1, 2, 0));
        assertThatThrownBy(() -> writer.add(new FeedBar(120_000, 2, 3, 1, 2, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1,1,1,1",
                "2,1,1,2,0",
                "2,3,1,4,0",
                "2,3,3,2,0",
                "2,3,1,2,-1",
                "2,3,-1,2,0"
            })
    void givenAnImpossibleBar_thenItIsRefused(String text) {
        long[] v = Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();

        assertThatThrownBy(() -> new FeedBar(0, v[0], v[1], v[2], v[3], v[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] smallFeed() {
        return write(someBars(40));
    }

    private static List<FeedBar> someBars(int rows) {
        return randomBars(RandomGeneratorFactory.of("L64X128MixRandom").create(40), rows);
    }

    private static List<FeedBar> randomBars(RandomGenerator random, int rows) {
        var bars = new ArrayList<FeedBar>(rows);
        long time = 1_600_000_000_000L;
        long price = 5_000_000;
        for (int i = 0; i < rows; i++) {
            long open = Math.max(10_000, price + random.nextLong(-500, 501));
            long close = Math.max(10_000, open + random.nextLong(-5_000, 5_001));
            long high = Math.max(open, close) + random.nextLong(2_000);
            long low = Math.min(open, close) - random.nextLong(2_000);
            bars.add(new FeedBar(time, open, high, low, close, random.nextLong(1_000_000)));
            time += 60_000 * (random.nextInt(200) == 0 ? random.nextLong(2, 300) : 1);
            price = close;
        }
        return bars;
    }

    private static FeedHeader header(long rows) {
        return new FeedHeader(SERIES, 2, 5, rows, HASH);
    }

    private static int headerLength() {
        return 8 + 2 + 2 + 1 + "kraken".length() + 1 + "BTC/USDT".length() + 8 + 2 + 8 + 32 + 4;
    }

    private static byte[] write(List<FeedBar> bars) {
        var out = new ByteArrayOutputStream();
        write(bars, piece -> out.writeBytes(FeedBytes.of(piece)));
        return out.toByteArray();
    }

    private static void write(List<FeedBar> bars, Consumer<ByteBuffer> sink) {
        var writer = new FeedWriter(header(bars.size()), sink);
        bars.forEach(writer::add);
        writer.finish();
    }

    private static byte[] join(List<byte[]> pieces) {
        var out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static List<FeedBar> read(FeedReader reader) {
        var bars = new ArrayList<FeedBar>();
        reader.forEachRemaining(bars::add);
        return bars;
    }

    private static void assertRefused(String what, byte[] bytes) {
        try {
            FeedReader.check("D.feed", FeedBytes.chunks(bytes, 4096));
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageStartingWith("D.feed ").hasMessageEndingWith(".");
            return;
        }
        fail(what + " went unnoticed");
    }

    private static void assertSentence(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> FeedReader.check("D.feed", FeedBytes.chunks(bytes, 4096)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
    }
}
