package io.trellis.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The life of a trading machine: from nothing known to armed, and what stops it. */
final class ModesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PlainVenue venue = Machines.cash();
    private final TradingMachine machine = venue.machine();

    private PlainVenue trading() {
        return venue.begin(1, 1_505).trade(1_505).pass(Duration.ofSeconds(5));
    }

    @Test
    void givenNothingWasTold_thenItIsStarting() {
        assertThat(machine.mode()).isEqualTo(TraderMode.STARTING);
    }

    @Test
    void givenTheAccountIsNotLive_thenNothingIsSent() {
        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        machine.step(0, 0, new Input.Began(1, "test", 1));
        venue.pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.BLIND);
        assertThat(venue.writes()).isEmpty();
    }

    @Test
    void givenEverythingIsKnown_thenItIsArmedAndTheGridRests() {
        trading();

        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(venue.open()).hasSize(6).allMatch(order -> order.side() == Side.BUY);
        assertThat(venue.facts(Fact.GridChanged.class)).hasSize(1);
    }

    @Test
    void givenAStartWithInventory_thenItIsBoughtFirstAndTheSellsRest() {
        PlainVenue bought = Machines.inventory(Optional.empty()).begin(1, 1_505).trade(1_505);
        bought.pass(Duration.ofSeconds(5));

        assertThat(bought.machine().account().lots()).isPositive();
        assertThat(bought.open().stream().map(VenueOrder::side).distinct())
                .containsExactlyInAnyOrder(Side.BUY, Side.SELL);
        assertThat(bought.open()).hasSize(10);
    }

    @Test
    void fm020_givenThisMachinesClockIsWrong_thenTheVenuesCounts() {
        for (int hours : new int[] {-90_000, -1, 1, 90_000}) {
            PlainVenue wrong = Machines.cash().wrongClock(Duration.ofHours(hours));
            wrong.quote(1_504, 1_506).trade(1_505).pass(Duration.ofSeconds(3));
            wrong.begin(1, 1_505).trade(1_505).pass(Duration.ofSeconds(5));

            assertThat(wrong.open()).as("%d hours ahead", hours).hasSize(6);
        }
    }

    @Test
    void givenCoinsThatAreOwned_thenTheyAreWhatIsBoughtFirst_withoutAFee() {
        Policy standard = Policy.standard();
        var policy =
                new Policy(
                        0,
                        true,
                        1_000_000,
                        standard.equityEvery(),
                        standard.priceIsStale(),
                        standard.barGrace(),
                        standard.clockLimit());
        var owner =
                new PlainVenue(
                        Machines.settings(StartMode.INVENTORY, Optional.empty(), policy),
                        new BigDecimal("100"));
        owner.begin(1, 1_505).trade(1_505).pass(Duration.ofSeconds(5));

        assertThat(owner.open()).hasSize(10);
        assertThat(owner.machine().account().lots()).isPositive();
        assertThat(owner.machine().account().fees()).isZero();
        assertThat(owner.writes()).hasSize(10);
    }

    @Test
    void givenAFill_thenTheCellRestsOnTheOtherSide() {
        trading().trade(1_450).pass(Duration.ofSeconds(5));

        assertThat(venue.open())
                .filteredOn(order -> order.side() == Side.SELL)
                .extracting(VenueOrder::priceTicks)
                .containsExactly(1_600L);
    }

    @Test
    void givenTheVenueTakesOnlyCancels_thenItHolds_andGoesOnWhenItDoesNot() {
        trading();
        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.CANCEL_ONLY));
        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);

        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void givenTheAccountIsLost_thenItReconciles_andIsArmedAgainAfterEverythingWasLookedUp() {
        trading();
        venue.tell(new VenueEvent.AccountLost("cut"));
        assertThat(machine.mode()).isEqualTo(TraderMode.RECONCILING);

        venue.live().pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(venue.open()).hasSize(6);
    }

    @Test
    void givenTheMarketIsLost_thenItHolds_andAPriceArmsItAgain() {
        trading();
        venue.tell(new VenueEvent.MarketLost(PlainVenue.SYMBOL, "silence"));
        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);

        venue.quote(1_504, 1_506);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void givenAKill_thenOurOrdersGo_andNothingIsSentOverARestartUntilItIsRearmed() {
        trading().command(new Command.Kill("k1", "enough")).pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.HALTED);
        assertThat(venue.open()).isEmpty();
        int sent = venue.writes().size();

        venue.begin(2, 1_505).trade(1_450).pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.HALTED);
        assertThat(venue.writes()).hasSize(sent);

        venue.command(new Command.Rearm("r1")).pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(venue.open()).isNotEmpty();
    }

    @Test
    void givenACommandTwice_thenItIsCarriedOutOnce() {
        trading().command(new Command.Kill("k1", "enough")).pass(MINUTE);
        venue.command(new Command.Rearm("r1")).pass(MINUTE);
        venue.command(new Command.Kill("k1", "enough")).pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void givenAStopThatKeepsOrders_thenTheyStayAndItEnds() {
        trading().command(new Command.Stop("s1", false));

        assertThat(venue.ended()).isPresent();
        assertThat(venue.open()).hasSize(6);
    }

    @Test
    void givenAStopThatCancels_thenItEndsWhenTheyAreGone() {
        trading().command(new Command.Stop("s1", true)).pass(MINUTE);

        assertThat(venue.ended()).isPresent();
        assertThat(venue.open()).isEmpty();
    }

    @Test
    void givenAFlatten_thenOrdersAndInventoryGo_andItCannotBeRearmed() {
        trading().trade(1_450).trade(1_350).pass(MINUTE);
        assertThat(machine.account().lots()).isPositive();

        venue.command(new Command.Flatten("f1")).pass(MINUTE);
        assertThat(machine.account().lots()).isZero();
        assertThat(venue.open()).isEmpty();
        assertThat(machine.mode()).isEqualTo(TraderMode.HALTED);

        venue.command(new Command.Rearm("r1"));
        assertThat(venue.facts(Fact.CommandDone.class).getLast().done()).isFalse();
    }

    @Test
    void givenTheStopLossIsReached_thenEverythingIsCancelledAndSold() {
        PlainVenue stopped =
                Machines.inventory(Optional.of(new BigDecimal("130"))).begin(1, 1_505).trade(1_505);
        stopped.pass(MINUTE).trade(1_400).pass(MINUTE).trade(1_290).pass(MINUTE);

        assertThat(stopped.machine().account().lots()).isZero();
        assertThat(stopped.open()).isEmpty();
        assertThat(stopped.machine().status().strategyEnded()).isTrue();
    }

    @Test
    void givenAFallToTheStopLossAndBeyondTheLimitsAtOnce_thenTheStrategySellsOut() {
        PlainVenue crashed =
                Machines.inventory(Optional.of(new BigDecimal("90"))).begin(1, 1_505).trade(1_505);
        crashed.pass(MINUTE).trade(300).pass(MINUTE);

        assertThat(crashed.machine().account().lots()).isZero();
        assertThat(crashed.machine().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(crashed.machine().status().strategyEnded()).isTrue();
    }

    @Test
    void givenAFallBeyondTheLimits_thenItIsHaltedAndTheInventoryStays() {
        PlainVenue falls = Machines.inventory(Optional.empty()).begin(1, 1_505).trade(1_505);
        falls.pass(MINUTE).trade(1_100).pass(MINUTE).trade(500).pass(MINUTE);

        assertThat(falls.machine().mode()).isEqualTo(TraderMode.HALTED);
        assertThat(falls.open()).isEmpty();
        assertThat(falls.machine().account().lots()).isPositive();
    }

    @Test
    void fm011_givenAPrintFarFromBidAndAsk_thenTheStopLossIsNotSetOff() {
        PlainVenue spiked =
                Machines.inventory(Optional.of(new BigDecimal("90"))).begin(1, 1_505).trade(1_505);
        spiked.pass(MINUTE);
        spiked.spike(500);

        assertThat(spiked.machine().account().lots()).isPositive();
        assertThat(spiked.machine().status().strategyEnded()).isFalse();
        assertThat(spiked.machine().status().priceTicks()).isEqualTo(1_505);
    }

    @Test
    void fm060_givenADeadMansSwitch_thenOnlyAHealthyMachineSaysItIsThere() {
        Policy policy =
                new Policy(
                        60,
                        true,
                        0,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));
        var guarded = new PlainVenue(Machines.settings(StartMode.CASH, Optional.empty(), policy));
        guarded.begin(1, 1_505).trade(1_505).pass(MINUTE);
        long said = said(guarded);
        assertThat(said).isBetween(3L, 6L);

        guarded.tell(new VenueEvent.AccountLost("cut")).pass(MINUTE);
        assertThat(said(guarded)).isEqualTo(said);
    }

    private static long said(PlainVenue venue) {
        return venue.writes().stream()
                .filter(VenueRequest.CancelAllAfter.class::isInstance)
                .count();
    }

    @Test
    void fm022_givenTheMachineSlept_thenEverythingIsLookedUpAgain() {
        trading();
        venue.sleep(Duration.ofMinutes(10));
        venue.pass(Duration.ofSeconds(3));

        assertThat(venue.facts(Fact.Alarm.class))
                .extracting(Fact.Alarm::code)
                .contains("clock-stepped");
        venue.pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    /** What waited meanwhile comes first, a fill above all, and another process may have had it. */
    @Test
    void fm022_givenTheMachineSlept_thenNothingIsSentUntilTheVenueWasLookedAt() {
        trading();
        requireLookBeforeSending(venue.sleep(Duration.ofMinutes(10)), "clock-stepped");
    }

    @Test
    void fm085_givenTheProcessStoodStill_thenNothingIsSentUntilTheVenueWasLookedAt() {
        trading();
        requireLookBeforeSending(venue.standStill(Duration.ofSeconds(30)), "stood-still");
    }

    private void requireLookBeforeSending(PlainVenue after, String alarm) {
        int before = after.writes().size();
        after.answers(false).trade(1_450);

        assertThat(machine.mode()).isEqualTo(TraderMode.RECONCILING);
        assertThat(after.writes()).hasSize(before);
        assertThat(after.facts(Fact.Alarm.class)).extracting(Fact.Alarm::code).contains(alarm);

        after.answers(true).pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(after.open())
                .filteredOn(order -> order.side() == Side.SELL)
                .extracting(VenueOrder::priceTicks)
                .containsExactly(1_600L);
    }

    @Test
    void givenAPauseOfSeconds_thenItTradesOn() {
        trading();
        venue.standStill(Duration.ofSeconds(9)).trade(1_450);

        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    /** What the process before has asked to be woken for wakes nobody in this one. */
    @Test
    void givenAProcessThatFollowsAtOnce_thenItAsksToBeWoken() {
        trading();
        venue.forgetWake().input(new Input.Began(2, "test", 1));

        assertThat(venue.isToBeWoken()).isTrue();
    }

    @Test
    void inv16_givenTheSameInputs_thenTheSameFactsAndWrites() {
        PlainVenue first = Machines.cash().begin(1, 1_505);
        PlainVenue second = Machines.cash().begin(1, 1_505);
        for (PlainVenue each : List.of(first, second)) {
            each.trade(1_505).trade(1_420).trade(1_310).trade(1_510).pass(MINUTE);
        }

        assertThat(second.writes()).isEqualTo(first.writes());
        assertThat(second.facts()).isEqualTo(first.facts());
    }
}
