package io.trellis.clients.kraken.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

class LevelBookTest {

    private final BookDecoder message = new BookDecoder();

    @Test
    void c35_givenVectorA_thenItsChecksumIsRight() {
        var book = new LevelBook(10, Frames.BTC_USD);

        assertThat(take(book, Frames.VECTOR_A)).isTrue();
        assertThat(book.checksum()).isEqualTo(3310070434L);
        assertThat(book.price(Side.BUY, 0)).isEqualTo(452835);
        assertThat(book.quantity(Side.BUY, 0)).isEqualTo(10_000_000);
        assertThat(book.price(Side.SELL, 9)).isEqualTo(452995);
    }

    @Test
    void c35_givenVectorB_thenItsChecksumIsRight() {
        assertThat(take(new LevelBook(10, Frames.ETH_USDT), Frames.VECTOR_B)).isTrue();
    }

    @Test
    void c35_givenVectorCWithoutItsZeros_thenTheyAreAddedAndItsChecksumIsRight() {
        var book = new LevelBook(10, Frames.MATIC_USD);

        assertThat(take(book, Frames.VECTOR_C)).isTrue();
        assertThat(take(book, Frames.UPDATE_OF_C)).isTrue();
        assertThat(book.checksum()).isEqualTo(2114181697L);
    }

    /** The checksum of the digits as they are printed, to which no zeros were added. */
    @Test
    void c35_givenTheChecksumOfVectorCWithoutItsZeros_thenItIsWrong() {
        String unpadded = Frames.VECTOR_C.replace("2439117997", "3830085102");

        assertThat(take(new LevelBook(10, Frames.MATIC_USD), unpadded)).isFalse();
    }

    @Test
    void givenNumbersWithOtherDecimals_thenTheChecksumDisagrees() {
        var book = new LevelBook(10, new BookDecimals(5, 8));

        assertThat(take(book, Frames.VECTOR_C)).isFalse();
    }

    @Test
    void givenALevelWithMoreDecimalsThanItsMarket_thenRefusedAndTheBookIsEmpty() {
        var book = new LevelBook(10, Frames.BTC_USD);
        take(book, Frames.VECTOR_A);
        String finer = Frames.update("BTC/USD", List.of("45283.55 1"), List.of(), 1);

        assertThatThrownBy(() -> take(book, finer))
                .isInstanceOf(BookRefusedException.class)
                .hasMessage("a number has more than 1 decimals");
        assertThat(book.count(Side.BUY)).isZero();
        assertThat(book.count(Side.SELL)).isZero();
    }

    @Test
    void givenZerosBeyondTheDecimals_thenTheLevelIsTaken() {
        var book = new LevelBook(10, Frames.BTC_USD);

        take(book, Frames.snapshot("BTC/USD", List.of("45283.500 0.1000000000"), List.of(), 1));

        assertThat(book.price(Side.BUY, 0)).isEqualTo(452835);
        assertThat(book.quantity(Side.BUY, 0)).isEqualTo(10_000_000);
    }

    @Test
    void givenAPriceTwiceInAMessage_thenTheLastOneHolds() {
        var book = new LevelBook(10, Frames.BTC_USD);
        take(book, Frames.VECTOR_A);

        take(book, Frames.update("BTC/USD", List.of("45283.5 0", "45283.5 2"), List.of(), 1));
        assertThat(book.quantity(Side.BUY, 0)).isEqualTo(200_000_000);

        take(book, Frames.update("BTC/USD", List.of("45283.5 3", "45283.5 0.0"), List.of(), 1));
        assertThat(book.price(Side.BUY, 0)).isEqualTo(452834);
    }

    @Test
    void givenALevelThatPushesAnotherOut_thenItIsCutAndSaidToBe() {
        var book = new LevelBook(10, Frames.BTC_USD);
        take(book, Frames.VECTOR_A);

        take(book, Frames.update("BTC/USD", List.of("45284.0 1"), List.of(), 1));

        assertThat(book.count(Side.BUY)).isEqualTo(10);
        assertThat(book.price(Side.BUY, 9)).isEqualTo(452773);
        assertThat(book.droppedCount(Side.BUY)).isEqualTo(1);
        assertThat(book.dropped(Side.BUY, 0)).isEqualTo(452766);
        assertThat(book.droppedCount(Side.SELL)).isZero();
    }

    @Test
    void givenASideWithFewerThanTenLevels_thenItContributesFewer() {
        var book = new LevelBook(25, Frames.BTC_USD);
        take(book, Frames.snapshot("BTC/USD", List.of("2.0 0.5"), List.of("3.0 1.0"), 1));

        assertThat(book.checksum()).isEqualTo(crc("30100000000" + "2050000000"));
    }

    @Test
    void givenASnapshotOverABook_thenNothingOfBeforeRemains() {
        var book = new LevelBook(10, Frames.BTC_USD);
        take(book, Frames.VECTOR_A);

        take(book, Frames.snapshot("BTC/USD", List.of("2.0 0.5"), List.of(), 1));

        assertThat(book.count(Side.BUY)).isEqualTo(1);
        assertThat(book.count(Side.SELL)).isZero();
    }

    /** Law: the arrays hold what a plain map cut to the depth holds. */
    @Test
    void givenRandomMessages_thenTheBookIsThatOfAMap() {
        long seed = 20_261_121;
        var random = new Random(seed);
        for (int depth : new int[] {10, 25, 100}) {
            var book = new LevelBook(depth, Frames.BTC_USD);
            var map = new TreeMap<Long, Long>();
            for (int i = 0; i < 3_000; i++) {
                String text = randomUpdate(random, map, depth);
                take(book, text);
                assertThat(levels(book))
                        .as("seed " + seed + ", depth " + depth + ", message " + i)
                        .isEqualTo(levels(map));
                assertThat(book.checksum()).isEqualTo(crc(digits(map)));
            }
        }
    }

    private static String randomUpdate(Random random, NavigableMap<Long, Long> map, int depth) {
        var rows = new ArrayList<String>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            long price = 10_000L + random.nextInt(3 * depth);
            long lots = random.nextInt(3) == 0 ? 0 : 1L + random.nextInt(1_000_000_000);
            rows.add(
                    BigDecimal.valueOf(price, 1)
                            + " "
                            + BigDecimal.valueOf(lots, 8).toPlainString());
            if (lots == 0) {
                map.remove(price);
            } else {
                map.put(price, lots);
            }
        }
        while (map.size() > depth) {
            map.pollLastEntry();
        }
        return Frames.update("BTC/USD", List.of(), rows, 1);
    }

    private static List<String> levels(LevelBook book) {
        var levels = new ArrayList<String>();
        for (int i = 0; i < book.count(Side.SELL); i++) {
            levels.add(book.price(Side.SELL, i) + "=" + book.quantity(Side.SELL, i));
        }
        return levels;
    }

    private static List<String> levels(NavigableMap<Long, Long> map) {
        return map.entrySet().stream().map(Object::toString).toList();
    }

    private static String digits(NavigableMap<Long, Long> map) {
        var digits = new StringBuilder();
        map.entrySet().stream()
                .limit(10)
                .forEach(level -> digits.append(level.getKey()).append(level.getValue()));
        return digits.toString();
    }

    private static long crc(String digits) {
        var crc = new CRC32();
        crc.update(digits.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private boolean take(LevelBook book, String frame) {
        assertThat(message.read(frame)).isTrue();
        return book.take(message);
    }
}
