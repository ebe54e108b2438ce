package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.FrameFault;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Connections, what is asked on them, and what is said on them beside the data. */
class ConnectionConformanceTest {

    private static final String BTC = Machine.BTC;
    private static final int PUBLIC_PORT = 81;

    /** A member of JSON whose value is a number, but for those inside of texts. */
    private static final Pattern NUMBER = Pattern.compile("\":(-?[0-9][^,}\\]]*)");

    @Test
    void c31_aSilentConnectionIsSuspectedAfterTwoSecondsAndDeadAfterFive() {
        Machine machine = Machine.live();
        machine.print(Side.BUY, "60000.1", "0.1");
        machine.host().run(Duration.ZERO);
        machine.forget();
        machine.strike(
                Fault.once(LineFault.STALL, "public", Duration.ZERO)
                        .lasting(Duration.ofSeconds(30)));

        machine.host().run(Duration.ofMillis(1_999));
        assertThat(machine.events()).isEmpty();
        machine.host().run(Duration.ofMillis(1));
        assertThat(machine.all(VenueEvent.MarketSuspect.class)).hasSize(1);
        machine.host().run(Duration.ofMillis(2_999));
        assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();
        machine.host().run(Duration.ofMillis(1));
        assertThat(machine.all(VenueEvent.MarketLost.class)).hasSize(1);

        machine.forget();
        machine.run(5);
        assertThat(machine.updates()).isNotEmpty();
        assertThat(machine.updates().getFirst().snapshot()).isTrue();
    }

    @Test
    void c31_aSilentAccountIsSuspectedLostAndTakenAnew() {
        Machine machine = Machine.live();
        machine.place(Machine.buy("grid-1", 500_000, 1_000_000));
        machine.host().run(Duration.ZERO);
        machine.forget();
        machine.strike(
                Fault.once(LineFault.STALL, "account", Duration.ZERO)
                        .lasting(Duration.ofSeconds(30)));

        machine.host().run(Duration.ofMillis(1_900));
        assertThat(machine.all(VenueEvent.MarketSuspect.class)).isEmpty();
        machine.host().run(Duration.ofMillis(2_900));
        assertThat(machine.all(VenueEvent.MarketSuspect.class))
                .singleElement()
                .satisfies(event -> assertThat(event.sentence()).startsWith("Kraken account: "));
        assertThat(machine.all(VenueEvent.AccountLost.class)).isEmpty();
        machine.host().run(Duration.ofMillis(300));
        assertThat(machine.all(VenueEvent.AccountLost.class)).hasSize(1);
        assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();

        machine.run(5);
        assertThat(machine.all(VenueEvent.AccountLive.class))
                .singleElement()
                .satisfies(live -> assertThat(live.open()).hasSize(1));
    }

    @Test
    void c31_aMarketWithoutNewsIsKeptAliveByHeartbeats() {
        Machine machine = Machine.live();
        machine.forget();

        machine.run(600);

        assertThat(machine.all(VenueEvent.MarketSuspect.class)).isEmpty();
        assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();
        assertThat(machine.all(VenueEvent.AccountLost.class)).isEmpty();
    }

    @Test
    void c32_eachMarketOfARequestHasItsOwnAnswerAndARefusalIsOfOneAlone() {
        Machine machine = Machine.in(VirtualHost.sound());
        machine.tap()
                .rewriteFrames(frame ->
                        frame.contains("\"method\":\"subscribe\"") && frame.contains("SOL/USD")
                                ? refusal(frame)
                                : frame);
        machine.venue().open();
        List.of(BTC, "ETH/USD", "SOL/USD").forEach(machine.venue()::follow);
        machine.run(5);

        assertThat(machine.tap().frames("subscribe"))
                .anySatisfy(
                        frame -> assertThat(frame).contains("\"book\"", BTC, "ETH/USD", "SOL/USD"));
        assertThat(machine.all(VenueEvent.MarketGivenUp.class))
                .singleElement()
                .satisfies(event -> assertThat(event.symbol()).isEqualTo("SOL/USD"))
                .satisfies(event ->
                        assertThat(event.sentence())
                                .contains("Currency pair not supported SOL/USD"));
        assertThat(machine.all(VenueEvent.Market.class))
                .extracting(VenueEvent.Market::symbol)
                .contains(BTC, "ETH/USD")
                .doesNotContain("SOL/USD");
        assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();
    }

    private static String refusal(String frame) {
        String number = frame.replaceAll(".*\"req_id\":([0-9]+).*", "$1");
        return "{\"error\":\"Currency pair not supported SOL/USD\",\"method\":\"subscribe\","
                + "\"req_id\":"
                + number
                + ",\"success\":false,\"symbol\":\"SOL/USD\"}";
    }

    @Test
    void c33_everyNumberThatIsSentIsANumberAndHasNoExponent() {
        Machine machine = Machine.live();
        machine.place(Machine.buy("grid-1", 100_000, 5_000));
        machine.place(Machine.buy("grid-2", 1, 1_000_000_000_000L));
        machine.cancel("grid-1");
        machine.outcome(id -> new VenueRequest.CancelAllAfter(id, 60));
        machine.run(60);

        List<String> frames = machine.tap().frames();

        assertThat(frames)
                .anySatisfy(frame -> assertThat(frame).contains("\"order_qty\":0.00005000"));
        for (String frame : frames) {
            assertThat(NUMBER.matcher(frame).results().map(found -> found.group(1)))
                    .as(frame)
                    .allSatisfy(number -> assertThat(number).matches("[0-9]+(\\.[0-9]+)?"));
            for (String member :
                    List.of("order_qty", "limit_price", "timeout", "depth", "req_id")) {
                assertThat(frame).doesNotContain("\"" + member + "\":\"");
            }
        }
        assertThat(machine.host().truth().refusals().keySet())
                .noneMatch(error -> error.contains("number_float"));
    }

