package io.trellis.cli.trade.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.cli.trade.ProgramRun;
import io.trellis.clients.canary.Canary;
import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.NonceFile;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.LocalKraken;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Against a local Kraken on sockets of this machine. */
class DoctorTest {

    private static final String PASSWORD = "Kq7 Wn5tYc1Rf8 long enough";
    private static final String PRIVATE =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    /** Calls and methods that say nothing of a key. */
    private static final Set<String> PUBLIC =
            Set.of(
                    "Time",
                    "SystemStatus",
                    "MaintenanceSchedule",
                    "AssetPairs",
                    "subscribe",
                    "unsubscribe",
                    "ping");

    @TempDir private Path folder;

    private final Canary canary = new Canary().plant("the password", PASSWORD);
    private final List<String> told = new ArrayList<>();
    private final long startNanos = nanos(Instant.now());
    private final Exchange exchange = new Exchange(Rules.standard());
    private int account;
    private Optional<LocalKraken> kraken = Optional.empty();

    @BeforeEach
    void open() {
        exchange.list(startNanos, Markets.of("BTC/USD").orElseThrow(), new BigDecimal("60000"));
        account =
                exchange.openAccount(
                        startNanos,
                        Map.of("USD", new BigDecimal("10000")),
                        io.trellis.krakensim.rules.Tier.INTERMEDIATE,
                        BigDecimal.ZERO);
    }

    @AfterEach
    void theSecretsAreNowhere() {
        kraken.ifPresent(LocalKraken::close);
        told.forEach(text -> canary.assertNotIn("what was told", text));
        canary.assertNotInFilesOf(folder);
    }

