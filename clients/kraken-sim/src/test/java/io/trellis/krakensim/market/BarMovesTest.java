package io.trellis.krakensim.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

class BarMovesTest {

    private static final FeedHeader HEADER =
            new FeedHeader(SeriesId.parse("kraken/BTC-USD/1m"), 1, 3, 9, "0".repeat(64));

    @Test
    void givenAnOpenNearerToTheHigh_thenTheHighComesFirst() {
        assertThat(path(new FeedBar(60_000, 105, 107, 95, 100, 0)))
                .containsExactly("60: 10.5", "75: 10.7", "90: 9.5", "105: 10.0");
    }

    @Test
    void givenAnOpenInTheMiddle_thenTheLowComesFirst() {
        assertThat(path(new FeedBar(60_000, 100, 105, 95, 100, 0)))
                .containsExactly("60: 10.0", "75: 9.5", "90: 10.5", "105: 10.0");
    }

    @Test
    void givenAVolume_thenAQuarterIsTradedAtEachPoint() {
        assertThat(path(new FeedBar(0, 100, 105, 95, 100, 8)))
                .containsExactly(
                        "0: 10.0",
                        "0: BUY 0.002 at 10.0",
                        "15: 9.5",
                        "15: SELL 0.002 at 9.5",
                        "30: 10.5",
                        "30: BUY 0.002 at 10.5",
                        "45: 10.0",
                        "45: SELL 0.002 at 10.0");
    }

    @Test
    void givenABarWithoutTrades_thenNothingMoves() {
        assertThat(path(new FeedBar(0, 100, 100, 100, 100, 0))).isEmpty();
    }

    private static List<String> path(FeedBar... bars) {
        Iterator<MarketMove> moves = new BarMoves(HEADER, List.of(bars).iterator());
        var path = new ArrayList<String>();
        moves.forEachRemaining(move -> path.add(text(move)));
        return path;
    }

    private static String text(MarketMove move) {
        String seconds = move.timeNanos() / 1_000_000_000 + ": ";
        return switch (move) {
            case MarketMove.Sweep(_, var price) -> seconds + price;
            case MarketMove.Print(_, var taker, var price, var quantity) ->
                    seconds + taker + " " + quantity + " at " + price;
        };
    }
}
