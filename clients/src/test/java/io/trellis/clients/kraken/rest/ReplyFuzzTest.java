package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Broken answers to every call: each is a value or a refusal in a sentence, soon and within 64 MB,
 * and no write is taken for accepted without an id.
 */
class ReplyFuzzTest {

    private static final long MOST_BYTES = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final MarketTable MARKETS = Rig.markets();
    private static final Market BTC_USD = MARKETS.find("BTC/USD");
    private static final OrderReplies ORDERS = new OrderReplies(MARKETS);

    /** A call, its right answer, and how that is read. */
    private record Read(String answer, Function<WireField, Object> parser) {}

    private record Write(String answer, Function<WireField, List<WriteOutcome>> parser) {}

    private static final String ORDER =
            """
            {"OQCLML-BW3P3-BUCMWZ":{"refid":null,"userref":0,"cl_ord_id":"grid-000017-b",
             "status":"open","opentm":1688666559.8974,"starttm":0,"expiretm":0,
             "descr":{"pair":"XBTUSD","aclass":"forex","type":"buy","ordertype":"limit",
              "price":"30010.0","price2":"0","leverage":"none","order":"buy","close":""},
             "vol":"1.25000000","vol_exec":"0.37500000","cost":"11253.75000","fee":"18.00600",
             "price":"30010.0","stopprice":"0.00000","limitprice":"0.00000","misc":"",
             "oflags":"fciq,post","reason":null,"trades":["TCCCTY-WE2O6-P3NB37"]}}
            """;

    private static final String TRADE =
            """
            {"TCWJEG-FL4SZ-3FKGH6":{"ordertxid":"OQCLML-BW3P3-BUCMWZ","pair":"XXBTZUSD",
             "time":1688667796.8802,"type":"buy","ordertype":"limit","price":"30010.00000",
             "cost":"600.20000","fee":"0.96032","vol":"0.02000000","margin":"0.00000",
             "leverage":"0","misc":"","trade_id":40274859,"maker":true}}
            """;

