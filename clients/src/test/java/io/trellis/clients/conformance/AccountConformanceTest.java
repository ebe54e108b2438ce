package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.OrderEntry;
import io.trellis.krakensim.rules.Quirk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The state of an account is the same from the stream alone, from REST alone and from both in any
 * order of the two, whatever happens to its orders.
 */
class AccountConformanceTest {

    private static final long LOTS = 1_000_000;

    /** The rows of the table of an order's life. */
    enum Row {
        RESTS(world -> world.buys("a", 599_000)),
        PARTLY_FILLED(world -> {
            world.buys("a", 599_000);
            world.machine.print(Side.SELL, "59900.0", "0.004");
        }),
        FILLED(world -> {
            PARTLY_FILLED.story.accept(world);
            world.pause();
            world.machine.print(Side.SELL, "59900.0", "0.006");
        }),
        CANCELLED_AFTER_A_FILL(world -> {
            PARTLY_FILLED.story.accept(world);
            world.next();
            world.machine.send(
                    id -> new VenueRequest.Cancel(id, Machine.BTC, new ClientOrderId("a")));
        }),
        ALL_CANCELLED(world -> {
            world.buys("a", 599_000);
            world.buys("b", 598_000);
            world.machine.send(VenueRequest.CancelAll::new);
        }),
        POST_ONLY_WOULD_CROSS(world -> world.buys("a", 600_500)),
        REFUSED(world -> world.places(Machine.buy("a", 599_000, 900_000_000_000L))),
        AMENDED(world -> {
            PARTLY_FILLED.story.accept(world);
            world.next();
            world.amends(2 * LOTS, 598_000);
        }),
        AMENDED_BELOW_THE_FILLS(world -> {
            PARTLY_FILLED.story.accept(world);
            world.next();
            world.amends(LOTS / 10, 599_000);
        }),
        AMEND_REFUSED(world -> {
            world.buys("a", 599_000);
            world.next();
            world.amends(LOTS, 601_000);
        }),
        TIME_RUNS_OUT(world -> {
            world.limits(
                    "a", 598_000, new TimeInForce.GoodTillDate(world.machine.now().plusSeconds(8)));
            world.machine.run(10);
        }),
        IMMEDIATE_OR_CANCEL(
                world -> world.limits("a", 600_030, new TimeInForce.ImmediateOrCancel())),
        FILL_OR_KILL(world -> world.limits("a", 600_030, new TimeInForce.FillOrKill())),
        MARKETABLE_LIMIT(world -> world.limits("a", 600_500, new TimeInForce.GoodTillCancelled())),
        DEAD_MAN(world -> {
            world.buys("a", 599_000);
            world.machine.send(id -> new VenueRequest.CancelAllAfter(id, 5));
            world.machine.run(7);
        }),
        CANCELLED_BY_A_PERSON(world -> {
            world.buys("a", 599_000);
            world.machine.at((exchange, now) ->
                    exchange.foreignCancel(
                            now,
                            world.machine.trueOrders().getFirst().orderId(),
                            "Called the desk"));
        }),
        PLACED_BY_A_PERSON(world -> {
            world.machine.at((exchange, now) ->
                    exchange.humanOrder(
                            now,
                            world.machine.host().account(),
                            OrderEntry.limit(
                                    Machine.BTC,
                                    Side.SELL,
                                    new BigDecimal("0.5"),
                                    new BigDecimal("60100.0"))));
            world.machine.print(Side.BUY, "60100.0", "0.2");
        }),
        MARKET_BUY(world ->
                world.places(
                        new OrderTicket(
                                new ClientOrderId("a"),
                                Machine.BTC,
                                Side.BUY,
                                50 * LOTS,
                                new OrderTicket.Pricing.Market())));

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<World> story;

        Row(Consumer<World> story) {
            this.story = story;
        }
    }

    /** When the client hears the answers to its requests, beside the reports. */
    private enum Answers {
        AT_ONCE,
        AFTER_THE_REPORTS,
        AFTER_THE_REPORTS_LAST_FIRST
    }

    /** What happens to orders, without waiting for answers. */
    private record World(Machine machine, Answers answers) {

