package io.trellis.backtesting.venue;

import static io.trellis.backtesting.venue.VenueScenario.ask;
import static io.trellis.backtesting.venue.VenueScenario.bid;
import static io.trellis.backtesting.venue.VenueScenario.plain;
import static io.trellis.backtesting.venue.VenueScenario.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/** Orders at a venue, reckoned by hand: maker fee 0.1 %, taker fee 0.2 %. */
class SimulatedVenueTest {

    // ---- fill models

    @Test
    void givenTouch_thenAnOrderFillsAtItsLimitWhenTheMarketIsThere() {
        var venue = new VenueScenario(plain()).print(105, 1);
        venue.buy(100, 7);

        assertThat(venue.print(101, 1).told).isEmpty();
        assertThat(venue.print(90, 1).told).containsExactly("order 0 filled 7 at 100, fee 0.7");
    }

    @Test
    void givenThroughTwoTicks_thenAnOrderFillsWhenTheMarketHasPassedItByTwo() {
        var venue = new VenueScenario(with(new FillModel.Through(2))).print(105, 1);
        venue.buy(100, 7);

        assertThat(venue.print(99, 1).told).isEmpty();
        assertThat(venue.print(98, 1).told).hasSize(1);
    }

    @Test
    void givenNextBar_thenAnOrderDoesNotFillInTheEventInWhichItCameToRest() {
        var venue = new VenueScenario(with(new FillModel.NextBar())).print(105, 1);
        venue.buy(100, 7);
        venue.sell(110, 7);

        assertThat(venue.print(100, 1).told).hasSize(1);
        venue.buy(99, 1);
        assertThat(venue.print(99, 1).told).hasSize(2);
    }

    @Test
    void givenABook_thenAnOrderFillsBehindTheQueueThatItShowed() {
        var venue = new VenueScenario(with(new FillModel.QueuePessimistic()));
        venue.book(bid(100, 50), bid(99, 10), ask(102, 5));
        venue.buy(100, 7);

        assertThat(venue.print(100, 30, Aggressor.SELLER).told).isEmpty();
        assertThat(venue.print(100, 40, Aggressor.BUYER).told).as("not from our side").isEmpty();
        assertThat(venue.print(100, 22, Aggressor.SELLER).told)
                .containsExactly("order 0 filled 2 at 100, fee 0.2");
        assertThat(venue.print(100, 9, Aggressor.SELLER).told)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("order 0 filled 5 ");
    }

    @Test
    void givenABookThatShrinks_thenNobodyIsAheadWhoIsNotThere() {
        var venue = new VenueScenario(with(new FillModel.QueuePessimistic()));
        venue.book(bid(100, 50), ask(102, 5));
        venue.buy(100, 7);

        venue.book(bid(100, 3));

        assertThat(venue.print(100, 5, Aggressor.SELLER).told)
                .containsExactly("order 0 filled 2 at 100, fee 0.2");
    }

    @Test
    void givenNoBook_thenTheQueueIsWhatTradedThereTheLastTime() {
        var venue = new VenueScenario(with(new FillModel.QueuePessimistic()));
        venue.print(100, 20).print(100, 30).print(105, 1);
        venue.buy(100, 7);
        venue.buy(99, 7);

        assertThat(venue.print(100, 52).told).containsExactly("order 0 filled 2 at 100, fee 0.2");
        assertThat(venue.print(99, 1_000).told)
                .as("where nothing has traded the queue is endless")
                .hasSize(2);
        assertThat(venue.print(98, 1).told).hasSize(3);
    }

    @Test
    void givenTwoOrdersAtOnePrice_thenAPrintServesThemOnce() {
        var venue = new VenueScenario(with(new FillModel.QueuePessimistic()));
        venue.print(100, 10).print(105, 1);
        venue.buy(100, 7);
        venue.buy(100, 7);

        assertThat(venue.print(100, 19).told)
                .containsExactly(
                        "order 0 filled 7 at 100, fee 0.7", "order 1 filled 2 at 100, fee 0.2");
    }

    @Test
    void givenQuotes_thenAnAskAtTheLimitFillsABuy() {
        var venue = new VenueScenario(plain()).quote(100, 5, 102, 5);
        venue.buy(101, 7);

        assertThat(venue.quote(99, 5, 101, 5).told).hasSize(1);
    }

    // ---- refusals

    @Test
    void givenAPriceThatWouldTake_thenAnOrderThatOnlyRestsIsRefused() {
        var venue = new VenueScenario(plain()).quote(100, 5, 102, 5);

        venue.buy(102, 7);
        venue.sell(100, 7);
        venue.buy(101, 7);

        assertThat(venue.told)
                .containsExactly("order 0 refused: would take", "order 1 refused: would take");
    }

    @Test
    void givenMinimums_thenSmallerOrdersAreRefused() {
        var venue = new VenueScenario(plain(), "2", "250").print(105, 1);

        venue.buy(100, 1);
        venue.buy(100, 2);
        venue.buy(100, 3);

        assertThat(venue.told)
                .containsExactly(
                        "order 0 refused: below minimum", "order 1 refused: below minimum");
    }

    // ---- latency

    @Test
    void givenLatency_thenAnOrderUnderWayMissesWhatTrades() {
        var settings = plain().with(new LatencyModel.Fixed(100, 100));
        var venue = new VenueScenario(settings).at(0).print(105, 1);
        venue.buy(100, 7);

        venue.at(100).print(100, 1).print(106, 1);
        assertThat(venue.told).as("it arrives after what happens in its millisecond").isEmpty();
        venue.at(101).print(100, 1);
        assertThat(venue.told).hasSize(1);
    }

