package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.TrueOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders of every kind in a market where nobody else is. */
class SimulatorOrderKindsTest {

    private final RawCaller kraken = new RawCaller();

    SimulatorOrderKindsTest() {
        kraken.exchange.list(kraken.now, RawCaller.bare("ETH/USD"), new BigDecimal("3000.00"));
        kraken.exchange.deposit(kraken.now, kraken.account, "ETH", new BigDecimal("5"));
    }

    private Answer order(String type, String side, String volume, String... more) {
        List<String> values =
                new ArrayList<>(
                        List.of(
                                "ordertype",
                                type,
                                "type",
                                side,
                                "pair",
                                "ETHUSD",
                                "volume",
                                volume));
        values.addAll(List.of(more));
        return kraken.post("AddOrder", values.toArray(String[]::new));
    }

    private TrueOrder told(Answer answer) {
        return kraken.exchange.truth().order(answer.at("txid", 0)).orElseThrow();
    }

    @Test
    void givenNobodyToTradeWith_thenAnOrderAtTheMarketEnds() {
        TrueOrder order = told(order("market", "sell", "1"));

        assertThat(order.status()).isEqualTo("canceled");
        assertThat(order.reason()).hasValue("No liquidity");
    }

    @ParameterizedTest
    @CsvSource({
        "cancel-newest, open, canceled",
        "cancel-oldest, canceled, open",
        "cancel-both, canceled, canceled"
    })
    void givenAnAccountThatWouldMeetItself_thenTheOneItSaidIsCancelled(
            String kind, String resting, String arriving) {
        Answer first = order("limit", "sell", "1", "price", "3000.00");
        Answer second = order("limit", "buy", "0.5", "price", "3001.00", "stptype", kind);

        assertThat(told(first).status()).isEqualTo(resting);
        assertThat(told(second).status()).isEqualTo(arriving);
        assertThat(told(first).fills()).isEmpty();
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
    }

    @Test
    void givenTooLittleToFillItWhole_thenFillOrKillIsKilledWithoutAFill() {
        int rival =
                kraken.exchange.openAccount(
                        kraken.now,
                        Map.of("USD", new BigDecimal("10000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        kraken.exchange.humanOrder(
                kraken.now,
                rival,
                OrderEntry.limit("ETH/USD", Side.BUY, BigDecimal.ONE, new BigDecimal("2999.00")));

        TrueOrder killed =
                told(order("limit", "sell", "1.5", "price", "2990.00", "timeinforce", "FOK"));
        TrueOrder filled =
                told(order("limit", "sell", "1", "price", "2990.00", "timeinforce", "FOK"));

        assertThat(killed.status()).isEqualTo("canceled");
        assertThat(killed.reason()).hasValue("Fill or kill");
        assertThat(killed.fills()).isEmpty();
        assertThat(filled.status()).isEqualTo("closed");
        assertThat(filled.fills().getFirst().price()).isEqualByComparingTo("2999.00");
        assertThat(filled.fills().getFirst().maker()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "iceberg, displayvol, 0.1, displayvol",
        "limit, displayvol, 0.1, displayvol",
        "stop-loss, x, y, ordertype",
        "limit, leverage, 2, leverage",
        "limit, close[ordertype], limit, close[ordertype]",
        "limit, starttm, +10, starttm",
        "limit, oflags, viqc, oflags",
        "limit, timeinforce, DAY, timeinforce",
        "limit, timeinforce, GTD, expiretm",
        "limit, expiretm, +60, expiretm",
        "limit, stptype, all, stptype",
        "limit, userref, 3000000000, userref"
    })
    void givenWhatIsNotSupportedOrWrong_thenItIsRefusedByItsName(
            String type, String name, String value, String detail) {
        Answer answer = order(type, "buy", "1", "price", "2900.00", name, value);

        assertThat(answer.error()).isEqualTo("EGeneral:Invalid arguments:" + detail);
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();
    }

    @Test
    void givenTwoAccounts_thenTheyTradeAtThePriceThatRestedAndNothingIsLost() {
        int rival =
                kraken.exchange.openAccount(
                        kraken.now,
                        Map.of("USD", new BigDecimal("10000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        kraken.exchange.humanOrder(
                kraken.now,
                rival,
                OrderEntry.limit("ETH/USD", Side.BUY, BigDecimal.ONE, new BigDecimal("2999.00")));
        order("limit", "sell", "0.4", "price", "2998.00");

        var truth = kraken.exchange.truth();
        assertThat(truth.balances(rival).get("ETH")).isEqualByComparingTo("0.4");
        assertThat(truth.balances(kraken.account).get("ETH")).isEqualByComparingTo("4.6");
        assertThat(truth.balances(rival).get("USD"))
                .as("a maker's fee")
                .isEqualByComparingTo("8797.4010");
        assertThat(truth.balances(kraken.account).get("USD"))
                .as("a taker's fee")
                .isEqualByComparingTo("11194.8016");
        assertThat(truth.lastPrice("ETH/USD"))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("2999.00"));
    }
}
