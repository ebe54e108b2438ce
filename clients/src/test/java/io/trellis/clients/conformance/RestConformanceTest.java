package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.NonceFile;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.OrderRules;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.LoopThread;
import io.trellis.clients.net.okhttp.OkHttpHttp;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.network.CallFault;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.LocalKraken;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Calls over REST: who signs, what is repeated, and what is never repeated. */
class RestConformanceTest {

    private static final String BTC = Machine.BTC;

    private final Machine machine = Machine.in(VirtualHost.sound());

    @TempDir private Path folder;

    @Test
    void c04_twoHundredParallelCallsOfManyThreadsMakeNoInvalidNonce() throws Exception {
        var exchange = new Exchange(Rules.standard());
        Instant start = Instant.now();
        long now = start.getEpochSecond() * 1_000_000_000L;
        exchange.list(now, Markets.of(BTC).orElseThrow(), new BigDecimal("60000.0"));
        int account = exchange.openAccount(now, Map.of(), tier(), BigDecimal.ZERO);
        var key = exchange.issueKey(account, Permission.trading(), 0);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var kraken =
                        LocalKraken.start(
                                exchange,
                                new LocalKraken.Time(start, 1),
                                LocalKraken.Ports.FREE,
                                Faults.none());
                var loop = LoopThread.start("client", failures::add);
                var http = new OkHttpHttp(loop);
                var threads = Executors.newFixedThreadPool(20)) {
            KrakenRest rest =
                    KrakenRest.withKey(
                            KrakenHosts.local(
                                    kraken.rest(), kraken.publicStream(), kraken.accountStream()),
                            http,
                            loop,
                            RestSettings.trading(Tier.PRO, 1),
                            new ApiKey(
                                    key.publicPart(),
                                    Secret.ofBase64(
                                            key.privatePart().getBytes(StandardCharsets.US_ASCII))),
                            Nonces.inMemory(),
                            new EngineCounters(Tier.PRO, 0, loop.nanoTime()));

            // Cancels are the calls that no counter of the venue keeps apart.
            List<CompletableFuture<WriteOutcome>> calls =
                    IntStream.range(0, 200)
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(
                                            () -> rest.cancel("OAAAAA-BBBBB-CCCCCC").join(),
                                            threads))
                            .toList();
            for (CompletableFuture<WriteOutcome> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS))
                        .isEqualTo(refused(Refusal.UNKNOWN_ORDER, "EOrder:Unknown order"));
            }

            var truth = kraken.ask(network -> network.exchange().ask(Exchange::truth));
            assertThat(truth.requests()).containsEntry("CancelOrder", 200);
            assertThat(truth.refusals()).containsOnlyKeys("EOrder:Unknown order");
        }
        assertThat(failures).isEmpty();
    }

    private static io.trellis.krakensim.rules.Tier tier() {
        return io.trellis.krakensim.rules.Tier.PRO;
    }

    private static WriteOutcome refused(Refusal reason, String words) {
        return new WriteOutcome.Refused(reason, words);
    }

    /** The one innocent cause of a refused nonce that there is: we were in a hurry. */
    @Test
    void c51_aReadThatComesInBehindACancelIsAskedAgainAndStopsNothing() {
        KrakenRest rest = machine.informedRest();
        machine.strike(
                Fault.once(CallFault.LATE_CALL, "OpenOrders", Duration.ZERO)
                        .of(Duration.ofSeconds(4).toNanos()));
        Instant begin = machine.now();

        var read = rest.openOrders();
        WriteOutcome outcome = machine.get(rest.cancel("OAAAAA-BBBBB-CCCCCC"));

        assertThat(outcome).isEqualTo(refused(Refusal.UNKNOWN_ORDER, "EOrder:Unknown order"));
        assertThat(Duration.between(begin, machine.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(read).isNotDone();
        assertThat(machine.get(read).rows()).isEmpty();
        assertThat(machine.host().truth().refusals()).containsEntry("EAPI:Invalid nonce", 1);
        assertThat(machine.tap().calls("OpenOrders")).hasSize(2);
        assertThat(rest.stopped()).isEmpty();
    }

    @Test
    void c05_aPlusIsEncodedAndTheEncodedBytesAreSigned() {
        KrakenRest rest = machine.informedRest();

        WriteOutcome outcome = place(rest, Machine.buy("grid+17&b", 500_000, 1_000_000));

        assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(body(machine.tap().calls("AddOrder").getFirst()))
                .contains("cl_ord_id=grid%2B17%26b");
        assertThat(machine.trueOrders().getFirst().clientOrderId()).contains("grid+17&b");
    }

    private WriteOutcome place(KrakenRest rest, OrderTicket ticket) {
        return machine.get(
                        rest.carryOut(
                                new VenueRequest.Place(1, ticket, machine.now().plusSeconds(30))))
                .getFirst();
    }

    private static String body(Http.Call call) {
        return new String(call.body().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void c06_aResultKeyedByTheIdIsTakenForTheNameThatWasAsked() {
        var answers = new ArrayList<String>();
        machine.tap()
                .rewriteBodies(body -> {
                    answers.add(body);
                    return body;
                });

        var ticker = machine.get(machine.rest().ticker(machine.listed(BTC)));

        assertThat(ticker.last()).isEqualByComparingTo("60000");
        assertThat(machine.tap().calls("Ticker").getFirst().url().getQuery())
                .isEqualTo("pair=XBTUSD");
        assertThat(answers.getLast()).contains("\"XXBTZUSD\":{").doesNotContain("XBTUSD\":");
    }

    @Test
    void c07_allFourNamesOfAMarketLeadToTheOthers() {
        var table = machine.get(machine.rest().markets());

        for (List<String> names :
                List.of(
                        List.of("BTC/USD", "XXBTZUSD", "XBTUSD", "XBT/USD"),
                        List.of("DOGE/USD", "XDGUSD", "XDGUSD", "XDG/USD"),
                        List.of("SOL/USD", "SOLUSD", "SOLUSD", "SOL/USD"),
                        List.of("ETH/BTC", "XETHXXBT", "ETHXBT", "ETH/XBT"))) {
            for (String name : names) {
                var market = table.market(name).orElseThrow();
                assertThat(
                                List.of(
                                        market.symbol(),
                                        market.id(),
                                        market.altname(),
                                        market.names().wsname()))
                        .as(name)
                        .isEqualTo(names);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFault.class,
            names = {"CONNECTION_REFUSED", "THROTTLED", "LATE_CALL", "REPEATED_CALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void c08_anAnswerThatIsNoneLeavesAWriteUnknownAndIsSentOnce(CallFault fault) {
        KrakenRest rest = machine.informedRest();
        machine.strike(Fault.once(fault, "AddOrder", Duration.ZERO));

        WriteOutcome outcome = place(rest, Machine.buy("grid-1", 500_000, 1_000_000));
        machine.run(120);

        assertThat(outcome).isInstanceOf(WriteOutcome.Unknown.class);
        assertThat(machine.tap().calls("AddOrder")).hasSize(1);
        assertThat(machine.trueOrders()).hasSizeLessThanOrEqualTo(1);
        assertThat(machine.host().network().struck()).containsEntry(fault, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFault.class,
            names = {"THROTTLED", "LATE_CALL", "REPEATED_CALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void c08_anAnswerThatIsNoneHasAReadMadeAgain(CallFault fault) {
        KrakenRest rest = machine.informedRest();
        machine.strike(Fault.once(fault, "BalanceEx", Duration.ZERO));

        var balances = machine.get(rest.balances());

        assertThat(balances).anySatisfy(row -> assertThat(row.asset()).isEqualTo("USD"));
        assertThat(machine.tap().calls("BalanceEx")).hasSize(2);
        assertThat(machine.host().network().struck()).containsEntry(fault, 1);
    }

    @Test
    void c09_anErrorOfNoListIsARefusalAndNothingIsSentAgain() {
        KrakenRest rest = machine.informedRest();
        machine.tap()
                .rewriteBodies(body ->
                        body.contains("\"txid\"")
                                ? "{\"error\":[\"EOrder:Never heard of:before\"]}"
                                : body);

        WriteOutcome outcome = place(rest, Machine.buy("grid-1", 500_000, 1_000_000));
        machine.run(120);

        assertThat(outcome).isEqualTo(refused(Refusal.OTHER, "EOrder:Never heard of:before"));
        assertThat(machine.tap().calls("AddOrder")).hasSize(1);
    }

    @Test
    void c10_throttledUntilATimeNothingIsAskedBeforeIt() {
        KrakenRest rest = machine.informedRest();
        Instant until = machine.now().plusSeconds(20);
        machine.at((exchange, now) -> exchange.throttle(now + 20_000_000_000L));

        machine.get(rest.balances());

        assertThat(machine.host().truth().refusals().keySet())
                .singleElement()
                .asString()
                .startsWith("EService: Throttled: ");
        assertThat(machine.tap().calls("BalanceEx")).hasSize(2);
        assertThat(machine.now()).isBetween(until, until.plusSeconds(3));
    }

    @Test
    void c17_anOrderBelowAMinimumOrOffTheStepIsNotSent() {
        KrakenRest rest = machine.informedRest();
        var market = machine.listed(BTC);

        assertThat(place(rest, Machine.buy("grid-1", 600_000, 4_999)))
                .isEqualTo(refused(Refusal.BELOW_MINIMUM, "its quantity is below 0.00005"));
        assertThat(place(rest, Machine.buy("grid-2", 1_000, 10_000)))
                .isEqualTo(refused(Refusal.BELOW_MINIMUM, "its value is below 0.5"));
        assertThat(OrderRules.offStep("60000.05", "1", market))
                .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(Refusal.OFF_STEP));
        assertThat(OrderRules.offStep("60000.0", "0.000000001", market))
                .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(Refusal.OFF_STEP));
        assertThat(machine.tap().calls("AddOrder")).isEmpty();
    }

    @Test
    void c17_bothSpellingsOfTheMinimumAreOneRefusal() {
        KrakenRest rest = machine.informedRest();
        machine.at((exchange, now) ->
                exchange.revise(
                        now,
                        Machine.market(BTC).withMinimums(BigDecimal.ONE, new BigDecimal("0.5"))));
        assertThat(place(rest, Machine.buy("grid-1", 500_000, 1_000_000)))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        r -> assertThat(r.reason()).isEqualTo(Refusal.BELOW_MINIMUM));
        var seen = machine.host().truth().refusals().keySet();
        String other =
                seen.contains("EOrder:Order minimum not met")
                        ? "EGeneral:Invalid arguments:volume minimum not met"
                        : "EOrder:Order minimum not met";
        machine.tap().rewriteBodies(_ -> "{\"error\":[\"" + other + "\"]}");

        assertThat(place(rest, Machine.buy("grid-2", 500_000, 1_000_000)))
                .isEqualTo(refused(Refusal.BELOW_MINIMUM, other));
    }

    @Test
    void c27_readsStayWithinTheCounterAndAreOnlySlowerWhereHistoryCostsFour() {
        Duration usual = historyReads(Machine.in(VirtualHost.sound()), 0);
        Duration dear =
                historyReads(
                        Machine.in(
                                VirtualHost.of(
                                        Rules.standard().withHistoryCharge(4), Faults.none())),
                        3);

        assertThat(dear).isGreaterThan(usual);
    }

    private static Duration historyReads(Machine machine, int mostRefused) {
        KrakenRest rest = machine.informedRest();
        Instant begin = machine.now();
        var reads =
                IntStream.range(0, 30).mapToObj(_ -> rest.fills(begin.minusSeconds(60))).toList();
        reads.forEach(read -> assertThat(machine.get(read).rows()).isEmpty());
        assertThat(machine.host().truth().refusals().getOrDefault("EAPI:Rate limit exceeded", 0))
                .isLessThanOrEqualTo(mostRefused);
        return Duration.between(begin, machine.now());
    }

    @Test
    void c50_aKeyWithWithdrawalIsAskedForItsRightsAndForNothingElse() {
        var withdrawing = Machine.in(VirtualHost.withKeyOf(EnumSet.allOf(Permission.class)));

        withdrawing.venue().open();
        withdrawing.run(60);

        assertThat(withdrawing.all(VenueEvent.AccountRefused.class))
                .singleElement()
                .satisfies(event -> assertThat(event.sentence()).contains("Funds: Withdraw"));
        assertThat(withdrawing.tap().calls()).hasSize(1);
        assertThat(withdrawing.asked("GetApiKeyInfo")).isEqualTo(1);
        assertThat(withdrawing.tap().frames()).isEmpty();
    }

    @Test
    void c51_afterARestartWithTheClockAnHourBackTheNonceIsStillAbove() {
        try (Nonces before = NonceFile.open(folder, "0123456789ab")) {
            machine.get(machine.rest(RestSettings.trading(Tier.PRO, 1), before).balances());
        }
        machine.host().stepWallClock(Duration.ofHours(-1));
        try (Nonces after = NonceFile.open(folder, "0123456789ab")) {
            machine.get(machine.rest(RestSettings.trading(Tier.PRO, 1), after).balances());
        }

        assertThat(machine.asked("BalanceEx")).isEqualTo(2);
        assertThat(machine.host().truth().refusals()).isEmpty();
    }

    @Test
    void c51_theFirstInvalidNonceStopsPrivateCallsForGood() {
        KrakenRest rest = machine.informedRest();
        machine.get(rest.balances());
        Nonces ahead = Nonces.inMemory();
        ahead.next(machine.now());
        ahead.jumpAhead(Duration.ofHours(1));
        machine.get(machine.rest(RestSettings.trading(Tier.PRO, 1), ahead).balances());
        int soFar = machine.tap().calls().size();

        assertThatThrownBy(() -> machine.get(rest.balances()))
                .hasMessageContaining("EAPI:Invalid nonce");
        assertThatThrownBy(() -> machine.get(rest.balances()))
                .hasMessageContaining("is there a second user of this key?");
        assertThat(place(rest, Machine.buy("grid-1", 500_000, 1_000_000)))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        r -> assertThat(r.reason()).isEqualTo(Refusal.NONCE));
        machine.run(600);

        assertThat(machine.tap().calls()).hasSize(soFar + 1);
        assertThat(machine.trueOrders()).isEmpty();
    }
}
