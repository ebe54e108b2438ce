package io.trellis.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class TradeFeedTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final List<Aggressor> WHO = List.of(Aggressor.values());
    private static final int HEADER_BYTES =
            8 + 2 + 2 + 1 + "kraken".length() + 1 + "BTC/USDT".length() + 2 + 8 + 32 + 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4095, 4096, 4097, 8192, 10_000})
    void givenRandomTrades_whenWrittenAndRead_thenTheyAreTheSame(int rows) {
        long seed = 9_000L + rows;
        List<FeedTrade> trades = random(seed, rows);

        TradeFeedReader reader =
                TradeFeedReader.open("T.feed", FeedBytes.chunks(write(trades), 1_000));

        assertThat(reader.header()).isEqualTo(header(rows));
        assertThat(read(reader)).as("seed %d", seed).isEqualTo(trades);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void givenTheLargestNumbers_whenWrittenAndRead_thenTheyAreTheSame() {
        List<FeedTrade> trades =
                List.of(
                        new FeedTrade(Long.MIN_VALUE / 2, 1, 0, Aggressor.UNKNOWN),
                        new FeedTrade(0, Long.MAX_VALUE, Long.MAX_VALUE, Aggressor.SELLER),
                        new FeedTrade(Long.MAX_VALUE / 2, 1, 1, Aggressor.BUYER));

        assertThat(read(TradeFeedReader.open("T.feed", FeedBytes.chunks(write(trades), 7))))
                .isEqualTo(trades);
    }

    @Test
    void givenAnySingleFlippedBit_thenTheFileIsRefused() {
        byte[] feed = write(random(1, 40));
        for (int bit = 0; bit < 8 * feed.length; bit++) {
            byte[] damaged = feed.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused("bit " + bit, damaged);
        }
    }

    @Test
    void givenAnyTruncation_thenTheFileIsRefused() {
        byte[] feed = write(random(1, 40));
        for (int length = 0; length < feed.length; length++) {
            assertRefused("length " + length, Arrays.copyOf(feed, length));
        }
    }

    @Test
    void givenABlockThatNoWriterMakes_thenTheSentenceNamesItAndWhatIsWrong() {
        byte[] feed =
                write(
                        List.of(
                                new FeedTrade(5, 100, 7, Aggressor.BUYER),
                                new FeedTrade(6, 101, 8, Aggressor.SELLER)));
        // Behind the length: first row, number, two times, two prices, two quantities, two sides.
        int sides = feed.length - 16 - 4 - 2;
        feed[sides] = 3;
        FeedBytes.reseal(feed, HEADER_BYTES, feed.length - 16);

        assertSentence(
                feed,
                "T.feed is damaged in the block of trades 0 to 1, near byte %d: a side reads 3"
                        + " where 0, 1 or 2 is due; export it again.",
                HEADER_BYTES);
    }

    @Test
    void givenATruncatedFile_thenTheSentenceNamesTheByteAndTheTrades() {
        byte[] feed = write(random(1, 40));

        assertSentence(
                Arrays.copyOf(feed, feed.length - 30),
                "T.feed is cut off after %d bytes, in the block of trades 0 to 39; export it"
                        + " again.",
                feed.length - 30);
        assertSentence(
                Arrays.copyOf(feed, feed.length - 1),
                "T.feed is cut off after %d bytes, in the end marker after trade 39; export it"
                        + " again.",
                feed.length - 1);
        assertSentence(
                Arrays.copyOf(feed, feed.length + 1),
                "T.feed goes on after its end marker, from byte %d; a feed ends there, so export it"
                        + " again.",
                feed.length);
    }

    @Test
    void givenAFeedOfTheOtherKind_thenTheSentenceSaysWhichIsWanted() {
        byte[] trades = write(random(1, 3));
        var out = new ByteArrayOutputStream();
        var writer =
                new FeedWriter(
                        new FeedHeader(SeriesId.parse("kraken/BTC-USDT/1m"), 2, 5, 1, HASH),
                        piece -> out.writeBytes(FeedBytes.of(piece)));
        writer.add(new FeedBar(0, 1, 1, 1, 1, 0));
        writer.finish();

        assertThat(kind(trades)).isEqualTo(FeedKind.TRADES);
        assertThat(kind(out.toByteArray())).isEqualTo(FeedKind.BARS);
        assertThatThrownBy(() -> FeedReader.open("T.feed", FeedBytes.chunks(trades, 100)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "T.feed is a feed of trades where one of bars is wanted; make that with"
                                + " data export.");
        assertSentence(
                out.toByteArray(),
                "T.feed is a feed of bars where one of trades is wanted; make that with data"
                        + " export.");
        assertThatThrownBy(() -> kind("PAR1 and more".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageStartingWith("T.feed is not a feed file: it begins with the bytes 50");
    }

    @Test
    void givenATimeThatFalls_thenTheWriterRefuses() {
        var writer = new TradeFeedWriter(header(2), piece -> {});
        writer.add(new FeedTrade(60, 2, 3, Aggressor.BUYER));

        assertThatThrownBy(() -> writer.add(new FeedTrade(59, 2, 3, Aggressor.BUYER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times never fall, was 59 after 60");
        writer.add(new FeedTrade(60, 2, 3, Aggressor.BUYER));
        assertThatThrownBy(() -> writer.add(new FeedTrade(61, 2, 3, Aggressor.BUYER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the header says 2 trades, this is one more");
    }

    @Test
    void givenFewerTradesThanTheHeaderSays_thenTheWriterRefuses() {
        var writer = new TradeFeedWriter(header(1), piece -> {});

        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the header says 1 trades, were 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, -1"})
    void givenAnImpossibleTrade_thenItIsRefused(long price, long quantity) {
        assertThatThrownBy(() -> new FeedTrade(0, price, quantity, Aggressor.BUYER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<FeedTrade> random(long seed, int rows) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var trades = new ArrayList<FeedTrade>(rows);
        long time = 1_600_000_000_123_456_789L;
        long price = 5_000_000;
        for (int i = 0; i < rows; i++) {
            trades.add(
                    new FeedTrade(
                            time, price, random.nextLong(1_000_000), WHO.get(random.nextInt(3))));
            time += random.nextInt(3) == 0 ? 0 : random.nextLong(5_000_000_000L);
            price = Math.max(1, price + random.nextLong(-500, 501));
        }
        return trades;
    }

    private static TradeFeedHeader header(long rows) {
        return new TradeFeedHeader("kraken", "BTC/USDT", 2, 5, rows, HASH);
    }

    private static byte[] write(List<FeedTrade> trades) {
        var out = new ByteArrayOutputStream();
        var writer =
                new TradeFeedWriter(
                        header(trades.size()), piece -> out.writeBytes(FeedBytes.of(piece)));
        trades.forEach(writer::add);
        writer.finish();
        return out.toByteArray();
    }

    private static List<FeedTrade> read(TradeFeedReader reader) {
        var trades = new ArrayList<FeedTrade>();
        reader.forEachRemaining(trades::add);
        return trades;
    }

    private static FeedKind kind(byte[] feed) {
        return FeedKind.of("T.feed", FeedBytes.chunks(feed, 3));
    }

    private static void assertRefused(String what, byte[] feed) {
        try {
            TradeFeedReader.check("T.feed", FeedBytes.chunks(feed, 4096));
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageStartingWith("T.feed ").hasMessageEndingWith(".");
            return;
        }
        fail(what + " went unnoticed");
    }

    private static void assertSentence(byte[] feed, String sentence, Object... numbers) {
        assertThatThrownBy(() -> TradeFeedReader.check("T.feed", FeedBytes.chunks(feed, 4096)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence.formatted(numbers));
    }
}
