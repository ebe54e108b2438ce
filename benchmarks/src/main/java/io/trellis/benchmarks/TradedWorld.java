package io.trellis.benchmarks;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.Face;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.network.Agenda;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.Line;
import io.trellis.krakensim.network.LineListener;
import io.trellis.krakensim.network.Outcome;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A world with a market that moves every second, and a client that keeps a line to each face and
 * places or cancels an order every two seconds.
 */
final class TradedWorld {

    private static final long START = 1_800_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final MarketRules MARKET = Markets.standard().getFirst();
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final Agenda agenda = new Agenda(START);
    private final VirtualNetwork network;
    private final IssuedKey key;
    private long nonce = 1;
    private long frames;
    private long calls;

    TradedWorld(Faults faults) {
        var exchange = new Exchange(Rules.standard());
        exchange.list(START, MARKET, BigDecimal.valueOf(60_000));
        var money = Map.of("BTC", BigDecimal.TEN, "USD", BigDecimal.valueOf(1_000_000));
        int account = exchange.openAccount(START, money, Tier.PRO, BigDecimal.ZERO);
        key = exchange.issueKey(account, Permission.trading(), 0);
        network = new VirtualNetwork(agenda, exchange, faults);
        network.befall(account, MARKET);
    }

    void live(Duration span) {
        openPublic();
        openAccount();
        for (int second = 1; second <= span.toSeconds(); second++) {
            int price = 60_000 + (second * 7_919) % 400 - 200;
            network.exchange()
                    .act(venue ->
                            venue.sweep(
                                    agenda.nowNanos(), MARKET.symbol(), BigDecimal.valueOf(price)));
            if (second % 4 == 0) {
                place(second);
            } else if (second % 4 == 2) {
                call("CancelOrder", "cl_ord_id=grid-" + (second - 2), _ -> {});
            }
            agenda.runUntil(START + second * SECOND);
        }
    }

    long frames() {
        return frames;
    }

    long calls() {
        return calls;
    }

    boolean isSound() {
        return network.exchange().ask(Exchange::truth).brokenSums().isEmpty();
    }

    private void place(int second) {
        boolean buys = second % 8 == 0;
        call(
                "AddOrder",
                "pair=XBTUSD&ordertype=limit&volume=0.01&cl_ord_id=grid-"
                        + second
                        + (buys ? "&type=buy&price=59900" : "&type=sell&price=60100"),
                _ -> {});
    }

    /** Opened anew when it ends. */
    private void openPublic() {
        open(Face.PUBLIC, "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":10");
    }

    /** With a token of its own. */
    private void openAccount() {
        call(
                "GetWebSocketsToken",
                "",
                answer -> {
                    Matcher token = TOKEN.matcher(answer);
                    if (token.find()) {
                        open(
                                Face.ACCOUNT,
                                "\"channel\":\"executions\",\"token\":\"" + token.group(1) + "\"");
                    } else {
                        agenda.after(SECOND, this::openAccount);
                    }
                });
    }

    private void open(Face face, String params) {
        Line line = network.open(face, new Listening(face));
        line.send("{\"method\":\"subscribe\",\"params\":{" + params + "},\"req_id\":1}");
    }

    private void call(String method, String fields, Consumer<String> whole) {
        calls++;
        String path = "/0/private/" + method;
        long used = nonce++;
        String body = "nonce=" + used + "&" + fields;
        Map<String, String> headers =
                Map.of("api-key", key.publicPart(), "api-sign", signature(path, used, body));
        network.http(
                new HttpRequest("POST", path, "", headers, body.getBytes(StandardCharsets.UTF_8)),
                outcome -> whole.accept(text(outcome)));
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer(var answer) -> new String(answer.body(), StandardCharsets.UTF_8);
            case Outcome.NoAnswer _ -> "";
        };
    }

    private String signature(String path, long used, String body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((used + body).getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            byte[] secret = Base64.getDecoder().decode(key.privatePart());
            mac.init(new SecretKeySpec(secret, "HmacSHA512"));
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(sha256.digest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts, and comes back a second after an end. */
    private final class Listening implements LineListener {

        private final Face face;

        Listening(Face face) {
            this.face = face;
        }

        @Override
        public void opened() {
            frames++;
        }

        @Override
        public void text(String frame) {
            frames++;
        }

        @Override
        public void ended(String words) {
            agenda.after(
                    SECOND,
                    face == Face.PUBLIC
                            ? TradedWorld.this::openPublic
                            : TradedWorld.this::openAccount);
        }
    }
}
