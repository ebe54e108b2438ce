package io.trellis.backtesting.store.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.FeedPieces;
import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.feed.TradeFeedReader;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TradeFeedExportTest {

    private static final long NANOS = 1_600_000_000_123_456_789L;

    @TempDir private Path folder;

    @Test
    void givenPartsOfDifferentScales_thenEveryFigureIsExact() {
        List<RecordedTrade> trades =
                List.of(
                        trade(0, "60000.1", "0.5", Aggressor.BUYER),
                        trade(0, "60000", "2", Aggressor.UNKNOWN),
                        trade(7, "59999.25", "0.00000001", Aggressor.SELLER));
        TradeFolder stored = stored(List.of(trades.subList(0, 2), trades.subList(2, 3)));
        Path file = folder.resolve("T.feed");

        TradeFeedHeader header = TradeFeedExport.write(stored, file);

        assertThat(header.path()).isEqualTo("kraken/BTC-USD/trades");
        assertThat(header.priceScale()).isEqualTo(2);
        assertThat(header.quantityScale()).isEqualTo(8);
        assertThat(header.sourceSha256())
                .isEqualTo(stored.manifest().contentSha256().orElseThrow());
        assertThat(read(file))
                .containsExactly(
                        new FeedTrade(NANOS, 6_000_010, 50_000_000, Aggressor.BUYER),
                        new FeedTrade(NANOS, 6_000_000, 200_000_000, Aggressor.UNKNOWN),
                        new FeedTrade(NANOS + 7, 5_999_925, 1, Aggressor.SELLER));
        assertThat(TradeFeedExport.holds(file, stored)).isTrue();
    }

    @Test
    void givenAFileThatIsNoFeedOfThisMarket_thenItIsNotHeldForOne() throws IOException {
        TradeFolder stored = stored(List.of(List.of(trade(0, "1", "1", Aggressor.BUYER))));

        assertThat(TradeFeedExport.holds(folder.resolve("none.feed"), stored)).isFalse();
        assertThat(
                        TradeFeedExport.holds(
                                Files.writeString(folder.resolve("x.feed"), "text"), stored))
                .isFalse();
    }

    @Test
    void givenFiguresTooLargeForTheScaleOfTheOthers_thenTheSentenceNamesTheTrade() {
        TradeFolder stored =
                stored(
                        List.of(
                                List.of(trade(0, "100000000000", "1", Aggressor.BUYER)),
                                List.of(trade(7, "0.0000000001", "1", Aggressor.BUYER))));

        assertThatThrownBy(() -> TradeFeedExport.write(stored, folder.resolve("T.feed")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "the trade of 2020-09-13T12:26:40.123456789Z is too large for a feed: with"
                                + " 10 decimals of prices and 0 of quantities it has more than 18"
                                + " digits.");
        assertThat(folder.resolve("T.feed")).doesNotExist();
    }

    private static RecordedTrade trade(long after, String price, String quantity, Aggressor who) {
        return new RecordedTrade(
                NANOS + after,
                new BigDecimal(price),
                new BigDecimal(quantity),
                who,
                OrderKind.UNKNOWN,
                RecordedTrade.NO_ID);
    }

    /** A part each. */
    private TradeFolder stored(List<List<RecordedTrade>> parts) {
        Path target = folder.resolve("trades");
        try (TradeWriter writer = TradeWriter.open(target, "kraken", "BTC/USD", "a test")) {
            for (List<RecordedTrade> part : parts) {
                part.forEach(writer::add);
                writer.commit("a test", Optional.empty(), Optional.empty());
            }
        }
        return TradeFolder.open(target);
    }

    private static List<FeedTrade> read(Path file) {
        var trades = new ArrayList<FeedTrade>();
        assertThat(
                        FeedPieces.begins(
                                file,
                                source -> {
                                    TradeFeedReader.open("T.feed", source)
                                            .forEachRemaining(trades::add);
                                    return true;
                                }))
                .isTrue();
        return trades;
    }
}
