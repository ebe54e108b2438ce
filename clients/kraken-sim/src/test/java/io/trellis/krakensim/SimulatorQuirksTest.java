package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Line;
import io.trellis.krakensim.rules.FeeCharge;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.Liquidity;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What could be so at the venue, or goes wrong there: each switch does what it says. */
class SimulatorQuirksTest {

    private final RawCaller kraken = new RawCaller();
    private final Line line = kraken.followed();

    private void with(Quirk quirk) {
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().with(quirk));
    }

    private void fill() {
        kraken.buy("0.01", "60000.0", "a");
        kraken.sweep("60000.0");
    }

    @Test
    void givenAFeeInTheBase_thenTheBaseIsLessByIt() {
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().withFeeCharge(FeeCharge.BASE));
        fill();

        List<String> frames = line.take();

        assertThat(frames)
                .anyMatch(f -> f.contains("\"fees\":[{\"asset\":\"BTC\",\"qty\":0.00002500}]"))
                .anyMatch(f -> f.contains("\"fee\":0.0000250000,\"balance\":1.0099750000"))
                .anyMatch(f -> f.contains("\"amount\":-600.0000,\"fee\":0.0000"));
        assertThat(kraken.post("Balance").at("XXBT")).isEqualTo("1.0099750000");
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
    }

    @Test
    void givenAFeeInAToken_thenAThirdEntryHasIt() {
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().withFeeCharge(FeeCharge.TOKEN));
        fill();

        assertThat(line.take("balances"))
                .hasSize(3)
                .last()
                .asString()
                .contains("\"asset\":\"FEE\"")
                .contains("\"amount\":0.00000,\"fee\":1.50000");
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("9400.0000");
    }

    @Test
    void givenARebate_thenTheMakerIsPaid() {
        kraken.exchange.revise(
                kraken.now,
                RawCaller.market(RawCaller.BTC).withFees(FeeSchedule.rebate("-0.02", "0.40")));
        fill();

        assertThat(line.take())
                .anyMatch(f -> f.contains("\"fees\":[{\"asset\":\"USD\",\"qty\":-0.12000}]"));
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("9400.1200");
    }

    @Test
    void givenAStorm_thenPostOnlyOrdersAreCancelledThoughTheyWouldRest() {
        with(Quirk.POST_ONLY_STORM);
        kraken.buy("0.01", "50000.0", "a");

        assertThat(line.take("executions").getLast()).contains("Post only order");
    }

    @Test
    void givenAnOverfill_thenTheLastFillIsALotLarger() {
        with(Quirk.OVERFILL);
        fill();

        assertThat(line.take("executions").getLast())
                .contains("\"exec_type\":\"filled\",\"cum_qty\":0.01000001");
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
    }

    @Test
    void givenFilledBeforeItsTrade_thenTheFillComesAfter() {
        with(Quirk.FILLED_BEFORE_TRADE);
        fill();

        List<String> frames = line.take("executions");

        assertThat(frames.get(2)).contains("\"exec_type\":\"filled\",\"cum_qty\":0.01000000");
        assertThat(frames.get(3)).contains("\"exec_type\":\"trade\"");
    }

    @Test
    void givenBothEntriesInOneFrame_thenThereIsOneFrame() {
        with(Quirk.BALANCES_IN_ONE_FRAME);
        fill();

        assertThat(line.take("balances"))
                .singleElement()
                .asString()
                .contains("\"asset\":\"BTC\"")
                .contains("\"asset\":\"USD\"");
    }

    @Test
    void givenTheCountAtTheTop_thenABatchOfCancelsIsAnsweredSo() {
        kraken.buy("0.01", "59000.0", "a");
        kraken.buy("0.01", "58000.0", "b");
        with(Quirk.BATCH_CANCEL_AT_TOP);
        line.take();
        line.send("batch_cancel", "\"orders\":[],\"cl_ord_id\":[\"a\",\"b\"]");

        assertThat(line.take())
                .last()
                .asString()
                .contains("\"orders_cancelled\":2")
                .doesNotContain("result");
    }

    @Test
    void givenCancelsAreLimited_thenAFullCounterRefusesThem() {
        var small =
                new RawCaller(
                        Rules.standard().withLimits(0, 0, 0).with(Quirk.CANCELS_LIMITED),
                        Tier.STARTER);
        for (int i = 0; i < 60; i++) {
            small.buy("0.0001", "50000.0", "n" + i);
        }
        assertThat(small.post("CancelOrder", "cl_ord_id", "n1").error())
                .isEqualTo("EOrder:Rate limit exceeded");
        small.pass(1);
        assertThat(small.post("CancelOrder", "cl_ord_id", "n1").error()).isEmpty();
    }

    @Test
    void givenTheCounterIsAskedFor_thenReportsCarryItUnderItsName() {
        line.send("subscribe", "\"channel\":\"executions\",\"ratecounter\":true");
        assertThat(line.take()).anyMatch(f -> f.contains("\"maxratecount\":180"));
        kraken.buy("0.01", "59000.0", "a");
        assertThat(line.take("executions"))
                .hasSize(2)
                .allMatch(f -> f.contains("\"ratecount\":1}"));
        with(Quirk.RATE_COUNTER_RENAMED);
        kraken.post("CancelAll");
        assertThat(line.take("executions"))
                .hasSize(1)
                .allMatch(f -> f.contains("\"rate_counter\":9}"));
    }

    @Test
    void givenMaintenanceOnTheStream_thenTheStatusCarriesBothLists() {
        Line before = kraken.open(Face.PUBLIC);
        assertThat(before.take().getFirst()).doesNotContain("upcoming_maintenance");
        with(Quirk.MAINTENANCE_ON_STREAM);
        Instant start = Instant.parse("2026-11-20T12:00:00Z");
        kraken.exchange.announce(
                new MaintenanceWindow(34, "engine", start, start.plusSeconds(60), "continue"));

        assertThat(kraken.open(Face.PUBLIC).take().getFirst())
                .contains("\"upcoming_maintenance\":[{\"event_id\":34", "\"emergency\":[]");
    }

    @Test
    void givenOthersComeFirst_thenAnOrderWaitsBehindThemAtItsPrice() {
        var market =
                RawCaller.market("ETH/USD")
                        .withLiquidity(new Liquidity(5, 1, BigDecimal.valueOf(20_000), true));
        kraken.exchange.list(kraken.now, market, new BigDecimal("3000.00"));
        String id =
                kraken.exchange.humanOrder(
                        kraken.now,
                        kraken.account,
                        OrderEntry.limit(
                                "ETH/USD",
                                Side.BUY,
                                new BigDecimal("0.5"),
                                new BigDecimal("2999.99")));
        BigDecimal price = new BigDecimal("2999.99");
        BigDecimal one = BigDecimal.ONE;

        kraken.exchange.print(kraken.now, "ETH/USD", Side.SELL, price, one);
        assertThat(kraken.exchange.truth().order(id).orElseThrow().filled()).isZero();
        for (int i = 0; i < 10; i++) {
            kraken.exchange.print(kraken.now, "ETH/USD", Side.SELL, price, one);
        }
        assertThat(kraken.exchange.truth().order(id).orElseThrow().status()).isEqualTo("closed");
    }

    @Test
    void givenAPriceBetweenTwoStepsOfNewTerms_thenOthersOfferAtTheStepsBesideIt() {
        kraken.exchange.revise(
                kraken.now, RawCaller.market(RawCaller.BTC).withTickSize(new BigDecimal("0.5")));
        kraken.sweep("60000.3");

        var depth = kraken.get("Depth", "pair=XBTUSD&count=1");
        assertThat(depth.at("XXBTZUSD", "bids", 0, 0)).isEqualTo("60000.00000");
        assertThat(depth.at("XXBTZUSD", "asks", 0, 0)).isEqualTo("60000.50000");
    }

    @Test
    void givenAPrivateRight_thenOnlyItsMethodsAnswer() {
        IssuedKey reader = kraken.other(Permission.reading(), 0);
        assertThat(kraken.post(reader, "Balance", 1).error()).isEmpty();
        assertThat(kraken.post(reader, "AddOrder", 2, "pair", "XBTUSD").error())
                .isEqualTo("EGeneral:Permission denied");
        assertThat(kraken.post(reader, "CancelAll", 3).error())
                .isEqualTo("EGeneral:Permission denied");
        assertThat(kraken.post(reader, "Nothing", 4).error()).isEqualTo("EGeneral:Unknown method");
        for (int i = 0; i < 20; i++) {
            kraken.post(new IssuedKey("LOCALKRAKENx", reader.privatePart()), "Balance", i);
        }
        assertThat(kraken.post(reader, "Balance", 5).error())
                .isEqualTo("EGeneral:Temporary lockout");
        kraken.pass(901);
        assertThat(kraken.post(reader, "Balance", 6).error()).isEmpty();
        kraken.exchange.throttle(kraken.now + RawCaller.SECOND);
        assertThat(kraken.post(reader, "Balance", 7).error())
                .isEqualTo("EService: Throttled: " + (kraken.now / RawCaller.SECOND + 1));
        assertThat(kraken.post("CancelOrder", "txid", "what").error())
                .isEqualTo("EService: Throttled: " + (kraken.now / RawCaller.SECOND + 1));
        kraken.pass(1);
        assertThat(kraken.post("CancelOrder", "txid", "what").error())
                .isEqualTo("EOrder:Invalid order");
    }

    @Test
    void givenAnOrderByAPerson_thenItHasNoIdOfAClientAndIsSeenByAll() {
        kraken.exchange.humanOrder(
                kraken.now,
                kraken.account,
                OrderEntry.limit(
                        RawCaller.BTC,
                        Side.SELL,
                        new BigDecimal("0.5"),
                        new BigDecimal("61000.0")));

        assertThat(line.take("executions"))
                .hasSize(2)
                .allMatch(f -> f.contains("\"order_userref\":0"))
                .noneMatch(f -> f.contains("cl_ord_id"));
    }
}
