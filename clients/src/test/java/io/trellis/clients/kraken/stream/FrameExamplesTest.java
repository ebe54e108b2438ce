package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.Example;
import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.BookRefusedException;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Every channel and method in the spellings that occur, fields that are missing, null or new, words
 * on no list, and what belongs to orders that a person places. Each is read to its value or ends in
 * a refusal; the tables are {@code frames.txt}, {@code answers.txt} and {@code account.txt}.
 */
class FrameExamplesTest {

    private static final BookDecimals DECIMALS = new BookDecimals(4, 8);
    private static final Instant DEADLINE = TestLoop.START.plusSeconds(60);

    static List<Example> frames() {
        return Example.of("frames.txt");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void givenASpellingOfAFrame_thenItIsReadOrRefused(Example example) {
        assertThat(read(example.text()).lines().toList()).isEqualTo(example.read());
    }

    private static String read(String frame) {
        var book = new BookDecoder();
        try {
            return book.read(frame) ? text(book) : text(new FrameReader().read(frame));
        } catch (BookRefusedException refused) {
            return "refused: " + refused.words();
        }
    }

    private static String text(BookDecoder book) {
        return "%s of %s at %d, checksum %d\nbids%s\nasks%s"
                .formatted(
                        book.isSnapshot() ? "snapshot" : "update",
                        book.symbol(),
                        book.timeNanos(),
                        book.checksum(),
                        levels(book, Side.BUY),
                        levels(book, Side.SELL));
    }

    private static String levels(BookDecoder book, Side side) {
        var levels = new StringBuilder();
        for (int row = 0; row < book.count(side); row++) {
            levels.append(' ')
                    .append(book.price(side, row, DECIMALS))
                    .append(" x ")
                    .append(book.quantity(side, row, DECIMALS));
        }
        return levels.toString();
    }

    private static String text(Frame frame) {
        return switch (frame) {
            case Frame.Trades(boolean snapshot, var rows) -> text("trades", snapshot, rows);
            case Frame.Tickers(var rows) -> text("tickers", false, rows);
            case Frame.Candles(boolean snapshot, var rows) -> text("candles", snapshot, rows);
            case Frame.Pairs(boolean snapshot, var rows, int unreadable) ->
                    text("pairs, " + unreadable + " unreadable", snapshot, rows);
            case Frame.Executions(boolean snapshot, long sequence, var rows) ->
                    text("executions " + sequence, snapshot, rows);
            case Frame.Totals(long sequence, var totals) ->
                    text("totals " + sequence, true, totals);
            case Frame.Entries(long sequence, var rows) -> text("entries " + sequence, false, rows);
            case Frame.Unreadable(String words) -> "refused: " + words;
            case Frame.Answer answer ->
                    "answer to %s %s, %s, error \"%s\", symbol \"%s\""
                            .formatted(
                                    answer.method(),
                                    answer.requestId(),
                                    answer.success(),
                                    answer.error(),
                                    answer.symbol());
            case Frame.Heartbeat _, Frame.Status _, Frame.Pong _, Frame.Other _ -> frame.toString();
        };
    }

    private static String text(String what, boolean snapshot, List<?> rows) {
        return what
                + (snapshot ? ", snapshot" : "")
                + rows.stream().map(row -> "\n" + row).collect(Collectors.joining());
    }

    static List<Example> answers() {
        return Example.of("answers.txt");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void givenASpellingOfAnAnswer_thenItsOutcomeIsReadOrUnknown(Example example) {
        assertThat(outcomes(example).stream().map(String::stripTrailing)).isEqualTo(example.read());
    }

    private static List<String> outcomes(Example example) {
        return new FrameReader().read(example.text()) instanceof Frame.Answer answer
                ? WriteAnswers.outcomes(write(example.what()), answer).stream()
                        .map(FrameExamplesTest::text)
                        .toList()
                : List.of("no answer");
    }

    private static String text(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Accepted(String name) -> "accepted " + name;
            case WriteOutcome.Refused(var reason, String words) -> reason + " " + words;
            case WriteOutcome.Unknown(String words) -> "unknown: " + words;
        };
    }

    private static VenueRequest.Write write(String method) {
        return switch (method) {
            case "add_order" -> new VenueRequest.Place(1, ticket("grid-1"), DEADLINE);
            case "batch_add" ->
                    new VenueRequest.PlaceBatch(
                            1, List.of(ticket("grid-1"), ticket("grid-2")), DEADLINE);
            case "amend_order" ->
                    new VenueRequest.Amend(
                            1, "BTC/USD", new ClientOrderId("grid-1"), 1, 1, true, DEADLINE);
            case "cancel_order" ->
                    new VenueRequest.Cancel(1, "BTC/USD", new ClientOrderId("grid-1"));
            case "cancel_all" -> new VenueRequest.CancelAll(1);
            case "cancel_all_orders_after" -> new VenueRequest.CancelAllAfter(1, 60);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static OrderTicket ticket(String name) {
        return new OrderTicket(
                new ClientOrderId(name),
                "BTC/USD",
                Side.BUY,
                1_000_000,
                new OrderTicket.Pricing.Limit(600_000, true, new TimeInForce.GoodTillCancelled()));
    }

    static List<Example> accounts() {
        return Example.of("account.txt");
    }

    /** Frames behind the snapshots of an account without orders and with 10,000 USD. */
    @ParameterizedTest
    @MethodSource("accounts")
    void givenFramesOfAnAccount_thenThisIsTold(Example example) {
        assertThat(told(example)).isEqualTo(example.read());
    }

    private static List<String> told(Example example) {
        var world = new StreamFixture();
        var stream =
                new AccountStream(
                        world.host,
                        StreamFixture.URL,
                        world.markets,
                        new EngineCounters(Tier.PRO, 20, 0),
                        () -> CompletableFuture.completedFuture("token"),
                        _ -> false,
                        world.events::add);
        stream.open();
        world.loop.passMillis(0);
        ScriptedSockets.Line line = world.sockets.line();
        line.opens();
        line.says(StreamFixture.STATUS);
        world.loop.passMillis(300);
        line.grants("subscribe", "executions");
        line.grants("subscribe", "balances");
        line.says(Reports.totals(1, "USD", "10000.0000"));
        if (!example.text().contains("\"snapshot\"")) {
            line.says(Reports.executions("snapshot", 1));
            world.events.clear();
        }
        example.given().forEach(line::says);
        return world.events.isEmpty()
                ? List.of("nothing")
                : world.events.stream().map(FrameExamplesTest::text).toList();
    }

    private static String text(VenueEvent event) {
        return switch (event) {
            case VenueEvent.OrderReported(VenueOrder order) -> text(order);
            case VenueEvent.Filled(VenueFill fill) -> text(fill);
            case VenueEvent.AccountLive(var open, var recent, var totals) -> {
                var lines = new ArrayList<String>();
                open.forEach(order -> lines.add(text(order)));
                recent.forEach(fill -> lines.add(text(fill)));
                totals.forEach(
                        total -> lines.add(total.asset() + " " + total.total().toPlainString()));
                yield "live: " + String.join("; ", lines);
            }
            case VenueEvent.AccountLost(String sentence) -> "lost: " + sentence;
            case VenueEvent.BalanceChanged(var entry) ->
                    "%s of %s by %s to %s"
                            .formatted(
                                    entry.kind(),
                                    entry.asset(),
                                    entry.amount().toPlainString(),
                                    entry.balance().toPlainString());
            default -> event.toString();
        };
    }

    private static String text(VenueOrder order) {
        return "order %s %s, %s %s %d at %d, %s, filled %d for %s, fee %s%s"
                .formatted(
                        order.venueId(),
                        name(order.clientId()),
                        order.symbol(),
                        order.side(),
                        order.lots(),
                        order.priceTicks(),
                        order.state(),
                        order.filledLots(),
                        order.cost().toPlainString(),
                        order.fee().toPlainString(),
                        order.words().isEmpty() ? "" : ", " + order.words());
    }

    private static String text(VenueFill fill) {
        return "fill %s of %s %s, trade %d, %s %s %d at %d for %s, %s, %s, %s"
                .formatted(
                        fill.executionId(),
                        fill.orderId(),
                        name(fill.clientId()),
                        fill.tradeId(),
                        fill.symbol(),
                        fill.side(),
                        fill.lots(),
                        fill.priceTicks(),
                        fill.cost().toPlainString(),
                        fill.fees(),
                        fill.maker() ? "maker" : "taker",
                        fill.time());
    }

    private static String name(Optional<ClientOrderId> id) {
        return id.map(ClientOrderId::text).orElse("of no name");
    }
}
