package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;

import io.trellis.clients.kraken.Example;
import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every call in the spellings that occur: numbers as text and as numbers, fields that are missing,
 * null or new, words on no list. Each is read to its value or ends in a refusal in a sentence; the
 * table is {@code replies.txt}.
 */
class ReplyExamplesTest {

    private static final String STATUS = "HTTP ";

    private static final MarketTable MARKETS = Rig.markets();
    private static final OrderReplies ORDERS = new OrderReplies(MARKETS);
    private static final Market BTC_USD = MARKETS.find("BTC/USD");

    /** Before the list is known, so that the old ids stand for themselves. */
    private static final Assets ASSETS = Assets.none();

    private static final Map<String, Function<WireField, Object>> READS =
            Map.ofEntries(
                    entry("Time", PublicReplies::time),
                    entry("SystemStatus", PublicReplies::status),
                    entry("MaintenanceSchedule", PublicReplies::schedule),
                    entry("Assets", ReplyExamplesTest::assets),
                    entry("AssetPairs", ReplyExamplesTest::markets),
                    entry("Ticker", result -> PublicReplies.ticker(result, BTC_USD)),
                    entry("OHLC", PublicReplies::candles),
                    entry("Trades", PublicReplies::trades),
                    entry("Depth", PublicReplies::depth),
                    entry("Spread", PublicReplies::spread),
                    entry("Balance", AccountReplies::allBalances),
                    entry("BalanceEx", result -> AccountReplies.balances(result, ASSETS)),
                    entry("TradeBalance", AccountReplies::tradeBalance),
                    entry(
                            "TradeVolume",
                            result -> AccountReplies.fees(result, BTC_USD, Instant.EPOCH)),
                    entry("GetApiKeyInfo", AccountReplies::keyRights),
                    entry("GetWebSocketsToken", AccountReplies::token),
                    entry("OpenOrders", ORDERS::open),
                    entry("ClosedOrders", ORDERS::closed),
                    entry("QueryOrders", ORDERS::orders),
                    entry("TradesHistory", ORDERS::fills),
                    entry("QueryTrades", ORDERS::trades),
                    entry("OrderAmends", OrderReplies::amends),
                    entry("Ledgers", result -> AccountReplies.ledger(result, ASSETS)),
                    entry("QueryLedgers", result -> AccountReplies.entries(result, ASSETS)));

    private static final Map<String, Function<WireField, List<WriteOutcome>>> WRITES =
            Map.of(
                    "AddOrder", WriteReplies::added,
                    "AddOrder to check", WriteReplies::validated,
                    "AddOrderBatch", WriteReplies::addedBatch,
                    "AmendOrder", WriteReplies::amended,
                    "CancelOrder", WriteReplies::cancelled,
                    "CancelOrderBatch", WriteReplies::cancelledAll,
                    "CancelAll", WriteReplies::cancelledAll,
                    "CancelAllOrdersAfter", WriteReplies::armed);

    static List<Example> examples() {
        return Example.of("replies.txt");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givenASpellingOfAnAnswer_thenItIsReadOrRefused(Example example) {
        assertThat(read(example).lines().map(String::stripTrailing)).isEqualTo(example.read());
    }

    @Test
    void givenTheTable_thenEveryCallIsInIt() {
        assertThat(examples().stream().map(Example::what).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(READS.keySet(), WRITES.keySet()).flatMap(Set::stream).toList());
    }

    private static String read(Example example) {
        Optional<Function<WireField, List<WriteOutcome>>> write =
                Optional.ofNullable(WRITES.get(example.what()));
        return write.map(parser -> written(example, parser)).orElseGet(() -> told(example));
    }

    private static String written(Example example, Function<WireField, List<WriteOutcome>> parser) {
        int orders = example.what().equals("AddOrderBatch") ? 2 : 1;
        return ReplyText.of(Answers.outcomes(reply(example), example.what(), orders, parser));
    }

    private static String told(Example example) {
        Function<WireField, Object> parser =
                Optional.ofNullable(READS.get(example.what())).orElseThrow();
        try {
            return text(parser.apply(Answers.envelope(reply(example), example.what()).result()));
        } catch (KrakenReadException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    /** A result in the usual envelope, or a whole answer below its status. */
    private static Http.Reply reply(Example example) {
        String first = example.given().getFirst();
        if (!first.startsWith(STATUS)) {
            return ScriptedHttp.json("{\"error\":[],\"result\":" + example.text() + "}");
        }
        String[] head = first.substring(STATUS.length()).split(" ", 2);
        String body = example.text().substring(first.length());
        return new Http.Reply.Answer(
                Integer.parseInt(head[0]), head[1], body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list ->
                    list.isEmpty()
                            ? "none"
                            : list.stream()
                                    .map(ReplyExamplesTest::text)
                                    .collect(Collectors.joining("\n"));
            case Rows<?>(var rows, var passedOver) ->
                    text(Stream.of(rows, passedOver).flatMap(List::stream).toList());
            case VenueOrder order -> ReplyText.of(order) + ", " + text(order.clientId());
            case VenueFill fill -> ReplyText.of(fill) + ", " + text(fill.clientId());
            case CandlePage(var closed, var running, long last) ->
                    text(closed) + "\nrunning " + running + ", last " + last;
            case TradePage(var trades, String last) -> text(trades) + "\nlast " + last;
            default -> ReplyText.of(value);
        };
    }

    private static String text(Optional<ClientOrderId> name) {
        return name.map(ClientOrderId::text).orElse("no name of ours");
    }

    private static Object assets(WireField result) {
        Assets assets = Assets.of(result);
        return result.names().stream().map(assets::find).flatMap(Optional::stream).toList();
    }

    private static Object markets(WireField result) {
        MarketTable table = MarketTable.of(result);
        return table.symbols().stream().map(table::market).map(ReplyExamplesTest::market).toList();
    }

    private static Object market(Optional<Market> market) {
        return market.<Object>map(rules ->
                        ReplyText.of(rules)
                                + " maker "
                                + rules.fees().lowestMaker().percent()
                                + " %")
                .orElse("rules that make no sense");
    }
}