    @Test
    void givenLatency_thenAnOrderIsRefusedWhenTheMarketHasMovedOverIt() {
        var settings = plain().with(new LatencyModel.Fixed(100, 100));
        var venue = new VenueScenario(settings).at(0).print(105, 1);
        venue.buy(100, 7);

        venue.at(50).print(99, 1).at(200);

        assertThat(venue.told).containsExactly("order 0 refused: would take");
    }

    @Test
    void givenLatency_thenACancelCanLoseTheRace() {
        var settings = plain().with(new LatencyModel.Fixed(0, 100));
        var venue = new VenueScenario(settings).at(0).print(105, 1);
        VenueOrder lost = venue.buy(100, 7);
        VenueOrder won = venue.buy(90, 7);
        venue.at(10);
        venue.cancel(lost);
        venue.cancel(won);

        venue.at(60).print(100, 1).at(200).print(90, 1);

        assertThat(venue.told)
                .containsExactly("order 0 filled 7 at 100, fee 0.7", "order 1 cancelled");
    }

    @Test
    void givenACancelRightAfterAnOrder_thenItDoesNotOvertakeIt() {
        var settings = plain().with(new LatencyModel.Fixed(100, 5));
        var venue = new VenueScenario(settings).at(0).print(105, 1);
        venue.cancel(venue.buy(100, 7));

        venue.at(101).print(100, 1);

        assertThat(venue.told).containsExactly("order 0 cancelled");
    }

    // ---- volume

    @Test
    void givenAShareOfTheVolume_thenOrdersFillInParts() {
        var settings = plain().withParticipation(new BigDecimal("0.25"));
        var venue = new VenueScenario(settings).print(105, 100);
        venue.buy(101, 7);
        venue.buy(100, 7);

        assertThat(venue.print(100, 39).told)
                .containsExactly(
                        "order 0 filled 7 at 101, fee 0.707", "order 1 filled 2 at 100, fee 0.2");
        assertThat(venue.print(100, 3).told).hasSize(2);
        assertThat(venue.print(100, 100).told)
                .hasSize(3)
                .last()
                .isEqualTo("order 1 filled 5 at 100, fee 0.5");
    }

    // ---- orders at the market

    @Test
    void givenAFixedShare_thenAnOrderAtTheMarketTradesWorseByIt() {
        var settings = plain().with(new SlippageModel.FixedShare(new BigDecimal("0.01")));
        var venue = new VenueScenario(settings).print(100, 1);

        venue.take(Side.BUY, 10).take(Side.SELL, 10);

        assertThat(venue.told)
                .containsExactly(
                        "took 10 at 100 for 1010, fee 2.02", "took 10 at 100 for 990, fee 1.98");
    }

    @Test
    void givenABook_thenAnOrderAtTheMarketWalksThroughIt() {
        var settings = plain().with(new SlippageModel.DepthWalk(new BigDecimal("0.1")));
        var venue = new VenueScenario(settings);
        venue.book(ask(101, 4), ask(103, 4), bid(99, 100)).print(100, 1);

        venue.take(Side.BUY, 6).take(Side.BUY, 10).take(Side.SELL, 10);

        assertThat(venue.told)
                .containsExactly(
                        "took 6 at 100 for 610, fee 1.22", // 4 · 101 + 2 · 103
                        "took 10 at 100 for 1042.6, fee 2.0852", // ... + 2 · 103 · 1.1
                        "took 10 at 100 for 990, fee 1.98");
    }

    @Test
    void givenTheSquareRootLaw_thenFourTimesTheQuantityTradesTwiceAsMuchWorse() {
        var settings =
                plain().with(new SlippageModel.SquareRoot(BigDecimal.ZERO, new BigDecimal("0.1")));
        var venue = new VenueScenario(settings).at(0).print(100, 10_000);

        venue.take(Side.BUY, 100).take(Side.BUY, 400);
        venue.at(86_400_000).print(100, 400).take(Side.BUY, 400);

        assertThat(venue.told)
                .containsExactly(
                        "took 100 at 100 for 10100, fee 20.2", // 0.1 · √(1 / 100) = 1 %
                        "took 400 at 100 for 40800, fee 81.6",
                        "took 400 at 100 for 44000, fee 88"); // all the volume of that day
    }

    // ---- fee tiers

    @Test
    void givenFeeTiers_thenTheVolumeOfThirtyDaysChoosesTheFee() {
        var settings = plain().with(FeeSchedule.parse("0:0.001/0.002,1000:0.0005/0.001"));
        var venue = new VenueScenario(settings).at(0).print(100, 1);

        venue.take(Side.BUY, 9).take(Side.BUY, 1).take(Side.BUY, 1);
        venue.buy(99, 10);
        venue.print(99, 1);
        venue.at(30 * 86_400_000L - 1).take(Side.BUY, 1);
        venue.at(30 * 86_400_000L).take(Side.BUY, 1);

        assertThat(venue.told)
                .containsExactly(
                        "took 9 at 100 for 900, fee 1.8",
                        "took 1 at 100 for 100, fee 0.2",
                        "took 1 at 100 for 100, fee 0.1",
                        "order 0 filled 10 at 99, fee 0.495",
                        "took 1 at 99 for 99, fee 0.099",
                        "took 1 at 99 for 99, fee 0.198");
    }
}