    @Test
    void givenASoundVenueAndAKeyForTrading_thenAllIsWell() {
        IssuedKey key = issue(Permission.trading());
        start();
        String parts = key.publicPart() + "\n" + key.privatePart() + "\n" + PASSWORD + "\n";
        run(parts, "keys", "add", "local", "--stdin");

        ProgramRun run = doctor(PASSWORD, "--key", "local", "--stdin", "--tier", "intermediate");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("local Kraken at http://127.0.0.1:")
                .contains("those that trading needs, and no others")
                .contains("0 in BTC/USD of 80 that the tier intermediate allows")
                .contains("with the right checksum")
                .contains("with a token")
                .contains("maker 0.25 %, taker 0.4 %, at 0")
                .contains("price step 0.1, quantity step 0.00000001")
                .endsWith("\nNothing is wrong.\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void givenNoKey_thenTheAccountIsNotCheckedAndJsonSaysTheSame() {
        start();

        DoctorReport report = new Examination(patient("BTC/USD"), Optional.empty()).run();

        assertThat(report.isWell()).isTrue();
        assertThat(JsonWriter.indented(report.json()))
                .contains("\"well\": true")
                .contains("\"words\": \"no key was given (--key NAME)\"")
                .contains("\"firstBookMillis\": ");
    }

    @Test
    void givenAKeyThatCanWithdraw_thenItIsAskedForItsRightsAndForNothingElse() {
        IssuedKey key = issue(EnumSet.allOf(Permission.class));
        start();

        DoctorReport report = examine("BTC/USD", key);

        assertThat(finding(report, "key rights"))
                .contains("WRONG", "CAN TAKE FUNDS AWAY", "too many: Funds: Withdraw");
        for (String subject : List.of("fees of the account", "open orders", "account stream")) {
            assertThat(finding(report, subject)).contains("not checked", "is not used");
        }
        assertThat(report.isWell()).isFalse();
        assertThat(privateCalls()).containsExactly("GetApiKeyInfo");
    }

    @Test
    void givenAKeyThatLacksRightsAndAVenueInTrouble_thenEachIsSaid() {
        IssuedKey key = issue(EnumSet.of(Permission.QUERY_FUNDS, Permission.QUERY_OPEN_TRADES));
        exchange.mode(startNanos, SystemMode.POST_ONLY);
        exchange.rules(startNanos, Rules.standard().withClockOffset(Duration.ofSeconds(-4)));
        Instant begin = Instant.now().plus(Duration.ofHours(30));
        exchange.announce(
                new MaintenanceWindow(
                        1, "engine", begin, begin.plusSeconds(900), "cancel_open_orders"));
        start();

        DoctorReport report = examine("BTC/USD", key);

        assertThat(finding(report, "clock")).contains("WRONG", "set the clock of this machine");
        assertThat(finding(report, "mode")).contains("WRONG", "post only: not all orders");
        assertThat(finding(report, "maintenance")).contains("note", "advice: cancel open orders");
        assertThat(finding(report, "key rights"))
                .contains("WRONG", "missing: Query closed orders & trades, Query ledger entries,");
        assertThat(finding(report, "open orders")).contains("ok");
        assertThat(finding(report, "account stream"))
                .contains("WRONG", "GetWebSocketsToken", "Permission denied");
    }

    @Test
    void givenAKeyThatWasRevokedAndAMarketThatIsNone_thenTheRestIsLookedAtAllTheSame() {
        IssuedKey key = issue(Permission.trading());
        exchange.revokeKey(key.publicPart());
        start();

        DoctorReport report = examine("ETH/USD", key);

        assertThat(finding(report, "market")).contains("WRONG", "lists no market", "ETH/USD");
        assertThat(finding(report, "public stream")).contains("not checked");
        assertThat(finding(report, "key rights")).contains("WRONG", "Invalid key");
        assertThat(finding(report, "open orders"))
                .contains("not checked", "the rights of the key are not known");
    }

    @Test
    void givenNobodyThere_thenNothingElseIsAsked() {
        start();
        kraken.orElseThrow().close();

        DoctorReport report = new Examination(patient("BTC/USD"), Optional.empty()).run();

        assertThat(finding(report, "clock")).contains("WRONG");
        assertThat(report.findings().stream().skip(1))
                .isNotEmpty()
                .allMatch(finding -> finding.state() == Finding.State.UNCHECKED);
        told.add(report.text());
    }

    @Test
    void givenAKeyForAnotherVenue_thenItIsNeverUsedThere() {
        start();
        canary.plant("the private part", PRIVATE);
        ApiKey ofKraken = key("REALKEYREALKEY", PRIVATE);
        ApiKey local = key("LOCALKRAKENx", PRIVATE);
        Patient here = patient("BTC/USD");
        Patient there = new Patient(KrakenHosts.kraken(), "BTC/USD", Tier.PRO, folder, 1);

        assertRefused(new Examination(here, Optional.of(ofKraken)));
        assertRefused(new Examination(there, Optional.of(local)));
        assertThat(privateCalls()).isEmpty();
    }

    @Test
    void givenAnotherProcessWithTheSameKey_thenTheDoctorKeepsOff() {
        IssuedKey issued = issue(Permission.trading());
        start();
        ApiKey key = key(issued.publicPart(), issued.privatePart());

        try (var _ = NonceFile.open(folder, key.fingerprint())) {
            assertRefused(new Examination(patient("BTC/USD"), Optional.of(key)));
        }
    }

    private void assertRefused(Examination examination) {
        assertThatThrownBy(examination::run)
                .isInstanceOf(InvalidInputException.class)
                .satisfies(canary::assertNotIn);
    }

    private IssuedKey issue(Set<Permission> permissions) {
        IssuedKey key = exchange.issueKey(account, permissions, 0);
        canary.plant("the private part", key.privatePart());
        return key;
    }

    private void start() {
        kraken =
                Optional.of(
                        LocalKraken.start(
                                exchange,
                                new LocalKraken.Time(Instant.now(), 1),
                                LocalKraken.Ports.FREE,
                                Faults.none()));
    }

    private DoctorReport examine(String symbol, IssuedKey issued) {
        try (ApiKey key = key(issued.publicPart(), issued.privatePart())) {
            DoctorReport report = new Examination(patient(symbol), Optional.of(key)).run();
            told.add(report.text());
            told.add(JsonWriter.indented(report.json()));
            return report;
        }
    }

    private static ApiKey key(String publicPart, String privatePart) {
        return new ApiKey(
                publicPart, Secret.ofBase64(privatePart.getBytes(StandardCharsets.US_ASCII)));
    }

    private Patient patient(String symbol) {
        LocalKraken local = kraken.orElseThrow();
        return new Patient(
                KrakenHosts.local(local.rest(), local.publicStream(), local.accountStream()),
                symbol,
                Tier.INTERMEDIATE,
                folder,
                1);
    }

    private static String finding(DoctorReport report, String subject) {
        return report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .map(finding -> finding.state().word() + " " + finding.words())
                .collect(Collectors.joining("\n"));
    }

    private Set<String> privateCalls() {
        return kraken
                .orElseThrow()
                .ask(venue -> venue.exchange().ask(each -> each.truth().requests()))
                .keySet()
                .stream()
                .filter(call -> !PUBLIC.contains(call))
                .collect(Collectors.toSet());
    }

    private ProgramRun doctor(String input, String... options) {
        LocalKraken local = kraken.orElseThrow();
        var call = new ArrayList<>(List.of("doctor"));
        call.addAll(List.of(options));
        call.add("--local");
        for (URI address : List.of(local.rest(), local.publicStream(), local.accountStream())) {
            call.add(address.toString());
        }
        return run(input, call.toArray(String[]::new));
    }

    private ProgramRun run(String input, String... call) {
        var withFolder = new ArrayList<>(List.of(call));
        withFolder.addAll(List.of("--keys", folder.resolve("venue-keys").toString()));
        ProgramRun run = ProgramRun.of(input, withFolder.toArray(String[]::new));
        told.add(run.out());
        told.add(run.err());
        return run;
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