    private static final List<Read> READS =
            List.of(
                    new Read("{\"unixtime\":1762820224,\"rfc1123\":\"\"}", PublicReplies::time),
                    new Read(
                            "{\"status\":\"online\",\"timestamp\":\"2026-11-11T00:17:10Z\","
                                    + "\"upcoming_maintenance\":[{\"phase\":\"announced\","
                                    + "\"expected_start_utc\":\"2026-11-24T02:00:00Z\","
                                    + "\"affected_services\":[\"spot_rest\"],"
                                    + "\"recommended_action\":\"continue\"}],\"emergency\":[]}",
                            PublicReplies::status),
                    new Read(
                            "{\"XXBT\":{\"aclass\":\"currency\",\"altname\":\"XBT\",\"decimals\":10,"
                                    + "\"status\":\"enabled\"}}",
                            Assets::of),
                    new Read(
                            Rig.MARKETS.substring(
                                    Rig.MARKETS.indexOf("{\"XXBT"), Rig.MARKETS.lastIndexOf('}')),
                            ReplyFuzzTest::markets),
                    new Read(
                            "{\"XXBTZUSD\":{\"a\":[\"40228.5\",\"1\",\"1.000\"],\"b\":[\"40228.4\","
                                    + "\"17\"],\"c\":[\"40228.5\",\"0.1\"],\"v\":[\"1\",\"2\"],"
                                    + "\"p\":[\"1\",\"2\"],\"l\":[\"1\",\"2\"],\"h\":[\"1\",\"2\"]}}",
                            result -> PublicReplies.ticker(result, BTC_USD)),
                    new Read(
                            "{\"XXBTZUSD\":[[1700980260,\"37780.5\",\"37780.5\",\"37780.5\","
                                    + "\"37780.5\",\"37780.5\",\"0.00010000\",1],[1700980320,"
                                    + "\"37780.5\",\"37780.5\",\"37780.4\",\"37780.5\",\"37780.4\","
                                    + "\"0.02258695\",4]],\"last\":1700980260}",
                            PublicReplies::candles),
                    new Read(
                            "{\"XBTUSDT\":[[\"105858.40000\",\"0.00047132\",1762819931.337618,\"s\","
                                    + "\"l\",\"\",10219205]],\"last\":\"1762820035982277754\"}",
                            PublicReplies::trades),
                    new Read(
                            "{\"X\":{\"asks\":[[\"37221.1\",\"19.596\",1701023454]],"
                                    + "\"bids\":[[\"37221.0\",\"0.156\",1701023446]]}}",
                            PublicReplies::depth),
                    new Read(
                            "{\"X\":[[1701022039,\"37258.3\",\"37261.0\"]],\"last\":1701023349}",
                            PublicReplies::spread),
                    new Read(
                            "{\"ZUSD\":{\"balance\":\"25435.2100\",\"hold_trade\":\"8249.7600\","
                                    + "\"credit\":\"1\",\"credit_used\":\"0\"},"
                                    + "\"XBT.F\":{\"balance\":1.5}}",
                            result -> AccountReplies.balances(result, Assets.none())),
                    new Read("{\"ZUSD\":\"1.0000\",\"KAVA.S\":\"0\"}", AccountReplies::allBalances),
                    new Read(
                            "{\"eb\":\"5491.4558\",\"tb\":\"4204.0545\",\"e\":\"1\",\"mf\":\"2\"}",
                            AccountReplies::tradeBalance),
                    new Read(
                            "{\"currency\":\"ZUSD\",\"volume\":\"294.0219\",\"fees\":{\"XXBTZUSD\":"
                                    + "{\"fee\":\"0.2600\",\"nextfee\":\"0.2400\",\"nextvolume\":"
                                    + "\"50000.0000\"}},\"fees_maker\":{\"XXBTZUSD\":"
                                    + "{\"fee\":\"-0.02\"}}}",
                            result -> AccountReplies.fees(result, BTC_USD, Instant.EPOCH)),
                    new Read(
                            "{\"api_key_name\":\"grid\",\"permissions\":[\"query-funds\"],"
                                    + "\"nonce\":\"1\",\"nonce_window\":0}",
                            AccountReplies::keyRights),
                    new Read("{\"token\":\"nmc39w\",\"expires\":900}", AccountReplies::token),
                    new Read("{\"open\":" + ORDER + "}", ORDERS::open),
                    new Read("{\"closed\":" + ORDER + ",\"count\":1}", ORDERS::closed),
                    new Read(ORDER, ORDERS::orders),
                    new Read("{\"count\":1,\"trades\":" + TRADE + "}", ORDERS::fills),
                    new Read(TRADE, ORDERS::trades),
                    new Read(
                            "{\"count\":1,\"amends\":[{\"amend_id\":\"T\",\"amend_type\":\"user\","
                                    + "\"order_qty\":\"1\",\"remaining_qty\":\"1\","
                                    + "\"limit_price\":\"2\",\"timestamp\":1724158070605}]}",
                            OrderReplies::amends),
                    new Read(
                            "{\"count\":1,\"ledger\":{\"LA6KTD\":{\"refid\":\"T\",\"time\":1690904249.6,"
                                    + "\"type\":\"trade\",\"asset\":\"XXBT\",\"amount\":\"0.004\","
                                    + "\"fee\":\"0\",\"balance\":\"1.004\"}}}",
                            result -> AccountReplies.ledger(result, Assets.none())),
                    new Read(
                            "{\"events\":[{\"event_id\":34,\"title\":\"Works\",\"phase\":\"announced\","
                                    + "\"affected_services\":[\"all\"],\"order_submission\":\"allowed\","
                                    + "\"recommended_action\":\"continue\"}]}",
                            PublicReplies::schedule),
                    new Read(
                            "{\"LA6KTD\":{\"refid\":null,\"time\":1690904249.6,\"type\":\"trade\","
                                    + "\"asset\":\"ZUSD\",\"amount\":-240,\"fee\":0.6,\"balance\":1}}",
                            result -> AccountReplies.entries(result, Assets.none())));

