package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How an account and its orders are known. */
class AccountStreamTest {

    private static final ClientOrderId ID = new ClientOrderId("grid-000017-b");

    private final StreamFixture world = new StreamFixture();
    private final TestLoop loop = world.loop;
    private final Set<String> booked = new HashSet<>();
    private final List<String> tokens = new ArrayList<>();
    private final AccountStream stream =
            new AccountStream(
                    world.host,
                    StreamFixture.URL,
                    world.markets,
                    new EngineCounters(Tier.PRO, 20, 0),
                    this::token,
                    booked::contains,
                    world.events::add);

    private CompletableFuture<String> token() {
        tokens.add("token-" + (tokens.size() + 1));
        return CompletableFuture.completedFuture(tokens.getLast());
    }

    @BeforeEach
    void open() {
        stream.open();
        loop.passMillis(1);
        comesUp();
    }

    private void comesUp() {
        subscribes();
        line().says(Reports.executions("snapshot", 1));
        line().says(Reports.totals(1, "USD", "10000.0000"));
    }

    private void subscribes() {
        line().opens();
        line().says(StreamFixture.STATUS);
        loop.passMillis(300);
        line().grants("subscribe", "executions");
        line().grants("subscribe", "balances");
    }

    private ScriptedSockets.Line line() {
        return world.sockets.line();
    }

    @Test
    void givenBothSnapshots_thenTheAccountIsLive() {
        assertThat(line().sent)
                .containsExactly(
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\","
                                + "\"snap_orders\":true,\"snap_trades\":true,\"order_status\":true,"
                                + "\"ratecounter\":true,\"token\":\"token-1\"},\"req_id\":1}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"balances\","
                                + "\"snapshot\":true,\"token\":\"token-1\"},\"req_id\":2}");
        assertThat(stream.isLive()).isTrue();
        assertThat(world.events)
                .containsExactly(
                        new VenueEvent.AccountLive(
                                List.of(),
                                List.of(),
                                List.of(
                                        new VenueEvent.AssetTotal(
                                                "USD", new BigDecimal("10000")))));
    }

