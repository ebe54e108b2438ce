package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.net.Loop;
import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.FaultKind;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.network.OpeningFault;
import io.trellis.krakensim.network.VenueFault;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.trading.journal.Disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows of the catalogue of failures that need a whole trader. */
class FaultRowsTest {

    private static final Duration TO_ARM = Duration.ofSeconds(60);

    /** The venue does not say who cancels, so that its own switch passes for somebody else. */
    private static final Duration AFTER_FOREIGN_CANCELS = Duration.ofMinutes(21);

    private final World world = armed(Strategies.plain(), 0);

    private static World armed(GridPlan plan, int deadManSeconds) {
        World world = of(plan, deadManSeconds, Mutation.NONE);
        world.beginStill();
        world.run(TO_ARM);
        assertThat(world.oracle().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(open(world)).isNotEmpty();
        return world;
    }

    private static World of(GridPlan plan, int deadManSeconds, Mutation mutation) {
        Policy usual = Policy.standard();
        var policy =
                new Policy(
                        deadManSeconds,
                        true,
                        0,
                        usual.equityEvery(),
                        usual.priceIsStale(),
                        usual.barGrace(),
                        usual.clockLimit());
        return new World(1, plan, policy, Schedule.sound(), mutation);
    }

    private static List<TrueOrder> open(World world) {
        return orders(world).stream().filter(TrueOrder::isOpen).toList();
    }

    private static List<TrueOrder> orders(World world) {
        return world.stage().truth().orders(world.stage().host().account());
    }

    private static void strike(World world, FaultKind kind, String target, Duration span) {
        world.stage()
                .host()
                .network()
                .strike(Fault.once(kind, target, Duration.ZERO).lasting(span));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void sweep(World world, long ticks) {
        world.stage().market().sweepTo(ticks);
    }

    private static void requireLaws(World world) {
        world.end();
        assertThat(world.oracle().broken()).isEmpty();
    }

    @Test
    void fm002_givenTheFeedFallsSilent_thenNothingIsOrderedUntilItSpeaksAgain() {
        strike(world, LineFault.STALL, "public", seconds(40));
        world.oracle().countAnew();
        world.run(seconds(12));
        assertThat(world.oracle().armedShare()).isLessThan(0.99);

        world.run(seconds(120));
        assertThat(world.oracle().mode()).isEqualTo(TraderMode.ARMED);
        requireLaws(world);
    }

    @Test
    void fm003_givenWhatWeSendVanishes_thenNoOrderIsLostOrDoubled() {
        strike(world, LineFault.HALF_OPEN, "account", seconds(60));
        sweep(world, 592_000);
        world.run(seconds(180));

        requireLaws(world);
    }

    @Test
    void fm009_givenABurstOfOldTrades_thenNoOrderIsLostOrDoubled() {
        strike(world, LineFault.STALL, "", seconds(60));
        for (int i = 0; i < 20; i++) {
            sweep(world, 600_000 + (i % 2 == 0 ? -8_000 : 8_000));
            world.run(seconds(3));
        }
        requireLaws(world);
    }

    @Test
    void fm011_givenOnePrintFarAway_thenTheGridStaysWhereItIs() {
        World recentring = armed(Strategies.recentring(), 0);
        recentring
                .stage()
                .market()
                .print(Side.BUY, new BigDecimal("180000.0"), new BigDecimal("0.00000001"));
        long before = grids(recentring);
        recentring.run(seconds(150));

        assertThat(grids(recentring)).isEqualTo(before);
        requireLaws(recentring);
    }

    private static long grids(World world) {
        return open(world).stream()
                .map(order -> order.limitPrice().orElseThrow())
                .distinct()
                .count();
    }

    /** It is the venue's clock that counts, and that is measured. */
    @ParameterizedTest
    @ValueSource(longs = {-315_000_000, -3_600, -10, 5, 10, 3_600, 315_000_000})
    void fm020_givenAClockThatIsWrong_thenItTradesByTheVenuesClock(long secondsOff) {
        World off = of(Strategies.plain(), 0, Mutation.NONE);
        off.stage().host().stepWallClock(seconds(secondsOff));
        off.beginStill();
        off.run(seconds(90));

        assertThat(open(off)).isNotEmpty();
        assertThat(orders(off)).noneMatch(TrueOrder::late);
        requireLaws(off);
    }

    /** What is not answered is unknown after seconds, whatever this machine's clock says. */
    @Test
    void fm020_givenAClockThatIsAnHourBehind_thenALostAnswerIsMissedAllTheSame() {
        world.stage().host().stepWallClock(seconds(-3_600));
        world.run(seconds(60));
        strike(world, LineFault.HALF_OPEN, "account", seconds(3));
        sweep(world, 592_000);
        world.run(seconds(240));

        assertThat(world.book().open()).allMatch(order -> order.state() != Fact.OrderState.SENT);
        assertThat(open(world)).isNotEmpty();
        requireLaws(world);
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -3, 3, 86_400})
    void fm021_givenTheClockIsSetWhileItTrades_thenNoOrderIsLostOrDoubled(long step) {
        world.stage().host().stepWallClock(seconds(step));
        sweep(world, 592_000);
        world.run(seconds(60));
        world.stage().host().stepWallClock(seconds(-step));
        sweep(world, 604_000);
        world.run(seconds(60));

        requireLaws(world);
    }

    @Test
    void fm022_givenTheMachineSleptAnHour_thenItSaysSoAndLooksAgain() {
        world.freeze(seconds(3_600));
        sweep(world, 592_000);
        world.run(seconds(3_700));
        world.stage().host().stepWallClock(seconds(3_600));
        world.run(seconds(30));

        assertThat(world.alarms()).extracting(Fact.Alarm::code).contains("clock-stepped");
        world.stage().host().stepWallClock(seconds(-3_600));
        requireLaws(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 59, 60, 61, 120})
    void fm060_givenAnOutageAsLongAsTheDeadMansSwitch_thenWhatIsGoneIsPlacedAgain(int outage) {
        World watched = armed(Strategies.plain(), 60);
        int before = open(watched).size();
        watched.stage()
                .host()
                .network()
                .strike(
                        Fault.once(OpeningFault.LINE_REFUSED, "account", Duration.ZERO)
                                .times(1_000)
                                .lasting(seconds(outage)));
        strike(watched, LineFault.LINE_BREAK, "account", seconds(1));
        watched.run(seconds(outage).plus(AFTER_FOREIGN_CANCELS));

        assertThat(open(watched)).hasSize(before);
        requireLaws(watched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop_new_orders", "cancel_open_orders", "continue"})
    void fm070_givenAMaintenanceIsAnnounced_thenItHoldsBeforeAsAdvised(String advice) {
        World watched = armed(Strategies.plain(), 60);
        int before = open(watched).size();
        Instant start =
                Instant.ofEpochSecond(watched.stage().nowNanos() / 1_000_000_000)
                        .plusSeconds(1_800);
        var window = new MaintenanceWindow(1, "engine", start, start.plusSeconds(600), advice);
        watched.stage().at((exchange, _) -> exchange.announce(window));
        boolean isNothing = advice.equals("continue");
        trade(watched, 27);
        assertThat(watched.oracle().mode()).isEqualTo(TraderMode.ARMED);

        trade(watched, 2);
        assertThat(watched.oracle().mode())
                .isEqualTo(isNothing ? TraderMode.ARMED : TraderMode.HOLD);
        assertThat(open(watched)).hasSize(advice.equals("cancel_open_orders") ? 0 : before);

        trade(watched, 13);
        assertThat(watched.oracle().mode()).isEqualTo(TraderMode.ARMED);
        assertThat(open(watched)).hasSize(before);
        requireLaws(watched);
    }

    /** The others trade at the price where it is. */
    private static void trade(World world, int minutes) {
        for (int i = 0; i < minutes; i++) {
            sweep(world, 600_000);
            world.run(seconds(60));
        }
    }

    @Test
    void fm070_givenAMaintenance_thenItWaitsAndTradesOn() {
        strike(world, VenueFault.MAINTENANCE, "", seconds(90));
        for (int i = 0; i < 20; i++) {
            sweep(world, 600_000 + (i % 2 == 0 ? -8_000 : 8_000));
            world.run(seconds(8));
        }
        requireLaws(world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_only", "post_only", "maintenance"})
    void fm071_fm072_givenAModeWithoutNotice_thenOnlyWhatItTakesIsSent(String mode) {
        sweep(world, 594_000);
        strike(world, VenueFault.MODE, mode, seconds(60));
        sweep(world, 605_000);
        world.run(seconds(100));
        sweep(world, 596_000);
        world.run(seconds(30));

        requireLaws(world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_only", "post_only", "limit_only", "maintenance"})
    void fm074_givenTheMarketIsSuspended_thenNothingNewIsOrderedThere(String status) {
        strike(world, VenueFault.PAIR_STATUS, status, seconds(120));
        sweep(world, 593_000);
        world.run(seconds(180));

        requireLaws(world);
    }

    @Test
    void fm080_givenAPersonCancelsAnOrder_thenItsCellStaysEmptyForAWhile() {
        int before = open(world).size();
        strike(world, VenueFault.HUMAN_CANCEL, "", seconds(1));
        world.run(seconds(300));

        assertThat(open(world)).hasSize(before - 1);
        assertThat(world.alarms()).extracting(Fact.Alarm::code).contains("cancelled-by-others");
        requireLaws(world);
    }

    @ParameterizedTest
    @ValueSource(longs = {-20_000, 20_000})
    void fm081_givenMoneyThatComesOrGoes_thenTradingGoesOn(long dollars) {
        world.stage()
                .at((exchange, now) -> {
                    int account = world.stage().host().account();
                    BigDecimal amount = BigDecimal.valueOf(Math.abs(dollars));
                    if (dollars > 0) {
                        exchange.deposit(now, account, "USD", amount);
                    } else {
                        exchange.withdraw(now, account, "USD", amount);
                    }
                });
        world.run(seconds(200));
        assertThat(world.oracle().mode()).isEqualTo(TraderMode.ARMED);
        requireLaws(world);
    }

    @Test
    void fm083_givenAnotherProgramOnTheAccount_thenItsOrdersStay() {
        world.stage()
                .host()
                .network()
                .strike(Fault.once(VenueFault.HUMAN_ORDER, Duration.ZERO).times(3));
        world.run(seconds(10));
        world.wish(Act.Wish.KILL);
        world.run(seconds(60));

        assertThat(open(world)).hasSize(3).allMatch(TrueOrder::human);
        requireLaws(world);
    }

    /** On two machines, that is: on one, the files are locked. */
    @Test
    void fm084_givenASecondOfUs_thenTheFirstHaltsWithItsNextOrder() {
        var itsBook = new RecordBook(world.oracle()::broken);
        Trader second = world.elsewhere(itsBook);
        world.run(seconds(60));
        assertThat(itsBook.mode()).isEqualTo(TraderMode.ARMED);

        sweep(world, 592_000);
        world.run(seconds(30));

        requireOnlyTheSecond(second, itsBook);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120, 240})
    void fm085_givenAProcessThatStoodStillAndAnotherTookOver_thenItSendsNothingMore(int span) {
        var itsBook = new RecordBook(world.oracle()::broken);
        world.freeze(seconds(span));
        Trader second = world.elsewhere(itsBook);
        world.run(seconds(30));
        assertThat(itsBook.mode()).isEqualTo(TraderMode.ARMED);
        sweep(world, 592_000);
        world.run(seconds(20));
        long orders = sentBy(world, 1);
        assertThat(sentBy(world, 2)).isPositive();
        world.run(seconds(span + 60));

        assertThat(sentBy(world, 1)).isEqualTo(orders);
        requireOnlyTheSecond(second, itsBook);
    }

    private void requireOnlyTheSecond(Trader second, RecordBook itsBook) {
        assertThat(world.book().mode()).isEqualTo(TraderMode.HALTED);
        assertThat(world.book().reason()).contains("another one trades for the same account");
        assertThat(itsBook.mode()).isEqualTo(TraderMode.ARMED);
        assertThat(second.life().isAlive()).isTrue();
        world.run(seconds(120));
        assertThat(open(world)).isNotEmpty().allMatch(order -> epoch(world, order) == 2);
        assertThat(world.oracle().broken()).isEmpty();
    }

    private static long sentBy(World world, int epoch) {
        return orders(world).stream().filter(order -> epoch(world, order) == epoch).count();
    }

    private static int epoch(World world, TrueOrder order) {
        return world.names()
                .read(new ClientOrderId(order.clientOrderId().orElseThrow()))
                .orElseThrow()
                .epoch();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 90, 300})
    void fm107_givenTheProcessStandsStill_thenNoOrderIsLostOrDoubled(int span) {
        World watched = armed(Strategies.plain(), 60);
        watched.freeze(seconds(span));
        watched.run(seconds(1));
        sweep(watched, 592_000);
        watched.run(seconds(span + 120));

        requireLaws(watched);
    }

    @Test
    void fm100_givenADiskThatTakesTenSeconds_thenTheOrderIsNotSentAndComesAnew() {
        World slow = of(Strategies.plain(), 0, new SlowDisk());
        slow.beginStill();
        slow.run(seconds(300));

        assertThat(open(slow)).isNotEmpty();
        assertThat(orders(slow)).noneMatch(TrueOrder::late);
        requireLaws(slow);
    }

    /** Every fourth force lasts ten seconds by the clock of the process. */
    private static final class SlowDisk implements Mutation {

        private long lateNanos;
        private int forces;

        @Override
        public Disk disk(Disk disk) {
            return new BrokenDisk(disk, BrokenDisk.Fault.SLOW, this::forced);
        }

        private void forced() {
            if (++forces % 4 == 0) {
                lateNanos += Duration.ofSeconds(10).toNanos();
            }
        }

        @Override
        public Loop loop(Loop loop) {
            return new Loop() {
                @Override
                public Instant now() {
                    return loop.now();
                }

                @Override
                public long nanoTime() {
                    return loop.nanoTime() + lateNanos;
                }

                @Override
                public void execute(Runnable task) {
                    loop.execute(task);
                }

                @Override
                public Timer after(Duration delay, Runnable task) {
                    return loop.after(delay, task);
                }
            };
        }
    }
}
