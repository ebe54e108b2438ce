package io.trellis.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.MaintenanceWindow;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a machine does when the market, its venue or its rules are not what they were. */
final class MarketFaultsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PlainVenue venue = Machines.cash();
    private final TradingMachine machine = venue.machine();

    private PlainVenue trading() {
        return venue.begin(1, 1_505).trade(1_505).pass(Duration.ofSeconds(5));
    }

    private static PlainVenue withStop() {
        PlainVenue stopped =
                Machines.inventory(Optional.of(new BigDecimal("130"))).begin(1, 1_505).trade(1_505);
        return stopped.pass(MINUTE);
    }

    private static Instrument revised(String tick, String minQty, String makerFee) {
        return new Instrument(
                new BigDecimal(tick),
                Machines.INSTRUMENT.lot(),
                new BigDecimal(minQty),
                Machines.INSTRUMENT.minCost(),
                new BigDecimal(makerFee),
                Machines.INSTRUMENT.takerFee());
    }

    private long places() {
        return venue.writes().stream().filter(VenueRequest.Place.class::isInstance).count();
    }

    @Test
    void fm002_givenSilence_thenItHoldsUntilAPriceComes() {
        trading().pass(Duration.ofMinutes(6));
        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);

        venue.trade(1_506).pass(Duration.ofSeconds(5));

        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void fm009_givenABurstOfOldTrades_thenTheyAreNotActedOn() {
        PlainVenue old = withStop();
        long longAgo = old.now().minusSeconds(60).toEpochMilli();
        long nanos = Duration.between(PlainVenue.START, old.now()).toNanos();
        long wallNanos = Duration.between(Instant.EPOCH, old.now()).toNanos();

        for (long price : new long[] {1_290, 1_250, 1_400, 1_280}) {
            old.machine()
                    .step(nanos, wallNanos, new Input.Traded(longAgo, price, 1, Aggressor.SELLER));
        }

        assertThat(old.machine().status().strategyEnded()).isFalse();
        assertThat(old.machine().account().lots()).isPositive();
        // The same price, told in time, is acted on.
        old.trade(1_290).pass(MINUTE);
        assertThat(old.machine().status().strategyEnded()).isTrue();
    }

    @Test
    void fm070_givenMaintenance_thenNothingIsSent_andAllGoesOnAfterIt() {
        trading();
        long before = places();
        List<VenueOrder> open = venue.open();

        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.MAINTENANCE));
        venue.quote(1_449, 1_451).pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);
        assertThat(places()).isEqualTo(before);
        assertThat(machine.exposure().orders()).isEqualTo(open.size());
        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        venue.trade(1_505).pass(MINUTE);
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(venue.open()).hasSameSizeAs(open);
    }

    private static PlainVenue guarded() {
        Policy usual = Policy.standard();
        var policy =
                new Policy(
                        60,
                        true,
                        0,
                        usual.equityEvery(),
                        usual.priceIsStale(),
                        usual.barGrace(),
                        usual.clockLimit());
        return new PlainVenue(Machines.settings(StartMode.CASH, Optional.empty(), policy))
                .begin(1, 1_505)
                .trade(1_505)
                .pass(MINUTE);
    }

    private static PlainVenue announced(boolean cancels) {
        PlainVenue guarded = guarded();
        Instant start = guarded.now().plusSeconds(600);
        return guarded.tell(
                new VenueEvent.MaintenanceAnnounced(
                        List.of(
                                new MaintenanceWindow(
                                        "engine", start, start.plusSeconds(1_800), cancels))));
    }

    /** The market goes on, so that it is nothing else that holds. */
    private static PlainVenue quoted(PlainVenue venue, int minutes) {
        for (int i = 0; i < minutes; i++) {
            venue.quote(1_504, 1_506).pass(MINUTE);
        }
        return venue;
    }

    private static int newestTimer(PlainVenue venue) {
        return venue.writes().stream()
                .filter(VenueRequest.CancelAllAfter.class::isInstance)
                .map(VenueRequest.CancelAllAfter.class::cast)
                .toList()
                .getLast()
                .seconds();
    }

    @Test
    void fm070_givenAnAnnouncedMaintenance_thenItHoldsTwoMinutesBeforeAndTheSwitchIsTakenBack() {
        PlainVenue venue = quoted(announced(false), 7);
        int open = venue.open().size();
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(newestTimer(venue)).isEqualTo(60);

        quoted(venue, 2);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.HOLD);
        assertThat(venue.machine().status().reason()).contains("announced maintenance", "engine");
        assertThat(newestTimer(venue)).isZero();
        assertThat(venue.open()).hasSize(open);
        assertThat(venue.facts(Fact.Alarm.class))
                .extracting(Fact.Alarm::code)
                .containsOnlyOnce("maintenance");

        quoted(venue, 35);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(newestTimer(venue)).isEqualTo(60);
        assertThat(venue.open()).hasSize(open);
    }

    @Test
    void fm070_givenTheVenueAdvisesToCancel_thenOurOrdersGoBeforeAndComeBackAfter() {
        PlainVenue venue = quoted(announced(true), 7);
        int open = venue.open().size();
        assertThat(open).isPositive();

        quoted(venue, 2);
        assertThat(venue.open()).isEmpty();

        quoted(venue, 35);
        assertThat(venue.open()).hasSize(open);
    }

    @Test
    void fm070_givenAMaintenanceThatIsCalledOff_thenItTradesOn() {
        PlainVenue venue = quoted(announced(false), 9);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.HOLD);

        venue.tell(new VenueEvent.MaintenanceAnnounced(List.of()));
        quoted(venue, 1);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.ARMED);
    }

    /** The venue's list has those that come, and not the one that has begun. */
    @Test
    void fm070_givenItHasBegunAndIsListedNoMore_thenItHoldsToItsEnd() {
        PlainVenue venue = quoted(announced(false), 12);
        venue.tell(new VenueEvent.MaintenanceAnnounced(List.of()));
        quoted(venue, 20);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.HOLD);

        quoted(venue, 12);
        assertThat(venue.machine().mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void fm073_givenAModeOfNoList_thenItHolds() {
        trading();

        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.UNKNOWN)).pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);
        assertThat(machine.status().reason()).contains("UNKNOWN");
    }

    @Test
    void fm073_givenTheVenueAndTheMarketDisagree_thenTheMoreCautiousCounts() {
        trading();
        Optional<String> market = Optional.of(PlainVenue.SYMBOL);

        venue.tell(new VenueEvent.ModeChanged(market, TradingMode.CANCEL_ONLY));
        venue.tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));

        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);
        venue.tell(new VenueEvent.ModeChanged(market, TradingMode.ONLINE));
        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void fm074_givenTheMarketIsDelisted_thenNothingNewIsSentAndTheInventoryIsTold() {
        trading().trade(1_450).pass(Duration.ofSeconds(5));
        long held = machine.account().lots();
        long before = places();
        assertThat(held).isPositive();

        venue.tell(
                new VenueEvent.ModeChanged(Optional.of(PlainVenue.SYMBOL), TradingMode.DELISTED));
        venue.quote(1_440, 1_460).pass(Duration.ofSeconds(20));

        assertThat(machine.mode()).isEqualTo(TraderMode.HOLD);
        assertThat(places()).isEqualTo(before);
        assertThat(machine.status().lots()).isEqualTo(held);
    }

    @Test
    void fm075_givenAnotherTick_thenNothingPlannedInTheOldOneIsSent() {
        trading();
        long before = places();

        venue.tell(
                new VenueEvent.InstrumentRevised(
                        PlainVenue.SYMBOL, revised("0.5", "0.0001", "0.0025")));
        venue.trade(1_450).pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.HALTED);
        assertThat(machine.status().reason()).contains("0.5").contains("0.1");
        assertThat(places()).isEqualTo(before);
        assertThat(venue.open()).isEmpty();
    }

    @Test
    void fm075_givenAHigherMinimum_thenSmallerOrdersAreGivenUpAndItTradesOn() {
        trading();

        venue.tell(
                new VenueEvent.InstrumentRevised(
                        PlainVenue.SYMBOL, revised("0.1", "1000", "0.0025")));
        venue.trade(1_450).pass(MINUTE);

        assertThat(machine.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(venue.open()).noneMatch(order -> order.side() == Side.SELL);
    }

    @Test
    void fm076_givenAFeeBeyondTheLimit_thenNothingIsBoughtAndWhatIsHeldIsSold() {
        trading();
        venue.tell(
                new VenueEvent.InstrumentRevised(
                        PlainVenue.SYMBOL, revised("0.1", "0.0001", "0.0150")));
        long buys = buys();

        venue.trade(1_450).pass(MINUTE);
        assertThat(venue.open()).anyMatch(order -> order.side() == Side.SELL);
        venue.trade(1_650).pass(MINUTE);

        assertThat(buys()).isEqualTo(buys);
        assertThat(machine.account().lots()).isZero();
        assertThat(venue.facts(Fact.Denied.class))
                .isNotEmpty()
                .allMatch(denied -> denied.limit().equals("maker-fee"));
    }

    private long buys() {
        return venue.writes().stream()
                .filter(write ->
                        write instanceof VenueRequest.Place(_, var order, _)
                                && order.side() == Side.BUY)
                .count();
    }

    @Test
    void inv12_givenALossBeyondTheLimit_thenItIsHaltedOverEveryRestart_untilRearmed() {
        PlainVenue falls = Machines.inventory(Optional.empty()).begin(1, 1_505).trade(1_505);
        falls.pass(MINUTE).trade(1_100).pass(MINUTE).trade(500).pass(MINUTE);
        assertThat(falls.machine().mode()).isEqualTo(TraderMode.HALTED);
        assertThat(falls.machine().status().reason()).contains("loss");

        falls.begin(2, 500).trade(500).pass(MINUTE);
        assertThat(falls.machine().mode()).isEqualTo(TraderMode.HALTED);
        assertThat(falls.open()).isEmpty();

        falls.command(new Command.Rearm("r1")).trade(501).pass(MINUTE);
        assertThat(falls.machine().mode()).isEqualTo(TraderMode.ARMED);
    }

    @Test
    void inv09_givenAnyEndOfTrading_thenNeverAreAllOrdersOfTheAccountCancelled() {
        trading();
        venue.command(new Command.Kill("k1", "enough")).pass(MINUTE);
        venue.command(new Command.Rearm("r1")).pass(MINUTE);
        venue.command(new Command.Flatten("f1")).trade(1_505).pass(MINUTE);

        assertThat(venue.open()).isEmpty();
        assertThat(venue.writes()).noneMatch(VenueRequest.CancelAll.class::isInstance);
    }
}
