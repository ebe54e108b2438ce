package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may ask a simulator of Kraken, and how often: one test a statement of the venue's conformance
 * list.
 */
class SimulatorConformanceLimitsTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s02_aWrongSignatureAndAnUnknownKeyAreRefusedWithStatus200() {
        String path = "/0/private/Balance";
        Answer signature =
                kraken.sendSigned(
                        kraken.key.publicPart(),
                        path,
                        "application/x-www-form-urlencoded",
                        "nonce=5",
                        RawCaller.sign(kraken.key, path, "5", "nonce=6"));
        Answer key =
                kraken.post(
                        new IssuedKey("LOCALKRAKENnobody", kraken.key.privatePart()), "Balance", 7);

        assertThat(signature.status()).isEqualTo(200);
        assertThat(signature.error()).isEqualTo("EAPI:Invalid signature");
        assertThat(key.status()).isEqualTo(200);
        assertThat(key.error()).isEqualTo("EAPI:Invalid key");
        Answer elsewhere =
                kraken.sendSigned(
                        kraken.key.publicPart(),
                        "/0/private/BalanceEx",
                        "application/x-www-form-urlencoded",
                        "nonce=5",
                        RawCaller.sign(kraken.key, "/0/private/Balance", "5", "nonce=5"));
        assertThat(elsewhere.error())
                .as("signed for another path")
                .isEqualTo("EAPI:Invalid signature");
        assertThat(kraken.post(kraken.key, "Balance", 5).error())
                .as("a nonce is not used up by a wrong signature")
                .isEmpty();
    }

    @Test
    void s03_aNonceThatIsTooLowOrRepeatedIsRefusedAndAWindowLetsOthersOvertake() {
        assertThat(kraken.post(kraken.key, "Balance", 5_000).error()).isEmpty();
        assertThat(kraken.post(kraken.key, "Balance", 5_000).error())
                .isEqualTo("EAPI:Invalid nonce");
        assertThat(kraken.post(kraken.key, "Balance", 4_999).error())
                .isEqualTo("EAPI:Invalid nonce");

        IssuedKey wide = kraken.other(Permission.trading(), 100);
        assertThat(kraken.post(wide, "Balance", 1_000).error()).isEmpty();
        assertThat(kraken.post(wide, "Balance", 901).error()).isEmpty();
        assertThat(kraken.post(wide, "Balance", 901).error()).isEqualTo("EAPI:Invalid nonce");
        assertThat(kraken.post(wide, "Balance", 900).error()).isEqualTo("EAPI:Invalid nonce");
        assertThat(kraken.post(wide, "Balance", -1).error()).as("2^64 - 1").isEmpty();
        assertThat(kraken.post(wide, "Balance", 1_001).error()).isEqualTo("EAPI:Invalid nonce");

        IssuedKey reader = kraken.other(Permission.reading(), 0);
        assertThat(kraken.post(reader, "AddOrder", 10).error())
                .isEqualTo("EGeneral:Permission denied");
        assertThat(kraken.post(reader, "Balance", 10).error())
                .as("it is used up once the signature was right")
                .isEqualTo("EAPI:Invalid nonce");
    }

    /** Each call has everything wrong from one point on: the first of them answers. */
    @Test
    void checksComeInTheVenuesOrderAndTheFirstThatFailsAnswersAlone() {
        RawCaller small = new RawCaller(Rules.standard().withLimits(0, 0, 0), Tier.STARTER);
        String late = "2026-11-20T09:00:00Z";
        assertThat(small.order("volume", "x", "price", "0.01", "deadline", late))
                .isEqualTo("EGeneral:Invalid arguments:volume");
        small.exchange.mode(small.now, SystemMode.CANCEL_ONLY);
        assertThat(small.order("volume", "0.00001", "price", "50000.0", "deadline", late))
                .isEqualTo("EGeneral:Invalid arguments:volume minimum not met");
        assertThat(small.order("volume", "9", "price", "50000.0", "deadline", late))
                .isEqualTo("EService:Market in cancel_only mode");
        small.exchange.mode(small.now, SystemMode.ONLINE);
        small.pass(60);
        for (int i = 0; i < 60; i++) {
            small.buy("0.0001", "50000.0", i == 0 ? "same" : "n" + i);
        }
        assertThat(small.order("volume", "9", "price", "50000.0", "deadline", late))
                .isEqualTo("EService:Deadline elapsed");
        assertThat(small.order("volume", "9", "price", "50000.0", "cl_ord_id", "same"))
                .isEqualTo("EOrder:Rate limit exceeded");
        small.pass(120);
        assertThat(small.order("volume", "9", "price", "50000.0", "cl_ord_id", "same"))
                .isEqualTo("EOrder:Orders limit exceeded");
        small.post("CancelOrder", "cl_ord_id", "n1");
        assertThat(small.order("volume", "9", "price", "50000.0", "cl_ord_id", "same"))
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        assertThat(small.order("volume", "9", "price", "50000.0", "cl_ord_id", "other"))
                .isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void s27_theCounterOfCallsFillsAndDecaysAndHistoryCostsMore() {
        for (int i = 0; i < 20; i++) {
            assertThat(kraken.post("Balance").error()).isEmpty();
        }
        assertThat(kraken.post("Balance").error()).isEqualTo("EAPI:Rate limit exceeded");
        assertThat(kraken.buy("0.01", "59000.0", "a").error()).as("not counted").isEmpty();
        kraken.pass(2);
        assertThat(kraken.post("Ledgers").error()).isEmpty();
        assertThat(kraken.post("Balance").error()).isEqualTo("EAPI:Rate limit exceeded");
        assertThat(kraken.exchange.truth().restCounter(kraken.now, kraken.key.publicPart()))
                .isCloseTo(20, within(1e-9));

        kraken.pass(4);
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().withHistoryCharge(4));
        assertThat(kraken.post("TradesHistory").error()).isEmpty();
        assertThat(kraken.exchange.truth().restCounter(kraken.now, kraken.key.publicPart()))
                .isCloseTo(20, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"STARTER, 15, 0.33", "INTERMEDIATE, 20, 0.5", "PRO, 20, 1"})
    void s27_eachTierHasItsMaximumAndItsDecayAndEachKeyItsOwnCounter(
            Tier tier, int maximum, double decay) {
        RawCaller caller = new RawCaller(Rules.standard().withLimits(0, 0, 0), tier);
        for (int i = 0; i < maximum; i++) {
            assertThat(caller.post("Balance").error()).isEmpty();
        }
        assertThat(caller.post("Balance").error()).isEqualTo("EAPI:Rate limit exceeded");
        IssuedKey second = caller.other(Permission.trading(), 0);
        assertThat(caller.post(second, "Balance", 1).error()).isEmpty();

        caller.pass(10);
        assertThat(caller.exchange.truth().restCounter(caller.now, caller.key.publicPart()))
                .isCloseTo(maximum - 10 * decay, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "ClosedOrders, 2",
        "QueryTrades, 2",
        "OrderAmends, 2",
        "Ledgers, 2",
        "QueryLedgers, 2",
        "TradesHistory, 2",
        "OpenOrders, 1",
        "QueryOrders, 1",
        "BalanceEx, 1",
        "TradeVolume, 1",
        "GetWebSocketsToken, 1",
        "CancelAll, 1",
        "CancelAllOrdersAfter, 1",
        "AddOrder, 0",
        "AmendOrder, 0",
        "CancelOrder, 0",
        "EditOrder, 0"
    })
    void s27_everyMethodCostsWhatTheListSays(String method, int charge) {
        kraken.post(method);

        assertThat(kraken.exchange.truth().restCounter(kraken.now, kraken.key.publicPart()))
                .isEqualTo(charge);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 6, 8", "4.999, 3, 6, 8", "5, 2, 5, 6", "9.999, 2, 5, 6", "10, 1, 4, 5",
        "14.999, 1, 4, 5", "15, 0, 2, 4", "44.999, 0, 2, 4", "45, 0, 1, 2", "89.999, 0, 1, 2",
        "90, 0, 0, 1", "299.999, 0, 0, 1", "300, 0, 0, 0"
    })
    void s28_everyCellOfTheTable(double age, int amend, int edit, int cancel) {
        assertThat(chargeAt(age, "AmendOrder", "order_qty", "0.02")).isEqualTo(1 + amend);
        assertThat(chargeAt(age, "EditOrder", "pair", "XBTUSD", "volume", "0.02", "oflags", "post"))
                .isEqualTo(1 + edit);
        assertThat(chargeAt(age, "CancelOrder")).isEqualTo(cancel);
    }

    /** What a call costs the engine's counter for an order of that age. */
    private static double chargeAt(double age, String method, String... more) {
        RawCaller caller = new RawCaller();
        String id = caller.buy("0.01", "59000.0", "a").at("txid", 0);
        caller.pass(age);
        double before = counter(caller);
        List<String> values = new ArrayList<>(List.of("txid", id));
        values.addAll(List.of(more));
        assertThat(caller.post(method, values.toArray(String[]::new)).error()).isEmpty();
        return Math.round((counter(caller) - before) * 1e6) / 1e6;
    }

    @Test
    void s28_batchesCostHalfAnOrderEachAndTheirCancelsWhatEachCosts() {
        String rows =
                "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"0.01\","
                        + "\"price\":\"50000.0\"}";
        assertThat(
                        kraken.postJson(
                                        "AddOrderBatch",
                                        "\"pair\":\"XBTUSD\",\"orders\":["
                                                + String.join(",", rows, rows, rows)
                                                + "]}")
                                .error())
                .isEmpty();
        assertThat(counter(kraken)).isEqualTo(1.5);

        assertThat(kraken.post("CancelAll").at("count")).isEqualTo("3");
        assertThat(counter(kraken)).isEqualTo(1.5 + 3 * 8);
        assertThat(kraken.buy("0.00001", "50000.0", "a").error()).isNotEmpty();
        assertThat(counter(kraken)).as("an order that is not valid").isEqualTo(1.5 + 3 * 8 + 1);
    }

    @Test
    void s28_cancelsAreCarriedOutAndChargedThoughTheCounterIsFull() {
        RawCaller small = new RawCaller(Rules.standard().withLimits(0, 0, 0), Tier.STARTER);
        for (int i = 0; i < 60; i++) {
            small.buy("0.0001", "50000.0", "n" + i);
        }
        assertThat(small.buy("0.0001", "50000.0", "more").error())
                .isEqualTo("EOrder:Rate limit exceeded");
        assertThat(small.post("CancelAll").at("count")).isEqualTo("60");
        assertThat(counter(small)).isEqualTo(60 + 60 * 8);
    }

    @Test
    void s28_theEnginesCounterChargesByAgeAsInTheWorkedExamples() {
        RawCaller wide = new RawCaller(Rules.standard().withLimits(0, 0, 0), Tier.INTERMEDIATE);
        double before = counter(wide);
        String id = wide.buy("0.01", "59000.0", "a").at("txid", 0);
        double sum = counter(wide) - before;
        wide.pass(7);
        before = counter(wide);
        wide.post("AmendOrder", "txid", id, "order_qty", "0.02", "limit_price", "59000.0");
        sum += counter(wide) - before;
        wide.pass(36);
        before = counter(wide);
        wide.post("CancelOrder", "txid", id);
        sum += counter(wide) - before;
        assertThat(sum).isCloseTo(8, within(1e-9));

        wide.pass(600);
        for (int i = 0; i < 50; i++) {
            wide.buy("0.0001", "50000.0", "n" + i);
        }
        wide.pass(10);
        assertThat(counter(wide)).isCloseTo(26.6, within(1e-9));
    }

    @Test
    void s29_moreOpenOrdersThanTheTierAllowsAreRefused() {
        RawCaller small = new RawCaller(Rules.standard().withLimits(0, 0, 0), Tier.STARTER);
        for (int i = 0; i < 60; i++) {
            assertThat(small.buy("0.0001", "50000.0", "n" + i).error()).isEmpty();
        }
        assertThat(small.buy("0.0001", "50000.0", "more").error())
                .isEqualTo("EOrder:Rate limit exceeded");
        small.pass(60);
        assertThat(small.buy("0.0001", "50000.0", "more").error())
                .isEqualTo("EOrder:Orders limit exceeded");
        assertThat(
                        small.post(
                                        "AddOrder",
                                        "ordertype",
                                        "limit",
                                        "type",
                                        "buy",
                                        "pair",
                                        "SUIUSD",
                                        "volume",
                                        "10",
                                        "price",
                                        "2.4")
                                .error())
                .as("another market has a limit of its own")
                .isEmpty();
    }

    private static double counter(RawCaller kraken) {
        return kraken.exchange.truth().engineCounter(kraken.now, kraken.account, RawCaller.BTC);
    }
}
