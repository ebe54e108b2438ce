package io.trellis.krakensim.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TradeMovesTest {

    private static final TradeFeedHeader HEADER =
            new TradeFeedHeader("kraken", "BTC/USD", 1, 3, 9, "0".repeat(64));

    @Test
    void givenTrades_thenEachIsPlayedAtItsTimeInItsSizeByTheOneWhoTook() {
        assertThat(
                        moves(
                                new FeedTrade(5, 600_001, 20, Aggressor.SELLER),
                                new FeedTrade(5, 600_002, 7, Aggressor.BUYER)))
                .containsExactly("5: SELL 0.020 at 60000.1", "5: BUY 0.007 at 60000.2");
    }

    @Test
    void givenThatNobodyKnowsWhoTook_thenThePriceTells() {
        assertThat(
                        moves(
                                new FeedTrade(1, 100, 1, Aggressor.UNKNOWN),
                                new FeedTrade(2, 99, 1, Aggressor.UNKNOWN),
                                new FeedTrade(3, 99, 1, Aggressor.UNKNOWN),
                                new FeedTrade(4, 101, 1, Aggressor.SELLER),
                                new FeedTrade(5, 101, 1, Aggressor.UNKNOWN),
                                new FeedTrade(6, 102, 1, Aggressor.UNKNOWN)))
                .extracting(move -> move.replaceFirst("\\d+: (\\w+) .*", "$1"))
                .containsExactly("BUY", "SELL", "SELL", "SELL", "SELL", "BUY");
    }

    @Test
    void givenATradeOfNothing_thenItIsLeftOut() {
        assertThat(
                        moves(
                                new FeedTrade(1, 100, 0, Aggressor.BUYER),
                                new FeedTrade(2, 99, 1, Aggressor.SELLER),
                                new FeedTrade(3, 98, 0, Aggressor.BUYER)))
                .containsExactly("2: SELL 0.001 at 9.9");
    }

    private static List<String> moves(FeedTrade... trades) {
        var moves = new ArrayList<String>();
        new TradeMoves(HEADER, List.of(trades).iterator())
                .forEachRemaining(move -> moves.add(text(move)));
        return moves;
    }

    private static String text(MarketMove move) {
        return switch (move) {
            case MarketMove.Sweep(long time, var price) -> time + ": " + price;
            case MarketMove.Print(long time, var taker, var price, var quantity) ->
                    time + ": " + taker + " " + quantity + " at " + price;
        };
    }
}