        void holdAnswers() {
            if (answers != Answers.AT_ONCE) {
                machine.tap().hold(frame -> frame.contains("\"method\":"));
            }
        }

        void releaseAnswers() {
            machine.tap().release(answers == Answers.AFTER_THE_REPORTS_LAST_FIRST);
            pause();
        }

        /** Before the next request on an order: it waits for the answer to the one before. */
        void next() {
            pause();
            releaseAnswers();
            holdAnswers();
        }

        void pause() {
            machine.run(1);
        }

        void places(OrderTicket ticket) {
            Instant deadline = machine.now().plusSeconds(5);
            machine.send(id -> new VenueRequest.Place(id, ticket, deadline));
            pause();
        }

        void buys(String name, long priceTicks) {
            places(Machine.buy(name, priceTicks, LOTS));
        }

        void limits(String name, long priceTicks, TimeInForce timeInForce) {
            places(Machine.limit(name, Side.BUY, priceTicks, 200 * LOTS, false, timeInForce));
        }

        void amends(long lots, long priceTicks) {
            Instant deadline = machine.now().plusSeconds(5);
            machine.send(id ->
                    new VenueRequest.Amend(
                            id,
                            Machine.BTC,
                            new ClientOrderId("a"),
                            lots,
                            priceTicks,
                            true,
                            deadline));
        }
    }

    @ParameterizedTest
    @EnumSource
    void c55_theStreamAloneAndRestAloneAndBothTellTheSame(Row row) {
        for (Answers answers : Answers.values()) {
            for (Machine machine :
                    List.of(Machine.live(), Machine.live(Quirk.FILLED_BEFORE_TRADE))) {
                tell(row, answers, machine);
            }
        }
    }

    private static void tell(Row row, Answers answers, Machine machine) {
        Instant begin = machine.now();
        var world = new World(machine, answers);
        world.holdAnswers();
        row.story.accept(world);
        machine.run(2);
        Map<String, String> reported = reported(machine);
        world.releaseAnswers();
        assertThat(reported(machine)).as("answers change nothing").isEqualTo(reported);

        var open = (VenueAnswer.Orders) machine.ask(VenueRequest.ReadOpenOrders::new);
        var ended =
                (VenueAnswer.Orders)
                        machine.ask(id -> new VenueRequest.ReadClosedOrders(id, begin));
        var read = new TreeMap<String, String>();
        open.orders().forEach(order -> read.put(order.venueId(), state(order)));
        ended.orders().forEach(order -> read.put(order.venueId(), state(order)));
        assertThat(read).isEqualTo(reported);
        assertThat(machine.ask(id -> new VenueRequest.ReadFills(id, begin)))
                .isEqualTo(new VenueAnswer.Fills(machine.namelessFills(), List.of()));
        assertThat(machine.trueOrders()).hasSize(reported.size());

        Machine next = Machine.in(machine.host());
        next.venue().open();
        next.run(3);
        assertThat(next.venueOpen()).isEqualTo(machine.venueOpen());
        assertThat(machine.venueOpen()).isEqualTo(machine.trulyOpen());
        assertThat(next.namelessInventory()).isEqualTo(machine.namelessInventory());
    }

    private static Map<String, String> reported(Machine machine) {
        var last = new TreeMap<String, String>();
        machine.all(VenueEvent.OrderReported.class)
                .forEach(event -> last.put(event.order().venueId(), state(event.order())));
        return last;
    }

    /**
     * All but the words, which are ours in part, the moment, which REST rounds, and how much was
     * ordered of what is cancelled: the stream does not say that an amendment has lowered it.
     */
    private static String state(VenueOrder order) {
        return String.join(
                " ",
                order.clientId().map(ClientOrderId::text).orElse("-"),
                order.symbol(),
                order.side().name(),
                Long.toString(order.priceTicks()),
                order.state() == VenueOrder.State.CANCELLED ? "-" : Long.toString(order.lots()),
                Long.toString(order.filledLots()),
                order.cost().stripTrailingZeros().toPlainString(),
                order.fee().stripTrailingZeros().toPlainString(),
                order.state().name());
    }
}
