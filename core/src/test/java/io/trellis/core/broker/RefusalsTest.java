package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.desk.RestingOrder;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** What follows from each thing that a venue can say no with. */
class RefusalsTest {

    private static final long BUY = BrokerRig.PRICE - 100;

    private final BrokerRig rig = BrokerRig.armed();

    /** What a refusal leads to. */
    private enum Outcome {
        AGAIN,
        WAITS_FOR_THE_PRICE,
        GIVEN_UP,
        HALTED
    }

    private static Outcome expected(Refusal reason) {
        return switch (reason) {
            case WOULD_TAKE -> Outcome.WAITS_FOR_THE_PRICE;
            case RATE_LIMIT,
                    MODE,
                    NOT_SENT,
                    INSUFFICIENT_FUNDS,
                    TOO_MANY_ORDERS,
                    UNKNOWN_ORDER,
                    OTHER ->
                    Outcome.AGAIN;
            case BELOW_MINIMUM, OFF_STEP, INVALID_ORDER -> Outcome.GIVEN_UP;
            case UNKNOWN_MARKET, RESTRICTED, AUTHENTICATION, NONCE -> Outcome.HALTED;
        };
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void fm046_givenARefusal_thenWhatFollowsIsByItsReason(Refusal reason) {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.refuses(rig.lastPlace(), reason);
        assertEquals(OrderState.REFUSED, rig.state(rig.lastId()));
        assertEquals(0, rig.broker.exposure().orders());
        assertEquals(1, rig.places().size(), "nothing is sent again at once");
        switch (expected(reason)) {
            case AGAIN -> {
                rig.pass(Duration.ofSeconds(3));
                assertEquals(2, rig.places().size());
                assertTrue(order.isLive());
            }
            case WAITS_FOR_THE_PRICE -> {
                assertEquals(List.of("refused 3 WOULD_TAKE"), rig.told);
                assertFalse(order.isLive());
            }
            case GIVEN_UP -> {
                assertEquals(List.of("refused 3 BELOW_MINIMUM"), rig.told);
                assertTrue(rig.alarms().contains("order-refused"));
            }
            case HALTED -> {
                assertEquals(TraderMode.HALTED, rig.broker.doubt().orElseThrow().wants());
                assertTrue(order.isLive());
            }
        }
    }

    @Test
    void fm045_givenAStormOfPostOnlyRefusals_thenEachPauseIsLonger() {
        int sent = 0;
        for (int second = 0; second < 600; second++) {
            if (rig.broker.ownOrders() == 0 && rig.places().size() == sent) {
                rig.wants(Side.BUY, BUY, 3).isLive();
            }
            if (rig.places().size() > sent) {
                sent = rig.places().size();
                rig.refuses(rig.lastPlace(), Refusal.WOULD_TAKE);
            }
            rig.pass(Duration.ofSeconds(1));
        }
        assertTrue(sent >= 5 && sent <= 12, "sent " + sent);
    }

    @Test
    void fm045_givenAPostOnlyOrderIsTakenAndThrownOutAtOnce_thenItIsTheSame() {
        rig.wants(Side.BUY, BUY, 3);
        rig.accepts(rig.lastPlace());
        rig.answers(rig.lastPlace(), new io.trellis.core.venue.WriteOutcome.Accepted("V1"));
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "Post only order");
        assertEquals(List.of("refused 3 WOULD_TAKE"), rig.told);
    }

    @Test
    void fm046_givenAStormOfOtherRefusals_thenTheTraderHoldsAndThenHalts() {
        rig.wants(Side.BUY, BUY, 3);
        boolean held = false;
        for (int i = 0; i < 40 && rig.broker.doubt().isEmpty(); i++) {
            for (int cell = 10; cell < 20; cell++) {
                rig.wants(Side.BUY, BUY - cell, cell);
                rig.refuses(rig.lastPlace(), Refusal.OTHER);
            }
            held |= rig.broker.doubt().filter(d -> d.wants() == TraderMode.HOLD).isPresent();
        }
        assertTrue(held);
        rig.around.in(TraderMode.HOLD);
        rig.pass(Duration.ofMinutes(2));
        assertTrue(rig.broker.doubt().isEmpty());
    }

    @Test
    void fm046_givenTheStormGoesOn_thenTheTraderHalts() {
        for (int cell = 10; cell < 40; cell++) {
            rig.wants(Side.BUY, BUY - cell, cell);
            rig.refuses(rig.lastPlace(), Refusal.OTHER);
            rig.pass(Duration.ofMillis(100));
        }
        assertEquals(TraderMode.HALTED, rig.broker.doubt().orElseThrow().wants());
    }