    @Test
    void givenTheLifeOfAnOrder_thenItIsPutTogetherFromItsReports() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.NEW));
        line().says(
                        Reports.one(
                                4,
                                Reports.trade(
                                        "T1", "0.00400000", "240.00000", "0.60000", "0.004")));
        line().says(
                        Reports.one(
                                5,
                                Reports.trade(
                                        "T2", "0.00600000", "360.00000", "0.90000", "0.010")));
        line().says(Reports.one(6, Reports.filled("0.01000000")));

        assertThat(states())
                .containsExactly(
                        "PENDING 0", "OPEN 0", "OPEN 400000", "OPEN 1000000", "FILLED 1000000");
        VenueOrder last = orders().getLast();
        assertThat(last.clientId()).isEqualTo(Optional.of(ID));
        assertThat(last.symbol()).isEqualTo("BTC/USD");
        assertThat(last.side()).isEqualTo(Side.BUY);
        assertThat(last.priceTicks()).isEqualTo(600_000);
        assertThat(last.lots()).isEqualTo(1_000_000);
        assertThat(last.cost()).isEqualByComparingTo("600");
        assertThat(last.fee()).isEqualByComparingTo("1.5");
        assertThat(fills()).extracting(VenueFill::executionId).containsExactly("T1", "T2");
        assertThat(fills().getFirst().fees())
                .containsExactly(new VenueFill.Fee("USD", new BigDecimal("0.6")));
        assertThat(fills().getFirst().maker()).isTrue();
    }

    /** The end comes before the last fill: it waits. */
    @Test
    void c56_givenFilledBeforeItsTrade_thenTheOrderEndsOnlyWhenItsFillsAddUp() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.filled("0.01000000")));
        assertThat(states()).containsExactly("PENDING 0");

        line().says(Reports.one(4, Reports.trade("T1", "0.01000000", "600", "1.5", "0.01")));

        assertThat(states()).containsExactly("PENDING 0", "OPEN 1000000", "FILLED 1000000");
    }

    @Test
    void givenAnEndWhoseFillsNeverCome_thenTheAccountIsTakenAnew() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.canceled("0.00400000", "User requested")));
        line().says(Reports.entry(2, "USD", "-1", "0", "9999.0000"));
        world.passWithHeartbeats(5);

        assertThat(lost())
                .containsExactly("Kraken account: an order ended with fills that were not told.");
        assertThat(stream.isLive()).isFalse();
    }

    @Test
    void givenAFillTwice_thenItIsToldOnce() {
        line().says(Reports.one(2, Reports.PENDING));
        String trade = Reports.trade("T1", "0.00400000", "240", "0.6", "0.004");
        line().says(Reports.one(3, trade));
        line().says(Reports.one(4, trade));

        assertThat(fills()).hasSize(1);
        assertThat(states()).containsExactly("PENDING 0", "OPEN 400000");
        assertThat(stream.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void c40_givenAFillThatWasBookedBeforeARestart_thenItCountsButIsNotTold() {
        booked.add("T1");
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));

        assertThat(fills()).isEmpty();
        assertThat(states()).containsExactly("PENDING 0", "OPEN 400000");
    }

    @Test
    void givenAPartialFillThenACancel_thenThePartIsKept() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));
        line().says(Reports.one(4, Reports.canceled("0.00400000", "User requested")));

        assertThat(states().getLast()).isEqualTo("CANCELLED 400000");
    }

    @Test
    void c58_givenACancelThatNobodyAskedFor_thenItsWordsSayThatItIsForeign() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.canceled("0", "User requested")));

        assertThat(orders().getLast().words())
                .isEqualTo("User requested; not asked for by this client");
    }

    @Test
    void givenACancelThatWasAskedForElsewhere_thenItIsOurs() {
        stream.cancelAsked(ID);
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.canceled("0", "User requested")));

        assertThat(orders().getLast().words()).isEqualTo("User requested");
    }

    @Test
    void givenALateFillAfterACancel_thenItIsApplied() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.canceled("0", "User requested")));
        line().says(Reports.one(4, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));

        assertThat(states().getLast()).isEqualTo("CANCELLED 400000");
        assertThat(fills()).hasSize(1);
    }

    @Test
    void c57_givenANameThatIsSpelledAnew_thenItIsTheSameOrder() {
        stream.cancelAsked(new ClientOrderId("0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
        String echoed = "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0";
        line().says(Reports.one(2, Reports.PENDING.replace(ID.text(), echoed)));
        line().says(Reports.one(3, Reports.canceled("0", "Any").replace(ID.text(), echoed)));

        assertThat(orders().getLast().words()).isEqualTo("Any");
    }

    @Test
    void givenAnAmendment_thenTheOrderHasItsNewPriceAndQuantity() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.amended("0.02000000", "61000.5")));

        assertThat(orders().getLast().lots()).isEqualTo(2_000_000);
        assertThat(orders().getLast().priceTicks()).isEqualTo(610_005);
    }

    @Test
    void c60_givenNoUsdEquivalent_thenTheFeeIsThatOfTheFill() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(3, Reports.trade("T1", "0.00400000", "240", "-0.05", "0.004")));

        assertThat(orders().getLast().fee()).isEqualByComparingTo("-0.05");
    }

    @Test
    void c42_givenAMissingReport_thenTheAccountIsLostAndTakenAnew() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(4, Reports.NEW));

        assertThat(lost()).containsExactly("Kraken account: a report of an order is missing.");
        loop.passMillis(300);
        line().grants("unsubscribe", "executions");
        line().grants("unsubscribe", "balances");
        loop.passMillis(300);
        line().grants("subscribe", "executions");
        line().grants("subscribe", "balances");
        line().says(Reports.executions("snapshot", 1, Reports.openOrder("0.00400000")));
        line().says(Reports.totals(1, "USD", "9760"));

        VenueEvent.AccountLive live = world.events(VenueEvent.AccountLive.class).getLast();
        assertThat(live.open()).hasSize(1);
        assertThat(live.open().getFirst().filledLots()).isEqualTo(400_000);
        assertThat(stream.counts().gaps()).isEqualTo(1);
    }

    @Test
    void givenAFrameTwice_thenTheSecondIsPassedOver() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(Reports.one(2, Reports.PENDING));

        assertThat(states()).containsExactly("PENDING 0");
        assertThat(lost()).isEmpty();
    }

    @Test
    void givenAnUnknownWord_thenTheAccountIsTakenAnewRatherThanGuessed() {
        line().says(Reports.one(2, Reports.PENDING));
        line().says(
                        Reports.one(
                                3,
                                Reports.NEW.replace(
                                        "\"exec_type\":\"new\"", "\"exec_type\":\"odd\"")));

        assertThat(lost())
                .containsExactly(
                        "Kraken account: something on no list has happened to"
                                + " OVN7VD-7VYHS-APBKHA.");
    }

    @Test
    void givenAReportOfAnOrderNeverToldOf_thenTheAccountIsTakenAnew() {
        line().says(Reports.one(2, Reports.NEW));

        assertThat(lost())
                .containsExactly("Kraken account: order OVN7VD-7VYHS-APBKHA was never told of.");
    }

    @Test
    void givenAFillOfAnOrderNeverToldOf_thenItIsToldAllTheSame() {
        line().says(Reports.one(2, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));

        assertThat(fills()).hasSize(1);
        assertThat(lost()).hasSize(1);
    }

    @Test
    void givenAnOrderOfAMarketOfNoList_thenItIsPassedOver() {
        String strange = Reports.PENDING.replace("BTC/USD", "NO/SUCH");
        line().says(Reports.one(2, strange));
        line().says(Reports.one(3, Reports.NEW));

        assertThat(orders()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void givenABalanceThatAddsUp_thenItIsTold() {
        line().says(Reports.entry(2, "USD", "-240.0000", "0.6000", "9759.4000"));
        line().says(Reports.entry(3, "BTC", "0.0040000000", "0.0000000000", "0.0040000000"));

        assertThat(world.events(VenueEvent.BalanceChanged.class)).hasSize(2);
        assertThat(lost()).isEmpty();
    }

    @Test
    void givenABalanceThatDoesNotAddUp_thenTheAccountIsTakenAnew() {
        line().says(Reports.entry(2, "USD", "-240.0000", "0.6000", "9760.0000"));

        assertThat(lost()).containsExactly("Kraken account: the balance of USD does not add up.");
    }

    @Test
    void givenAWalletThatIsNotForTrading_thenItsChangesDoNotCount() {
        line().says(Reports.entry(2, "USD", "-5", "0", "1").replace("spot", "earn"));

        assertThat(world.events(VenueEvent.BalanceChanged.class)).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void givenALostConnection_thenTheNextOneHasAFreshTokenAndIsLiveFromItsSnapshots() {
        line().ends("gone");
        assertThat(lost()).containsExactly("Kraken account: gone.");
        loop.passMillis(600);
        comesUp();

        assertThat(tokens).containsExactly("token-1", "token-2");
        assertThat(line().sent.getFirst()).contains("\"token\":\"token-2\"");
        assertThat(world.events(VenueEvent.AccountLive.class)).hasSize(2);
    }

    @Test
    void givenAnInvalidSession_thenTheNextConnectionHasAFreshToken() {
        line().ends("gone");
        loop.passMillis(600);
        line().opens();
        loop.passMillis(100);
        long id = ScriptedSockets.requestId(line().sent("executions"));
        line().says(
                        "{\"method\":\"subscribe\",\"req_id\":"
                                + id
                                + ",\"success\":false,\"status\":\"error\","
                                + "\"error\":\"ESession:Invalid session\"}");
        loop.passSeconds(2);

        assertThat(tokens).containsExactly("token-1", "token-2", "token-3");
        assertThat(world.sockets.lines).hasSize(3);
    }

    @Test
    void c50_givenAnErrorThatRepeatsTheToken_thenNothingThatIsToldHasIt() {
        line().ends("gone");
        loop.passMillis(600);
        line().opens();
        loop.passMillis(100);
        long id = ScriptedSockets.requestId(line().sent("executions"));
        line().says(
                        "{\"method\":\"subscribe\",\"req_id\":"
                                + id
                                + ",\"success\":false,"
                                + "\"error\":\"EGeneral:Permission denied:token-2\"}");

        assertThat(lost().getLast())
                .isEqualTo(
                        "Kraken account: Kraken refuses executions:"
                                + " EGeneral:Permission denied:hidden.");
        assertThat(world.events.toString()).doesNotContain("token-2");
    }

    @Test
    void givenAKeyWithoutTheRight_thenItIsNotTriedAgain() {
        line().ends("gone");
        loop.passMillis(600);
        line().opens();
        loop.passMillis(100);
        long id = ScriptedSockets.requestId(line().sent("executions"));
        line().says(
                        "{\"method\":\"subscribe\",\"req_id\":"
                                + id
                                + ",\"success\":false,\"error\":\"EGeneral:Permission denied\"}");
        loop.passSeconds(600);

        assertThat(world.events(VenueEvent.AccountRefused.class)).hasSize(1);
        assertThat(world.sockets.lines).hasSize(2);
        assertThat(lost().getLast())
                .isEqualTo(
                        "Kraken account: Kraken refuses executions: EGeneral:Permission denied.");
    }

    @Test
    void givenFillsOfASnapshot_thenTheyAreToldOldestFirstAndNotAgain() {
        line().ends("gone");
        loop.passMillis(600);
        subscribes();
        line().says(
                        Reports.executions(
                                "snapshot",
                                1,
                                Reports.earlierFill("T2"),
                                Reports.earlierFill("T1"),
                                Reports.openOrder("0.00400000")));
        line().says(Reports.one(2, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));
        line().says(Reports.totals(1, "USD", "1"));

        VenueEvent.AccountLive live = world.events(VenueEvent.AccountLive.class).getLast();
        assertThat(live.recent()).extracting(VenueFill::executionId).containsExactly("T1", "T2");
        assertThat(fills()).isEmpty();
    }

    @Test
    void givenAReportBetweenTheSnapshots_thenItIsToldBehindThem() {
        line().ends("gone");
        loop.passMillis(600);
        subscribes();
        line().says(Reports.executions("snapshot", 1));
        line().says(Reports.one(2, Reports.PENDING));
        assertThat(orders()).isEmpty();
        line().says(Reports.totals(1, "USD", "1"));

        assertThat(world.events.getLast()).isInstanceOf(VenueEvent.OrderReported.class);
    }

    @Test
    void givenThreeGapsInAMinute_thenAnotherConnectionIsTried() {
        for (int i = 0; i < 3; i++) {
            line().says("{\"channel\":");
        }

        assertThat(world.sockets.lines.getFirst().aborted).isTrue();
    }

    @Test
    void givenATokenThatCannotBeHad_thenItIsTriedAgainLater() {
        var failing = new StreamFixture();
        var attempts = new ArrayList<String>();
        var other =
                new AccountStream(
                        failing.host,
                        StreamFixture.URL,
                        failing.markets,
                        new EngineCounters(Tier.PRO, 20, 0),
                        () -> {
                            attempts.add("one");
                            return CompletableFuture.failedFuture(
                                    new IllegalStateException("no token is given"));
                        },
                        booked::contains,
                        failing.events::add);
        other.open();
        failing.loop.passSeconds(60);

        assertThat(attempts).hasSizeBetween(4, 30);
        assertThat(failing.sockets.lines).isEmpty();
        assertThat(failing.events(VenueEvent.AccountLost.class).getFirst().sentence())
                .isEqualTo("Kraken account: no token is given.");
    }

    private List<String> lost() {
        return world.events(VenueEvent.AccountLost.class).stream()
                .map(VenueEvent.AccountLost::sentence)
                .toList();
    }

    private List<VenueOrder> orders() {
        return world.events(VenueEvent.OrderReported.class).stream()
                .map(VenueEvent.OrderReported::order)
                .toList();
    }

    private List<String> states() {
        return orders().stream().map(order -> order.state() + " " + order.filledLots()).toList();
    }

    private List<VenueFill> fills() {
        return world.events(VenueEvent.Filled.class).stream().map(VenueEvent.Filled::fill).toList();
    }
}
