package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulator of Kraken must do over REST, one test a statement of the venue's conformance
 * list, whose number the name bears. Raw bytes in, raw bytes out.
 */
class SimulatorConformanceTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s06_resultsAreKeyedByThePairIdWhateverWasAsked() {
        kraken.sweep("60000.0");
        for (String name : List.of("XBTUSD", "XXBTZUSD", "BTC/USD")) {
            for (String method :
                    List.of("Ticker", "OHLC", "Trades", "Depth", "Spread", "AssetPairs")) {
                Json.Fields result = (Json.Fields) kraken.get(method, "pair=" + name).result();
                assertThat(result.byName().keySet())
                        .as(method)
                        .filteredOn(key -> !key.equals("last"))
                        .containsExactly("XXBTZUSD");
            }
            for (String fees : List.of("fees", "fees_maker")) {
                Json.Fields result =
                        (Json.Fields) kraken.post("TradeVolume", "pair", name).result(fees);
                assertThat(result.byName().keySet()).containsExactly("XXBTZUSD");
            }
        }
        String id = kraken.buy("0.01", "60000.0", "a").at("txid", 0);
        kraken.sweep("60000.0");
        assertThat(kraken.post("QueryOrders", "txid", id).at(id, "descr", "pair"))
                .isEqualTo("XBTUSD");
        Json.Fields trades = (Json.Fields) kraken.post("TradesHistory").result("trades");
        assertThat(trades.byName().values())
                .singleElement()
                .matches(row ->
                        RawCaller.walk(row, "pair").scalar().orElseThrow().equals("XXBTZUSD"));
    }

    @Test
    void s17_ordersOffTickOrBelowTheMinimumsAreRefused() {
        kraken.exchange.revise(
                kraken.now, RawCaller.market(RawCaller.BTC).withTickSize(new BigDecimal("0.5")));

        assertThat(kraken.buy("0.01", "59000.3", "a").error())
                .isEqualTo("EOrder:Tick size check failed");
        assertThat(kraken.buy("0.01", "59000.55", "a").error())
                .isEqualTo(
                        "EOrder:Invalid price:XXBTZUSD price can only be specified up to 1"
                                + " decimals.");
        assertThat(kraken.buy("0.00004", "59000.5", "a").error())
                .isEqualTo("EGeneral:Invalid arguments:volume minimum not met");
        assertThat(kraken.buy("0.00005", "9999.5", "a").error())
                .isEqualTo("EOrder:Cost minimum not met");
        assertThat(kraken.buy("0.010000001", "59000.5", "a").error())
                .isEqualTo("EGeneral:Invalid arguments:volume");

        RawCaller.Line line = kraken.account();
        line.send("add_order", order("buy", "0.00004", "59000.5", "\"post_only\":true"));
        assertThat(line.answer().get("error").orElseThrow().scalar())
                .hasValue("EOrder:Order minimum not met");
    }

    @Test
    void s18_addOrderGivesAnArrayOfIdsAndABatchElementATextOfOne() {
        assertThat(kraken.buy("0.01", "59000.0", "a").result("txid"))
                .isInstanceOf(Json.Values.class);

        Answer batch =
                batch(row("buy", "0.01", "58000.0", "b"), row("sell", "0.01", "61000.0", "c"));

        assertThat(batch.result("orders", 0, "txid")).isInstanceOf(Json.Text.class);
        assertThat(batch.at("orders", 1, "descr", "order"))
                .isEqualTo("sell 0.01000000 XBTUSD @ limit 61000.0");
    }

    @Test
    void s19_validateDescribesAndChangesNothing() {
        Answer answer =
                kraken.post(
                        "AddOrder",
                        "ordertype",
                        "limit",
                        "type",
                        "buy",
                        "pair",
                        "XBTUSD",
                        "volume",
                        "1000",
                        "price",
                        "59000.0",
                        "validate",
                        "true");

        assertThat(answer.at("descr", "order"))
                .isEqualTo("buy 1000.00000000 XBTUSD @ limit 59000.0");
        assertThat(((Json.Fields) answer.result()).has("txid")).isFalse();
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();
        assertThat(kraken.post("BalanceEx").at("ZUSD", "hold_trade")).isEqualTo("0.0000");
        assertThat(kraken.exchange.truth().engineCounter(kraken.now, kraken.account, RawCaller.BTC))
                .isZero();
    }

    @Test
    void s20_aCrossingPostOnlyOrderSucceedsAndEndsCancelledWithoutATrade() {
        String id = kraken.buy("0.01", "60100.0", "a").at("txid", 0);

        Answer read = kraken.post("QueryOrders", "txid", id);

        assertThat(read.at(id, "status")).isEqualTo("canceled");
        assertThat(read.at(id, "reason")).isEqualTo("Post only order");
        assertThat(read.at(id, "vol_exec")).isEqualTo("0.00000000");
        assertThat(kraken.exchange.truth().order(id).orElseThrow().fills()).isEmpty();
        assertThat(told(kraken.sell("0.01", "60099.9", "b")))
                .as("at the bid")
                .isEqualTo("canceled");
        assertThat(told(kraken.sell("0.01", "60100.0", "c"))).as("at the ask").isEqualTo("open");
        assertThat(told(kraken.buy("0.01", "60099.9", "d"))).as("at the bid").isEqualTo("open");
    }

    private String told(Answer added) {
        return kraken.exchange.truth().order(added.at("txid", 0)).orElseThrow().status();
    }

    @Test
    void s21_oneInvalidOrderRefusesABatchAndOneWithoutFundsFailsAlone() {
        Answer invalid =
                batch(row("buy", "0.01", "58000.0", "b"), row("sell", "0.00001", "61000.0", "c"));
        Answer poor =
                batch(
                        row("buy", "0.01", "58000.0", "b"),
                        row("sell", "5", "61000.0", "c"),
                        row("buy", "0.01", "57000.0", "d"));

        assertThat(invalid.error()).startsWith("EGeneral:Invalid arguments:volume");
        assertThat(poor.error()).isEmpty();
        assertThat(poor.at("orders", 0, "descr", "order")).startsWith("buy 0.01000000");
        assertThat(poor.at("orders", 1, "error")).isEqualTo("EOrder:Insufficient funds");
        assertThat(poor.at("orders", 1, "descr", "order"))
                .isEqualTo("sell 5.00000000 XBTUSD @ limit 61000.0");
        assertThat(poor.at("orders", 2, "descr", "order")).contains("57000.0");
        assertThat(kraken.exchange.truth().orders(kraken.account)).hasSize(2);
        assertThat(kraken.post("AddOrderBatch", "pair", "XBTUSD", "orders", "[]").error())
                .isEqualTo("EGeneral:Invalid arguments:orders");
    }

    @Test
    void s22_anAmendKeepsIdsAndFillsAndItsPlaceOnlyWhenTheQuantityFalls() {
        int rival =
                kraken.exchange.openAccount(
                        kraken.now,
                        Map.of("USD", new BigDecimal("10000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        String mine = kraken.buy("0.02", "60000.0", "mine").at("txid", 0);
        String theirs = human(rival, "0.01");

        amend(mine, "0.015", "60000.0");
        print(Side.SELL, "60000.0", "0.004");
        assertThat(filled(mine)).isEqualByComparingTo("0.004");
        assertThat(filled(theirs)).isZero();

        amend(mine, "0.016", "60000.0");
        print(Side.SELL, "60000.0", "0.002");
        assertThat(filled(mine)).isEqualByComparingTo("0.004");
        assertThat(filled(theirs)).isEqualByComparingTo("0.002");

        amend(mine, "0.016", "60000.1");
        amend(mine, "0.016", "60000.0");
        String late = human(rival, "0.001");
        amend(mine, "0.016", "59999.9");
        amend(mine, "0.016", "60000.0");
        print(Side.SELL, "60000.0", "0.009");
        assertThat(filled(theirs)).as("whole, first of all").isEqualByComparingTo("0.01");
        assertThat(filled(late)).as("came later, but mine moved").isEqualByComparingTo("0.001");
        assertThat(filled(mine)).isEqualByComparingTo("0.004");

        assertThat(amend(mine, "0.001", "60000.0").error()).isEmpty();
        Answer read = kraken.post("QueryOrders", "txid", mine);
        assertThat(read.at(mine, "status")).isEqualTo("canceled");
        assertThat(read.at(mine, "vol_exec")).isEqualTo("0.00400000");
        assertThat(read.at(mine, "cl_ord_id")).isEqualTo("mine");
    }

    @Test
    void s23_aClientsIdIsUniqueAmongOpenOrdersAndReusableAfter() {
        String first = kraken.buy("0.01", "59000.0", "grid-1").at("txid", 0);
        assertThat(kraken.buy("0.01", "58000.0", "grid-1").error())
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        kraken.post("CancelOrder", "txid", first);
        assertThat(kraken.buy("0.01", "58000.0", "grid-1").error()).isEmpty();

        assertThat(kraken.buy("0.01", "57000.0", "a".repeat(19)).error())
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        assertThat(kraken.buy("0.01", "57000.0", "a".repeat(18)).error()).isEmpty();
        assertThat(kraken.buy("0.01", "57000.0", "12345678123412341234123456789abc").error())
                .isEmpty();
        assertThat(kraken.buy("0.01", "57000.0", "12345678-1234-1234-1234-123456789ABC").error())
                .as("the same 128 bits")
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        assertThat(
                        kraken.post(
                                        "AddOrder",
                                        "ordertype",
                                        "limit",
                                        "type",
                                        "buy",
                                        "pair",
                                        "XBTUSD",
                                        "volume",
                                        "0.01",
                                        "price",
                                        "58000.0",
                                        "cl_ord_id",
                                        "x",
                                        "userref",
                                        "7")
                                .error())
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        assertThat(kraken.exchange.truth().clientIdsRepeated(kraken.account))
                .containsExactly("grid1");
    }

    @Test
    void s24_cancellingAFinishedOrderIsAnUnknownOrder() {
        String id = kraken.buy("0.01", "60000.0", "a").at("txid", 0);
        kraken.sweep("60000.0");

        assertThat(kraken.post("CancelOrder", "txid", id).error())
                .isEqualTo("EOrder:Unknown order");
        assertThat(kraken.post("CancelOrder", "cl_ord_id", "a").error())
                .isEqualTo("EOrder:Unknown order");
    }

    @Test
    void s25_theDeadMansSwitchCancelsAllOnceAndAZeroDisarmsIt() {
        RawCaller.Line line = kraken.followed();
        kraken.buy("0.01", "59000.0", "a");
        Answer armed = kraken.post("CancelAllOrdersAfter", "timeout", "60");
        assertThat(armed.at("currentTime")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(armed.at("triggerTime")).isEqualTo("2026-11-20T10:01:00Z");
        line.session.closed(kraken.now);
        kraken.pass(59.9);
        assertThat(open()).as("a lost connection cancels nothing").isEqualTo(1);
        kraken.pass(0.1);
        assertThat(open()).isZero();

        kraken.buy("0.01", "59000.0", "again");
        kraken.post("CancelAllOrdersAfter", "timeout", "60");
        kraken.pass(50);
        RawCaller.Line second = kraken.account();
        second.send("cancel_all_orders_after", "\"timeout\":60");
        kraken.pass(59.9);
        assertThat(open()).as("each call sets the one timer anew").isEqualTo(1);
        kraken.pass(0.1);
        assertThat(open()).isZero();

        kraken.buy("0.01", "59000.0", "b");
        kraken.pass(600);
        assertThat(open()).as("the switch is off").isEqualTo(1);

        kraken.post("CancelAllOrdersAfter", "timeout", "60");
        assertThat(kraken.post("CancelAllOrdersAfter", "timeout", "0").at("triggerTime"))
                .isEqualTo("0");
        kraken.pass(600);
        assertThat(open()).isEqualTo(1);

        kraken.post("CancelAllOrdersAfter", "timeout", "60");
        kraken.exchange.mode(kraken.now, SystemMode.MAINTENANCE);
        kraken.pass(300);
        assertThat(open()).as("nothing is cancelled in maintenance").isEqualTo(1);
        kraken.exchange.mode(kraken.now, SystemMode.CANCEL_ONLY);
        assertThat(open()).isZero();
    }

    @Test
    void s26_holdsAddUpAndAnOrderAboveWhatIsAvailableIsRefused() {
        kraken.buy("0.01", "60000.0", "a");
        kraken.buy("0.02", "50000.0", "b");
        kraken.sell("0.3", "61000.0", "c");

        Answer held = kraken.post("BalanceEx");

        assertThat(held.at("ZUSD", "hold_trade")).isEqualTo("1604.0000");
        assertThat(held.at("ZUSD", "balance")).isEqualTo("10000.0000");
        assertThat(held.at("XXBT", "hold_trade")).isEqualTo("0.3000000000");
        assertThat(kraken.sell("0.70000001", "62000.0", "d").error())
                .isEqualTo("EOrder:Insufficient funds");
        assertThat(kraken.sell("0.7", "62000.0", "d").error()).isEmpty();
        kraken.post("CancelAll");
        assertThat(kraken.post("BalanceEx").at("ZUSD", "hold_trade")).isEqualTo("0.0000");
    }

    @Test
    void s52_volumesHaveTheLotDecimalsOfTheirMarket() {
        Answer added =
                kraken.post(
                        "AddOrder",
                        "ordertype",
                        "limit",
                        "type",
                        "buy",
                        "pair",
                        "SUIUSD",
                        "volume",
                        "49.96",
                        "price",
                        "2.4");
        assertThat(added.at("descr", "order")).isEqualTo("buy 49.96000 SUIUSD @ limit 2.4000");
        String id = added.at("txid", 0);
        assertThat(kraken.post("QueryOrders", "txid", id).at(id, "vol")).isEqualTo("49.96000");
        assertThat(
                        kraken.post(
                                        "AddOrder",
                                        "ordertype",
                                        "limit",
                                        "type",
                                        "buy",
                                        "pair",
                                        "SUIUSD",
                                        "volume",
                                        "49.960001",
                                        "price",
                                        "2.4")
                                .error())
                .isEqualTo("EGeneral:Invalid arguments:volume");
    }

    @Test
    void s53_maintenanceAndIncidentsAreToldAndTheStatusDoesNotFollowFromThem() {
        Instant start = Instant.parse("2026-11-20T12:00:00Z");
        kraken.exchange.announce(
                new MaintenanceWindow(34, "engine", start, start.plusSeconds(1800), "continue"));
        kraken.exchange.emergency(
                new MaintenanceWindow(35, "slow", start, start.plusSeconds(1800), "unspecified"));

        Answer status = kraken.get("SystemStatus", "");
        assertThat(status.at("status")).isEqualTo("online");
        assertThat(status.at("upcoming_maintenance", 0, "event_id")).isEqualTo("34");
        assertThat(status.at("upcoming_maintenance", 0, "time_to_start_s")).isEqualTo("7200");
        assertThat(status.at("upcoming_maintenance", 0, "phase")).isEqualTo("reminder_24h");
        assertThat(status.at("upcoming_maintenance", 0, "order_submission")).isEqualTo("allowed");
        assertThat(status.at("emergency", 0, "event_id")).isEqualTo("35");
        assertThat(kraken.get("MaintenanceSchedule", "").at("events", 0, "title"))
                .isEqualTo("engine");

        Rules strange = kraken.exchange.rules().with(Quirk.ORDER_SUBMISSION_UNKNOWN);
        kraken.exchange.rules(kraken.now, strange);
        assertThat(kraken.get("MaintenanceSchedule", "").at("events", 0, "order_submission"))
                .isEqualTo("by_appointment");

        kraken.pass(7200 - 1800);
        assertThat(phase()).isEqualTo("approaching_30m");
        kraken.pass(1500);
        assertThat(phase()).isEqualTo("imminent_5m");
        kraken.pass(270);
        assertThat(phase()).isEqualTo("final_warning_30s");
        kraken.pass(31);
        assertThat(kraken.get("SystemStatus", "").text())
                .contains("\"status\":\"online\"")
                .contains("\"upcoming_maintenance\":[]");
        kraken.exchange.resolveEmergencies();
        assertThat(kraken.get("SystemStatus", "").text()).contains("\"emergency\":[]");
    }

    private String phase() {
        return kraken.get("SystemStatus", "").at("upcoming_maintenance", 0, "phase");
    }

    @Test
    void s54_aFillMakesTwoEntriesWithOneReferenceThatAddUpToTheBalances() {
        kraken.buy("0.01", "60000.0", "a");
        print(Side.SELL, "60000.0", "0.004");
        kraken.sweep("60000.0");

        Json.Fields ledger = (Json.Fields) kraken.post("Ledgers").result("ledger");

        assertThat(ledger.byName()).hasSize(4);
        BigDecimal usd = new BigDecimal("10000.0000");
        BigDecimal btc = new BigDecimal("1.0000000000");
        Map<String, Integer> references = new TreeMap<>();
        for (Json row : ledger.byName().values()) {
            String amount = RawCaller.walk(row, "amount").scalar().orElseThrow();
            String fee = RawCaller.walk(row, "fee").scalar().orElseThrow();
            BigDecimal change = new BigDecimal(amount).subtract(new BigDecimal(fee));
            references.merge(RawCaller.walk(row, "refid").scalar().orElseThrow(), 1, Integer::sum);
            boolean isUsd = RawCaller.walk(row, "asset").scalar().orElseThrow().equals("ZUSD");
            assertThat(new BigDecimal(amount).scale()).isEqualTo(isUsd ? 4 : 10);
            usd = isUsd ? usd.add(change) : usd;
            btc = isUsd ? btc : btc.add(change);
        }
        assertThat(references.values()).containsExactly(2, 2);
        Answer balance = kraken.post("Balance");
        assertThat(balance.at("ZUSD")).isEqualTo(usd.toPlainString());
        assertThat(balance.at("XXBT")).isEqualTo(btc.toPlainString());
    }

    // Hands.

    private void print(Side taker, String price, String volume) {
        kraken.exchange.print(
                kraken.now, RawCaller.BTC, taker, new BigDecimal(price), new BigDecimal(volume));
    }

    private String human(int account, String volume) {
        return kraken.exchange.humanOrder(
                kraken.now,
                account,
                OrderEntry.limit(
                        RawCaller.BTC,
                        Side.BUY,
                        new BigDecimal(volume),
                        new BigDecimal("60000.0")));
    }

    private BigDecimal filled(String id) {
        return kraken.exchange.truth().order(id).orElseThrow().filled();
    }

    private Answer amend(String id, String quantity, String price) {
        return kraken.post("AmendOrder", "txid", id, "order_qty", quantity, "limit_price", price);
    }

    private long open() {
        return ((Json.Fields) kraken.post("OpenOrders").result("open")).byName().size();
    }

    private Answer batch(String... rows) {
        return kraken.postJson(
                "AddOrderBatch",
                "\"pair\":\"XBTUSD\",\"orders\":[" + String.join(",", rows) + "]}");
    }

    private static String row(String side, String volume, String price, String id) {
        return "{\"ordertype\":\"limit\",\"type\":\""
                + side
                + "\",\"volume\":\""
                + volume
                + "\",\"price\":\""
                + price
                + "\",\"oflags\":\"post\",\"cl_ord_id\":\""
                + id
                + "\"}";
    }

    private static String order(String side, String volume, String price, String more) {
        return "\"order_type\":\"limit\",\"side\":\""
                + side
                + "\",\"symbol\":\"BTC/USD\",\"order_qty\":"
                + volume
                + ",\"limit_price\":"
                + price
                + ","
                + more;
    }
}
