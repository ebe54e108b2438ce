package io.trellis.trading.world;

import io.trellis.core.machine.Policy;
import io.trellis.core.market.Side;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.krakensim.network.CallFault;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.FaultKind;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.network.RequestFrameFault;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Short stories in which every effect is a place to die. */
enum Scenario {
    START_WITH_INVENTORY(Strategies::plain, world -> world.run(seconds(40))),
    FIRST_GRID_FROM_CASH(Strategies::fromCash, world -> world.run(seconds(40))),
    FILLS(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                sweep(world, 593_000);
                sweep(world, 601_000);
            }),
    PARTIAL_FILLS(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                world.stage().market().sweepTo(599_000);
                halfOfNearest(world);
                world.run(seconds(8));
                halfOfNearest(world);
                world.run(seconds(8));
            }),
    RECENTRING(
            Strategies::recentring,
            world -> {
                world.run(seconds(40));
                sweep(world, 640_000);
                world.run(seconds(80));
            }),
    TRAILING(
            Strategies::trailing,
            world -> {
                world.run(seconds(40));
                sweep(world, 623_000);
                world.run(seconds(70));
            }),
    STOP_LOSS(
            () -> Strategies.stopping("57000"),
            world -> {
                world.run(seconds(40));
                sweep(world, 569_000);
                world.run(seconds(20));
            }),
    KILL(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                world.wish(Act.Wish.KILL);
                world.run(seconds(20));
            }),
    FLATTEN(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                world.wish(Act.Wish.FLATTEN);
                world.run(seconds(30));
            }),
    CANCEL_RACES_FILL(
            Strategies::recentring,
            world -> {
                world.run(seconds(40));
                world.stage().market().sweepTo(645_000);
                world.run(seconds(58));
                for (int i = 0; i < 6; i++) {
                    world.run(Duration.ofMillis(400));
                    world.stage().market().sweepTo(645_000 + (i % 2 == 0 ? -9_000 : 9_000));
                }
                world.run(seconds(20));
            }),
    RECONNECT(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                strike(world, LineFault.LINE_BREAK, "account");
                world.run(seconds(2));
                sweep(world, 592_000);
                world.run(seconds(30));
            }),
    UNKNOWN_ORDER(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                strike(world, RequestFrameFault.BREAK_BEHIND_FRAME, "add_order");
                sweep(world, 592_000);
                world.run(seconds(60));
            }),
    LOST_ORDER(
            Strategies::plain,
            world -> {
                world.run(seconds(40));
                strike(world, RequestFrameFault.BREAK_BEFORE_FRAME, "add_order");
                strike(world, CallFault.REPLY_LOST, "OpenOrders");
                sweep(world, 592_000);
                world.run(seconds(100));
            });

    @SuppressWarnings("ImmutableEnumChecker") // It makes a new one each time.
    private final Supplier<GridPlan> plan;

    @SuppressWarnings("ImmutableEnumChecker") // It remembers nothing.
    private final Consumer<World> play;

    Scenario(Supplier<GridPlan> plan, Consumer<World> play) {
        this.plan = plan;
        this.play = play;
    }

    /** A world in which it is about to be played. */
    World world() {
        return new World(1, plan.get(), Policy.standard(), Schedule.sound(), Mutation.NONE);
    }

    void play(World world) {
        world.beginStill();
        play.accept(world);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void sweep(World world, long ticks) {
        world.stage().market().sweepTo(ticks);
        world.run(seconds(8));
    }

    private static void strike(World world, FaultKind kind, String target) {
        world.stage().host().network().strike(Fault.once(kind, target, Duration.ZERO));
    }

    /** Others trade half of what the order nearest to the market waits for. */
    private static void halfOfNearest(World world) {
        Stage stage = world.stage();
        BigDecimal last = stage.truth().lastPrice(Strategies.SYMBOL).orElseThrow();
        stage.truth().orders(stage.host().account()).stream()
                .filter(order -> order.isOpen() && order.limitPrice().isPresent())
                .min((a, b) ->
                        distance(a.limitPrice().orElseThrow(), last)
                                .compareTo(distance(b.limitPrice().orElseThrow(), last)))
                .ifPresent(order ->
                        stage.market()
                                .print(
                                        order.side() == Side.BUY ? Side.SELL : Side.BUY,
                                        order.limitPrice().orElseThrow(),
                                        order.quantity()
                                                .subtract(order.filled())
                                                .divide(
                                                        BigDecimal.valueOf(2),
                                                        8,
                                                        RoundingMode.DOWN)));
    }

    private static BigDecimal distance(BigDecimal price, BigDecimal last) {
        return price.subtract(last).abs();
    }
}
