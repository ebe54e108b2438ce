package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.Face;
import io.trellis.krakensim.truth.TrueFill;
import io.trellis.krakensim.truth.TrueOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

/** Statement 47 of what a simulator owes: each way to fail, shown on the wire. */
class FaultConformanceTest {

    private static final String BOOK =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                    + "\"depth\":10},\"req_id\":2}";

    @Test
    void s47_replyLostAfterPlacing() {
        World world = World.with("+0s fault reply-lost on AddOrder");

        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);

        assertThat(world.take()).containsExactly("the connection broke, sent true, delivered true");
        assertThat(world.answer("OpenOrders", "")).contains("\"cl_ord_id\":\"grid-000001-b\"");
    }

    @Test
    void s55_answerLostOrderLives() {
        World world = World.with();
        world.executions();
        world.take();
        world.network.strike(Fault.parse("+0s fault reply-lost on AddOrder"));

        world.buy("59000.0", "only-this");
        world.runSeconds(1);

        List<String> heard = world.take();
        assertThat(heard).contains("the connection broke, sent true, delivered true");
        assertThat(heard).noneMatch(frame -> frame.contains("txid"));
        assertThat(String.join("", reports(heard)))
                .contains("\"exec_type\":\"pending_new\"", "\"exec_type\":\"new\"")
                .contains("\"cl_ord_id\":\"only-this\"");
        assertThat(world.answer("OpenOrders", "cl_ord_id=only-this"))
                .contains("\"cl_ord_id\":\"only-this\"", "\"status\":\"open\"");
    }

    @ParameterizedTest
    @CsvSource({
        "break-before-frame on add_order, 0",
        "break-behind-frame on add_order, 1",
        "frame-cut on add_order of 100000, 1"
    })
    void s47_replyLostAfterPlacing_overTheStream(String fault, int placed) {
        World world = World.with();
        String token = world.token();
        Line line = world.open(Face.ACCOUNT, "account");
        world.runSeconds(1);
        world.take();
        world.network.strike(Fault.parse("+0s fault " + fault));

        line.send(
                "{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"buy\","
                        + "\"order_qty\":0.01,\"symbol\":\"BTC/USD\",\"limit_price\":59000.0,"
                        + "\"cl_ord_id\":\"grid-000001-b\",\"token\":\""
                        + token
                        + "\"},\"req_id\":7}");
        world.runSeconds(1);

        assertThat(world.take())
                .singleElement()
                .asString()
                .startsWith("account ended: the connection broke");
        assertThat(world.orders()).hasSize(placed);
    }

    @Test
    void s47_unavailableWithTheOrderPlaced_andWithoutIt() {
        World world =
                World.with(
                        "+0s fault unavailable-done on AddOrder",
                        "+2s fault unavailable on AddOrder");

        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(3);
        world.buy("58000.0", "grid-000002-b");
        world.runSeconds(1);

        assertThat(world.take())
                .containsExactly(
                        "200 {\"error\":[\"EService:Unavailable\"]}",
                        "200 {\"error\":[\"EService:Unavailable\"]}");
        assertThat(world.answer("OpenOrders", ""))
                .contains("grid-000001-b")
                .doesNotContain("grid-000002-b");
    }

    @Test
    void s47_delayBeyondTheDeadline() {
        World world = World.with("+0s fault late-call on AddOrder of 4s");
        Instant deadline = Instant.ofEpochSecond(World.START / 1_000_000_000 + 3);

        world.post(
                "AddOrder",
                "pair=XBTUSD&type=buy&ordertype=limit&volume=0.01&price=59000.0&deadline="
                        + deadline.toString().replace(":", "%3A"));
        world.runSeconds(5);

        assertThat(world.take()).containsExactly("200 {\"error\":[\"EService:Deadline elapsed\"]}");
        assertThat(world.orders()).isEmpty();
    }

    @Test
    void s47_duplicateFrames() {
        World world = World.with();
        world.executions();
        world.take();
        world.network.strike(Fault.parse("+0s fault frame-repeated on account"));

        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);

        List<String> reports = reports(world.take());
        assertThat(reports).hasSize(3);
        assertThat(reports.get(1)).isEqualTo(reports.get(0)).contains("\"sequence\":2");
        assertThat(reports.get(2)).contains("\"sequence\":3");
    }

    @Test
    void s47_droppedFrame_leavesAGapInTheSequence() {
        World world = World.with();
        world.executions();
        world.take();
        world.network.strike(Fault.parse("+0s fault event-lost on executions"));

        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);

        assertThat(reports(world.take()))
                .singleElement()
                .asString()
                .contains("\"exec_type\":\"new\"")
                .contains("\"sequence\":3");
    }

    @Test
    void s47_disconnectInMidFill() {
        World world = World.with();
        world.executions();
        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);
        world.take();
        world.network.strike(Fault.parse("+0s fault frame-cut on account of 400000"));

        world.sweep("58000.0");
        world.runSeconds(1);

        assertThat(world.take())
                .containsExactly("account ended: the connection broke within a frame");
        TrueOrder order = world.orders().getFirst();
        assertThat(order.status()).isEqualTo("closed");
        assertThat(order.fills()).extracting(TrueFill::maker).containsOnly(true);
        // Nothing is replayed but the snapshot of a new line.
        world.executions();
        assertThat(reports(world.take()))
                .singleElement()
                .asString()
                .contains("\"type\":\"snapshot\"")
                .contains("\"sequence\":1");
    }

    @Test
    void s47_partialFill() {
        World world = World.with();
        world.executions();
        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);
        world.take();

        world.network.strike(Fault.parse("+0s fault partial-fill"));
        world.runSeconds(1);

        assertThat(reports(world.take()))
                .singleElement()
                .asString()
                .contains("\"exec_type\":\"trade\"", "\"last_qty\":0.00500000");
        assertThat(world.orders().getFirst().isOpen()).isTrue();
    }

    @Test
    void s47_restLagsTheStreamByUpToAMinute() {
        World world = World.with();
        world.executions();
        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(65);
        world.network.strike(Fault.parse("+0s fault rest-lag for 120s of 60s"));
        world.take();

        world.sweep("58000.0");
        world.runSeconds(1);

        assertThat(String.join("", reports(world.take()))).contains("\"exec_type\":\"filled\"");
        assertThat(world.answer("OpenOrders", "")).contains("grid-000001-b");
        world.runSeconds(62);
        assertThat(world.answer("OpenOrders", "")).contains("\"open\":{}");
    }

    @Test
    void s47_html502() {
        World world = World.with("+0s fault html-done on AddOrder");

        world.buy("59000.0", "grid-000001-b");
        world.runSeconds(1);

        assertThat(world.take()).singleElement().asString().startsWith("502 <html>");
        assertThat(world.orders()).hasSize(1);
    }

    @Test
    void s47_silentSubscription() {
        World world = World.with("+0s fault silent-subscription on book");
        Line line = world.open(Face.PUBLIC, "public");
        line.send(BOOK);
        world.runSeconds(3);

        assertThat(world.take())
                .anyMatch(frame -> frame.contains("\"success\":true"))
                .noneMatch(frame -> frame.contains("\"channel\":\"book\",\"type\""));
        line.send(BOOK);
        world.runSeconds(1);
        assertThat(world.take())
                .anyMatch(frame -> frame.contains("\"channel\":\"book\",\"type\":\"snapshot\""));
    }

    @Test
    void s47_wrongChecksum() {
        String sound = checksumOfNextUpdate(World.with());

        String wrong = checksumOfNextUpdate(World.with("+0s fault wrong-checksum times 2"));

        assertThat(wrong).isNotEqualTo(sound).matches("\\d+");
    }

    private static String checksumOfNextUpdate(World world) {
        Line line = world.open(Face.PUBLIC, "public");
        line.send(BOOK);
        world.runSeconds(1);
        world.take();
        world.sweep("60010.0");
        world.runSeconds(1);
        return world.take().stream()
                .filter(frame -> frame.contains("\"channel\":\"book\""))
                .findFirst()
                .orElse("no update")
                .replaceFirst(".*\"checksum\":(\\d+).*", "$1");
    }

    @Test
    void s47_clockSkew() {
        World world =
                World.with(
                        "+0s fault clock-ahead for 10s of 90s",
                        "+20s fault clock-behind for 10s of 45s");
        long seconds = World.START / 1_000_000_000;

        world.runSeconds(1);
        assertThat(time(world)).isEqualTo(seconds + 1 + 90);
        world.runSeconds(12);
        assertThat(time(world)).isEqualTo(seconds + 1 + 1 + 12);
        world.runSeconds(9);
        assertThat(time(world)).isEqualTo(seconds + 1 + 1 + 12 + 1 + 9 - 45);
    }

    /** What the venue says; a second passes. */
    private static long time(World world) {
        world.take();
        world.get("/0/public/Time");
        world.runSeconds(1);
        return Long.parseLong(
                world.take().getFirst().replaceFirst(".*\"unixtime\":(\\d+).*", "$1"));
    }

    private static List<String> reports(List<String> heard) {
        return heard.stream()
                .filter(frame -> frame.contains("\"channel\":\"executions\",\"type\""))
                .toList();
    }
}