    @Test
    void c34_unknownFieldsAndChannelsAndAnyConnectionIdAreNoMatter() {
        for (String id :
                List.of("", "\"connection_id\":18446744073709551615,", "\"connection_id\":7,")) {
            Machine machine = Machine.in(VirtualHost.sound());
            var changed = new ArrayList<String>();
            machine.tap().rewriteFrames(frame -> strange(frame, id, changed));
            machine.venue().open();
            machine.venue().follow(BTC);
            machine.run(3);
            machine.tap()
                    .say(
                            PUBLIC_PORT,
                            "{\"channel\":\"weather\",\"type\":\"update\",\"data\":[{\"rain\":1e400}]}");
            machine.tap().say(PUBLIC_PORT, "{\"method\":\"dance\",\"result\":{},\"success\":true}");
            machine.place(Machine.buy("grid-1", 599_000, 1_000_000));
            machine.sweep("59900.0");
            machine.run(3);

            assertThat(changed)
                    .anyMatch(frame -> frame.contains("\"status\"") && frame.contains(id))
                    .anyMatch(frame -> frame.contains("\"zodiac\"") && frame.contains("\"book\""))
                    .anyMatch(frame -> frame.contains("\"class\":[],\"symbol\""))
                    .noneMatch(frame -> id.isEmpty() && frame.contains("connection_id"));
            assertThat(machine.fills()).hasSize(1);
            assertThat(machine.updates()).hasSizeGreaterThan(1);
            assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();
            assertThat(machine.all(VenueEvent.AccountLost.class)).isEmpty();
        }
    }

    private static String strange(String frame, String connectionId, List<String> changed) {
        String strange =
                frame.replaceAll("\"connection_id\":[0-9]+,", connectionId)
                        .replace(
                                "{\"channel\":",
                                "{\"zodiac\":{\"sign\":[1,null,\"x\"]},\"channel\":")
                        .replace("\"symbol\":", "\"volume_usd\":1.5,\"class\":[],\"symbol\":");
        if (!strange.equals(frame)) {
            changed.add(strange);
        }
        return strange;
    }

    @Test
    void c34_aFrameThatIsNoJsonAndTheEndAfterItAreSurvived() {
        Machine machine = Machine.live();
        machine.forget();
        machine.at((exchange, now) -> exchange.restartProxy(now));
        machine.run(10);

        assertThat(machine.all(VenueEvent.MarketLost.class)).hasSize(1);
        assertThat(machine.updates().getFirst().snapshot()).isTrue();
        assertThat(machine.all(VenueEvent.AccountLive.class)).hasSize(1);

        machine.strike(Fault.once(FrameFault.FRAME_FOREIGN, "account", Duration.ZERO));
        machine.run(10);
        assertThat(machine.all(VenueEvent.AccountLive.class)).hasSize(2);
    }

    /**
     * Pausing, and going on after a reconciliation, is the trader's ({@code ModesTest} in {@code
     * core.machine}: it holds while the venue takes only cancels, and looks everything up before it
     * is armed again); the client tells every mode, and what is not taken in it is refused, by us
     * or by the venue, in one way.
     */
    @Test
    void c48_theWalkThroughTheModesIsToldAndWhatIsNotTakenIsRefused() {
        Machine machine = Machine.live();
        machine.place(Machine.buy("grid-0", 500_000, 1_000_000));
        machine.forget();
        var walk =
                List.of(
                        SystemMode.MAINTENANCE,
                        SystemMode.CANCEL_ONLY,
                        SystemMode.POST_ONLY,
                        SystemMode.ONLINE);
        var taken = new ArrayList<Boolean>();
        for (SystemMode mode : walk) {
            machine.at((exchange, now) -> exchange.mode(now, mode));
            machine.run(1);
            WriteOutcome outcome = machine.place(Machine.buy("grid-" + mode, 500_000, 1_000_000));
            taken.add(outcome instanceof WriteOutcome.Accepted);
            if (outcome instanceof WriteOutcome.Refused(Refusal reason, _)) {
                assertThat(reason).isEqualTo(Refusal.MODE);
            }
        }

        assertThat(taken).containsExactly(false, false, true, true);
        assertThat(machine.all(VenueEvent.ModeChanged.class))
                .containsExactly(
                        venue(TradingMode.MAINTENANCE),
                        venue(TradingMode.CANCEL_ONLY),
                        venue(TradingMode.POST_ONLY),
                        venue(TradingMode.ONLINE));
        assertThat(machine.trueOrders()).hasSize(3);
    }

    private static VenueEvent.ModeChanged venue(TradingMode mode) {
        return new VenueEvent.ModeChanged(Optional.empty(), mode);
    }

    @Test
    void c48_theModeOfAMarketIsToldAsItsOwn() {
        Machine machine = Machine.live();
        machine.forget();

        machine.at((exchange, now) -> exchange.pairStatus(now, BTC, PairStatus.CANCEL_ONLY));
        machine.run(1);
        assertThat(machine.place(Machine.buy("grid-1", 500_000, 1_000_000)))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MODE));
        machine.at((exchange, now) -> exchange.pairStatus(now, BTC, PairStatus.ONLINE));
        machine.run(1);

        assertThat(machine.all(VenueEvent.ModeChanged.class))
                .containsExactly(
                        new VenueEvent.ModeChanged(Optional.of(BTC), TradingMode.CANCEL_ONLY),
                        new VenueEvent.ModeChanged(Optional.of(BTC), TradingMode.ONLINE));
        assertThat(machine.place(Machine.buy("grid-2", 500_000, 1_000_000)))
                .isInstanceOf(WriteOutcome.Accepted.class);
    }
}