    /** Many cancels fill the counter for minutes, and what is held is to be sold all the same. */
    @Test
    void fm047_givenAFullCounter_thenASaleThatClosesIsTriedEveryFewSeconds() {
        rig.takes(Side.BUY, BrokerRig.LOTS, Reason.START);
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), BrokerRig.LOTS);
        int before = rig.places().size();
        rig.takes(Side.SELL, BrokerRig.LOTS, Reason.KILL);
        int tries = 0;
        for (int second = 0; second < 120; second++) {
            if (rig.places().size() > before + tries) {
                tries++;
                rig.refuses(rig.lastPlace(), Refusal.RATE_LIMIT);
            }
            rig.pass(Duration.ofSeconds(1));
        }
        assertTrue(tries >= 13 && tries <= 20, "tried " + tries);
        assertTrue(rig.broker.doubt().isEmpty());
    }

    @Test
    void givenThreeHundredDenialsInTenMinutes_thenTheTraderHoldsForAMinute() {
        for (int cell = 0; cell < 299; cell++) {
            wantsTooFarAway(cell);
        }
        assertTrue(rig.broker.doubt().isEmpty());
        wantsTooFarAway(299);
        assertEquals(TraderMode.HOLD, rig.broker.doubt().orElseThrow().wants());
        assertEquals("denials", rig.broker.doubt().orElseThrow().code());
        assertTrue(rig.broker.doubt().orElseThrow().sentence().contains("300 orders"));
        assertEquals(0, rig.places().size());

        rig.around.in(TraderMode.HOLD);
        rig.pass(Duration.ofMinutes(2));
        assertTrue(rig.broker.doubt().isEmpty());
    }

    @Test
    void givenTheSameWishDeniedAgainAndAgain_thenItCountsOnce() {
        for (int cell = 0; cell < 20; cell++) {
            wantsTooFarAway(cell);
        }
        rig.pass(Duration.ofMinutes(30));
        assertTrue(rig.broker.doubt().isEmpty());
    }

    private void wantsTooFarAway(int cell) {
        rig.wants(Side.BUY, BrokerRig.PRICE / 3 - cell, cell);
    }

    @Test
    void fm049_givenANonceIsRefused_thenASecondUserOfTheKeyIsNamed() {
        rig.wants(Side.BUY, BUY, 3);
        rig.refuses(rig.lastPlace(), Refusal.NONCE);
        assertTrue(rig.broker.doubt().orElseThrow().sentence().contains("second user of the key"));
    }

    @Test
    void fm080_givenSomebodyElseCancels_thenTheCellStaysEmptyForAWhileAndThePartIsKept() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), 400_000);
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "User requested");
        assertTrue(rig.alarms().contains("cancelled-by-others"));
        assertEquals(600_000, order.remainingLots());
        rig.pass(Duration.ofMinutes(9));
        assertEquals(1, rig.places().size());
        rig.pass(Duration.ofMinutes(2));
        assertEquals(2, rig.places().size());
        assertEquals(600_000, rig.lastPlace().order().lots());
    }

    @Test
    void fm061_givenTheVenueCancelsAgainAndAgain_thenItIsPlacedEverMoreSeldom() {
        rig.wants(Side.BUY, BUY, 3);
        for (int hour = 0; hour < 24; hour++) {
            if (rig.state(rig.lastId()) == OrderState.SENT) {
                rig.acknowledges(rig.lastPlace());
                rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
            }
            rig.pass(Duration.ofHours(1));
        }
        assertTrue(rig.places().size() < 24, "placed " + rig.places().size());
        assertTrue(rig.places().size() > 3);
    }

    @Test
    void fm071_givenTheVenueTakesCancelsOnly_thenNothingIsPlacedUntilItDoes() {
        rig.around.venueIn(TradingMode.CANCEL_ONLY);
        rig.wants(Side.BUY, BUY, 3);
        rig.pass(Duration.ofSeconds(30));
        assertEquals(0, rig.places().size());
        assertEquals(
                1, rig.facts.stream().filter(Fact.Denied.class::isInstance).count(), "told once");
        rig.around.venueIn(TradingMode.ONLINE);
        rig.pass(Duration.ofSeconds(3));
        assertEquals(1, rig.places().size());
    }

    @Test
    void fm072_givenEvenCancelsFail_thenTheOrderStaysCountedAndTheCancelIsTriedAgain() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        rig.refuses(rig.cancels().getLast(), Refusal.MODE);
        rig.around.venueIn(TradingMode.MAINTENANCE);
        rig.pass(Duration.ofMinutes(30));
        assertEquals(1, rig.cancels().size());
        assertEquals(BrokerRig.LOTS, rig.broker.exposure().buyLots());
        rig.around.venueIn(TradingMode.ONLINE);
        rig.pass(Duration.ofSeconds(2));
        assertEquals(2, rig.cancels().size());
    }

    @Test
    void givenHold_thenOnlyCancelsLeave() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.around.in(TraderMode.HOLD);
        rig.wants(Side.BUY, BUY - 10, 4);
        order.cancel();
        rig.pass(Duration.ofSeconds(5));
        assertEquals(1, rig.places().size());
        assertEquals(1, rig.cancels().size());
    }

    @Test
    void fm122_givenAnOrderBelowTheMinimum_thenItIsGivenUpWithoutAWordToTheVenue() {
        rig.wants(Side.BUY, BUY, 10, 3);
        assertEquals(List.of("refused 3 BELOW_MINIMUM"), rig.told);
        assertEquals(0, rig.places().size());
    }
}
