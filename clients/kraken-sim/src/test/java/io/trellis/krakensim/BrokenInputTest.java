package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.json.JsonReader;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/** A client may be broken: whatever it sends, there is an answer and never an exception. */
class BrokenInputTest {

    private static final List<String> FRAMES =
            List.of(
                    "{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"buy\","
                            + "\"order_qty\":0.01,\"symbol\":\"BTC/USD\",\"limit_price\":60000.0,"
                            + "\"time_in_force\":\"gtd\",\"expire_time\":\"2026-11-21T00:00:00Z\","
                            + "\"deadline\":\"2026-11-20T10:00:05.000Z\",\"token\":\"T\"},\"req_id\":1}",
                    "{\"method\":\"amend_order\",\"params\":{\"cl_ord_id\":\"a\",\"order_qty\":1e3,"
                            + "\"limit_price\":1e-5,\"token\":\"T\"},\"req_id\":5}",
                    "{\"method\":\"batch_add\",\"params\":{\"symbol\":\"BTC/USD\",\"orders\":[{},{}],"
                            + "\"token\":\"T\"},\"req_id\":5}",
                    "{\"method\":\"cancel_order\",\"params\":{\"order_id\":[\"O\",[],{},null,1],"
                            + "\"order_userref\":[1.5e9],\"token\":\"T\"},\"req_id\":6}",
                    "{\"method\":\"cancel_all_orders_after\",\"params\":{\"timeout\":60,\"token\":\"T\"}}",
                    "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                            + "\"depth\":10,\"snapshot\":true},\"req_id\":11}",
                    "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"ohlc\",\"interval\":5,"
                            + "\"symbol\":\"BTC/USD\"},\"req_id\":11}",
                    "{\"method\":\"ping\",\"req_id\":18446744073709551616}");
    private static final List<String> FORMS =
            List.of(
                    "&ordertype=limit&type=buy&pair=XBTUSD&volume=0.01&price=60000.0&expiretm=%2B60"
                            + "&timeinforce=GTD&deadline=2026-11-20T10:00:05Z&cl_ord_id=a&oflags=post",
                    "&txid=O,O&start=1.5&end=9999999999999999999999&ofs=-5&count=x&asset=XBT,ETH",
                    "&timeout=86399&trades=true&userref=99999999999&since=17628200359822777540",
                    "&order_qty=1&limit_price=1&txid=OAAAAA-BBBBB-CCCCCC&pair=XBTUSD&interval=1");
    private static final List<String> METHODS =
            List.of(
                    "AddOrder",
                    "AddOrderBatch",
                    "AmendOrder",
                    "EditOrder",
                    "CancelOrder",
                    "CancelOrderBatch",
                    "CancelAllOrdersAfter",
                    "OpenOrders",
                    "ClosedOrders",
                    "QueryOrders",
                    "TradesHistory",
                    "QueryTrades",
                    "Ledgers",
                    "QueryLedgers",
                    "TradeVolume",
                    "OrderAmends",
                    "Nothing");
    private static final List<String> PUBLIC =
            List.of("Assets", "AssetPairs", "Ticker", "OHLC", "Trades", "Depth", "Spread", "");

    private final RawCaller kraken = new RawCaller();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFrameAndEveryCallHasAnAnswerThatIsJson(long seed) {
        var random = new Random(seed);
        kraken.buy("0.01", "60000.0", "a");
        var line = kraken.account();
        line.take();
        for (int i = 0; i < 1_500; i++) {
            String frame = pick(FRAMES, random).replace("\"T\"", "\"" + line.token + "\"");
            line.raw(mutated(frame, random));
            assertThat(line.take())
                    .isNotEmpty()
                    .allMatch(text -> JsonReader.readFields(text).isPresent());
        }
        for (int i = 0; i < 1_000; i++) {
            String nonce = Long.toString(kraken.nextNonce());
            String form = mutated(pick(FORMS, random), random);
            var called =
                    kraken.send(
                            kraken.key,
                            pick(METHODS, random),
                            nonce,
                            random.nextInt(4) == 0 ? "application/json" : "form",
                            "nonce=" + nonce + form);
            assertThat(JsonReader.readFields(called.text())).as(called.text()).isPresent();
            assertThat(
                            JsonReader.readFields(
                                    kraken.get(pick(PUBLIC, random), "pair=XBTUSD" + form).text()))
                    .isPresent();
            kraken.pass(0.5);
        }
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
    }

    private static String pick(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String mutated(String text, Random random) {
        var bytes = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.length());
            switch (random.nextInt(5)) {
                case 0 -> bytes.deleteCharAt(at);
                case 1 -> bytes.insert(at, (char) random.nextInt(0x10000));
                case 2 ->
                        bytes.setCharAt(
                                at, "0123456789-+.eE{}[]\",:&=%".charAt(random.nextInt(25)));
                case 3 -> bytes.setLength(at);
                default -> bytes.insert(at, "9".repeat(random.nextInt(80)));
            }
        }
        return bytes.toString();
    }
}
