package io.trellis.clients.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.canary.Canary;
import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.Http;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.Severity;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In worlds in which much goes wrong, all that the client tells, prints and shows of itself holds
 * nothing of its key, of a signature or of a token.
 */
class SecretsNowhereTest {

    private static final int WORLDS = 6;
    private static final int MOST_TOKENS = 12;
    private static final int MOST_SIGNATURES = 8;
    private static final Duration LIFE = Duration.ofMinutes(8);
    private static final Pattern TOKEN = Pattern.compile("\"token\" *: *\"([^\"]+)\"");

    private final Set<String> signatures = new TreeSet<>();
    private final Set<String> tokens = new TreeSet<>();
    private final StringBuilder told = new StringBuilder();
    private final Canary canary = new Canary();

    @Test
    void c50_givenWorldsInWhichMuchGoesWrong_thenTheSecretsAreInNothingThatIsTold() {
        var printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (long seed = 1; seed <= WORLDS; seed++) {
                live(seed);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        told.append(printed.toString(StandardCharsets.UTF_8));

        assertThat(tokens).as("tokens that were issued").hasSizeGreaterThan(WORLDS);
        assertThat(signatures).hasSize(MOST_SIGNATURES);
        assertThat(told.toString()).contains("Refused").contains("Unknown").contains("AccountLost");
        tokens.stream()
                .limit(MOST_TOKENS)
                .forEach(each -> canary.plant("token " + each.hashCode(), each));
        signatures.forEach(each -> canary.plant("signature " + each.hashCode(), each));
        canary.assertNotIn("what the clients told", told.toString());
    }

    private void live(long seed) {
        VirtualHost host =
                VirtualHost.of(
                        Rules.standard().withSeed(seed), Faults.drawn(seed, Severity.HARSH, LIFE));
        var access =
                new KrakenAccess(
                        host.hosts(),
                        host.loop(),
                        tapped(host.http()),
                        host.webSockets(),
                        host.key(),
                        Nonces.inMemory(),
                        Tier.PRO,
                        seed);
        told.append(access).append('\n');
        KrakenVenue venue = new KrakenVenue(access, _ -> false, this::happened);
        venue.open();
        venue.follow("BTC/USD");
        for (long id = 1; id <= LIFE.toSeconds() / 4; id++) {
            host.run(Duration.ofSeconds(4));
            switch (request(id, host)) {
                case VenueRequest.Read read -> venue.read(read);
                case VenueRequest.Write write -> venue.carryOut(Permit.of(write, Long.MAX_VALUE));
            }
        }
        canary.plant("the private part of seed " + seed, host.issuedKey().privatePart());
    }

    private VenueRequest request(long id, VirtualHost host) {
        return switch ((int) (id % 4)) {
            case 0 -> new VenueRequest.ReadOpenOrders(id);
            case 1 -> new VenueRequest.ReadBalances(id);
            case 2 -> new VenueRequest.Cancel(id, "BTC/USD", name(id - 3));
            default ->
                    new VenueRequest.Place(
                            id,
                            new OrderTicket(
                                    name(id),
                                    "BTC/USD",
                                    Side.BUY,
                                    1_000_000 + id,
                                    new OrderTicket.Pricing.Limit(
                                            599_000, true, new TimeInForce.GoodTillCancelled())),
                            host.loop().now().plusSeconds(5));
        };
    }

    private static ClientOrderId name(long id) {
        return new ClientOrderId(String.format(Locale.ROOT, "%032x", id));
    }

    private void happened(VenueEvent event) {
        // Prices and quantities of others hold nothing, and there are many.
        if (!(event instanceof VenueEvent.Market)) {
            told.append(event).append('\n');
        }
    }

    private Http tapped(Http http) {
        return (call, reply) -> {
            told.append(call).append('\n');
            for (Http.Header header : call.headers()) {
                if (header.name().equals("API-Sign") && signatures.size() < MOST_SIGNATURES) {
                    signatures.add(header.value());
                }
            }
            http.send(
                    call,
                    answer -> {
                        note(answer);
                        reply.accept(answer);
                    });
        };
    }

    private void note(Http.Reply reply) {
        if (reply instanceof Http.Reply.Answer(_, _, byte[] body)) {
            Matcher token = TOKEN.matcher(new String(body, StandardCharsets.UTF_8));
            if (token.find()) {
                tokens.add(token.group(1));
            }
        }
    }
}