    private static final List<Write> WRITES =
            List.of(
                    new Write(
                            "{\"txid\":[\"OUF4EM-FRGI2-MQMWZD\"],\"descr\":{\"order\":\"buy\"}}",
                            WriteReplies::added),
                    new Write(
                            "{\"orders\":[{\"txid\":\"O5OR23-ADFAD-Y2G61C\",\"descr\":{}}]}",
                            WriteReplies::addedBatch),
                    new Write("{\"descr\":{\"order\":\"buy\"}}", WriteReplies::validated),
                    new Write("{\"amend_id\":\"TTW6PD-RC36L-ZZSWNU\"}", WriteReplies::amended),
                    new Write("{\"count\":1,\"pending\":true}", WriteReplies::cancelled),
                    new Write("{\"count\":4}", WriteReplies::cancelledAll),
                    new Write(
                            "{\"currentTime\":\"2026-11-20T17:41:56Z\",\"triggerTime\":\"0\"}",
                            WriteReplies::armed));

    private static Object markets(WireField result) {
        MarketTable table = MarketTable.of(result);
        return table.symbols().stream().map(table::market).toList();
    }

    @Test
    @Timeout(120)
    void givenBrokenAnswers_thenEachIsAValueOrARefusal() {
        fuzz(50_000, 20_261_120);
    }

    @Test
    @Tag("nightly")
    @Timeout(3_600)
    void givenMillionsOfBrokenAnswers_thenEachIsAValueOrARefusal() {
        fuzz(5_000_000, new Random().nextLong());
    }

    private static void fuzz(int count, long seed) {
        var mutations = new ReplyMutations(seed);
        var random = new Random(seed);
        int values = 0;
        int accepted = 0;
        for (int i = 0; i < count; i++) {
            String at = "seed " + seed + ", answer " + i;
            if (random.nextInt(5) > 0) {
                Read read = READS.get(random.nextInt(READS.size()));
                values += isValue(mutations.of(enveloped(read.answer)), read, at) ? 1 : 0;
            } else {
                Write write = WRITES.get(random.nextInt(WRITES.size()));
                accepted += isAccepted(mutations.of(enveloped(write.answer)), write, at) ? 1 : 0;
            }
        }
        // Both ends are met often: the changes are neither harmless nor hopeless.
        assertThat(values).isBetween(count / 40, count / 2);
        assertThat(accepted).isBetween(count / 200, count / 8);
    }

    private static String enveloped(String result) {
        return "{\"error\":[],\"result\":" + result + "}";
    }

    private static boolean isValue(byte[] answer, Read read, String at) {
        try {
            Object value = read.parser.apply(Answers.envelope(reply(answer), "Call").result());
            return !value.toString().isEmpty();
        } catch (KrakenReadException refused) {
            assertThat(refused.getMessage()).as(at).startsWith("Kraken Call: ").endsWith(".");
            return false;
        } catch (RuntimeException wrong) {
            throw new AssertionError(at, wrong);
        }
    }

    private static boolean isAccepted(byte[] answer, Write write, String at) {
        try {
            List<WriteOutcome> outcomes = Answers.outcomes(reply(answer), "Call", 1, write.parser);
            assertThat(outcomes).as(at).hasSize(1);
            return outcomes.getFirst() instanceof WriteOutcome.Accepted;
        } catch (RuntimeException wrong) {
            throw new AssertionError(at, wrong);
        }
    }

    private static Http.Reply reply(byte[] answer) {
        return new Http.Reply.Answer(200, "application/json", answer);
    }

    /** A right answer is a value, or the changes would prove nothing. */
    @Test
    void givenTheAnswersUnchanged_thenEachIsAValue() {
        for (Read read : READS) {
            byte[] answer = enveloped(read.answer).getBytes(StandardCharsets.UTF_8);
            assertThat(isValue(answer, read, read.answer)).as(read.answer).isTrue();
        }
        for (Write write : WRITES) {
            byte[] answer = enveloped(write.answer).getBytes(StandardCharsets.UTF_8);
            assertThat(isAccepted(answer, write, write.answer)).as(write.answer).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void givenAnswersAsLargeAsAreRead_thenEachStaysWithinItsMemory() {
        for (byte[] giant : ReplyMutations.giants()) {
            for (Read read : List.of(READS.get(3), READS.get(6), READS.get(15))) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                isValue(giant, read, "giant");
                assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                        .as(
                                "%d bytes, %s",
                                giant.length, new String(giant, 0, 40, StandardCharsets.US_ASCII))
                        .isLessThan(MOST_BYTES);
            }
        }
    }
}
