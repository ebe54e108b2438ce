package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.market.Side;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a simulator of Kraken must tell of a book, one test a statement of the list. */
class SimulatorConformanceBookTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s36_theBookIsCutRefilledInTheSameMessageAndMayRepeatAPrice() {
        var market = kraken.exchange;
        market.list(kraken.now, RawCaller.bare("ETH/USD"), new BigDecimal("3000.00"));
        int many =
                market.openAccount(
                        kraken.now,
                        Map.of("USD", new BigDecimal("100000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(bid(many, "2999." + (90 - i)));
        }
        var line = kraken.open(Face.PUBLIC);
        line.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"ETH/USD\"],\"depth\":10");
        var book = new ClientBook(2, 8);
        line.take("book").forEach(book::apply);
        assertThat(book.bids.lastKey()).isEqualByComparingTo("2999.81");

        market.foreignCancel(kraken.now, ids.get(0), "gone");
        String refill = line.take("book").getFirst();
        book.apply(refill);
        assertThat(refill)
                .contains("{\"price\":2999.90,\"qty\":0.00000000}")
                .contains("{\"price\":2999.80,\"qty\":0.01000000}");

        bid(many, "2999.95");
        String pushed = line.take("book").getFirst();
        book.apply(pushed);
        assertThat(pushed).doesNotContain("2999.80").doesNotContain("0.00000000");

        market.rules(kraken.now, market.rules().with(Quirk.BOOK_REPEATS_PRICES));
        bid(many, "2999.96");
        String repeated = line.take("book").getFirst();
        book.apply(repeated);
        assertThat(repeated)
                .contains("2999.96,\"qty\":0.01000001")
                .contains("2999.96,\"qty\":0.01000000");
        market.rules(kraken.now, market.rules().without(Quirk.BOOK_REPEATS_PRICES));

        for (int i = 0; i < 60; i++) {
            String price = "29" + (90 + i * 7 % 20) + "." + (10 + i * 13 % 80);
            if (i % 3 == 0) {
                market.sweep(kraken.now, "ETH/USD", new BigDecimal(price));
            } else {
                bid(many, price);
            }
            line.take("book").forEach(book::apply);
        }
        assertThat(book.checked).isGreaterThan(40);
    }

    private String bid(int account, String price) {
        return kraken.exchange.humanOrder(
                kraken.now,
                account,
                OrderEntry.limit(
                        "ETH/USD", Side.BUY, new BigDecimal("0.01"), new BigDecimal(price)));
    }

    @Test
    void s47_theExchangesOwnFaultsHappenAndEnd() {
        var line = kraken.followed();
        Rules lagging =
                kraken.exchange.rules().withLags(Duration.ofSeconds(60), Duration.ofSeconds(5));
        kraken.pass(1);
        kraken.exchange.rules(kraken.now, lagging);
        kraken.buy("0.01", "60000.0", "a");
        kraken.sweep("60000.0");
        assertThat(line.take("balances")).isEmpty();
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("10000.0000");
        assertThat(kraken.post("TradesHistory").at("count")).isEqualTo("0");
        kraken.pass(5);
        assertThat(line.take("balances")).hasSize(2);
        kraken.pass(55);
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("9398.5000");

        var silent = kraken.open(Face.PUBLIC);
        kraken.exchange.silenceSubscriptions("book", 1);
        silent.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]");
        assertThat(silent.take()).hasSize(2).last().asString().contains("\"success\":true");
        silent.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]");
        var book = new ClientBook(1, 8);
        silent.take("book").stream().filter(f -> f.contains("\"type\"")).forEach(book::apply);
        kraken.exchange.corruptChecksums(RawCaller.BTC, 1);
        kraken.sweep("59990.0");
        String wrong = silent.take("book").getFirst();
        assertThatThrownBy(() -> book.apply(wrong)).isInstanceOf(AssertionError.class);

        kraken.exchange.rules(kraken.now, lagging.withClockOffset(Duration.ofSeconds(-30)));
        assertThat(kraken.get("Time", "").at("unixtime"))
                .isEqualTo(Long.toString(kraken.now / RawCaller.SECOND - 30));
        kraken.exchange.restartProxy(kraken.now);
        assertThat(silent.take()).last().isEqualTo("CloudFlare WebSocket proxy restarting");
        assertThat(silent.session.isOpen()).isFalse();
    }
}
