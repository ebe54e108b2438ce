package io.trellis.krakensim.network;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.Face;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An exchange with BTC/USD at 60000, an account of 1 BTC and 10000 USD, a network, and a client
 * that knows nothing but bytes: what it hears is written down with its time.
 */
final class World {

    static final long START = 1_800_000_000_000_000_000L;
    static final MarketRules BTC = Markets.of("BTC/USD").orElseThrow();

    final Agenda agenda = new Agenda(START);
    final Exchange exchange;
    final VirtualNetwork network;
    final int account;
    final List<String> heard = new ArrayList<>();
    private final IssuedKey key;
    private long nonce = 1;

    World(Faults faults) {
        this(Rules.standard(), faults);
    }

    World(Rules rules, Faults faults) {
        exchange = new Exchange(rules);
        exchange.list(START, BTC, new BigDecimal("60000.0"));
        account =
                exchange.openAccount(
                        START,
                        Map.of("BTC", BigDecimal.ONE, "USD", new BigDecimal("10000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        key = exchange.issueKey(account, Permission.trading(), 0);
        network = new VirtualNetwork(agenda, exchange, faults);
        network.befall(account, BTC);
    }

    static World with(String... faults) {
        Faults all = Faults.none();
        for (String fault : faults) {
            all = all.with(Fault.parse(fault));
        }
        return new World(all);
    }

    void run(Duration time) {
        agenda.runUntil(agenda.nowNanos() + time.toNanos());
    }

    void runSeconds(long seconds) {
        run(Duration.ofSeconds(seconds));
    }

    Truth truth() {
        return network.exchange().ask(Exchange::truth);
    }

    List<TrueOrder> orders() {
        return truth().orders(account);
    }

    void sweep(String price) {
        network.exchange()
                .act(venue -> venue.sweep(agenda.nowNanos(), BTC.symbol(), new BigDecimal(price)));
    }

    /** A public call. */
    void get(String path) {
        network.http(new HttpRequest("GET", path, "", Map.of(), new byte[0]), this::hear);
    }

    /** A private call with a form. */
    void post(String method, String fields) {
        String path = "/0/private/" + method;
        long used = nonce++;
        String body = "nonce=" + used + (fields.isEmpty() ? "" : "&" + fields);
        network.http(
                new HttpRequest(
                        "POST",
                        path,
                        "",
                        Map.of(
                                "api-key",
                                key.publicPart(),
                                "api-sign",
                                signature(path, used, body),
                                "content-type",
                                "application/x-www-form-urlencoded"),
                        body.getBytes(StandardCharsets.UTF_8)),
                this::hear);
    }

    /** A buy that rests, by REST. */
    void buy(String price, String id) {
        post(
                "AddOrder",
                "pair=XBTUSD&type=buy&ordertype=limit&oflags=post&volume=0.01&price="
                        + price
                        + "&cl_ord_id="
                        + id);
    }

    /** A call, answered soundly after the faults. */
    String answer(String method, String fields) {
        heard.clear();
        post(method, fields);
        runSeconds(1);
        return heard.stream().filter(each -> each.contains("200 ")).findFirst().orElse("no answer");
    }

    /** Opens a line; what comes is written down behind its name. */
    Line open(Face face, String name) {
        return network.open(
                face,
                new LineListener() {

                    @Override
                    public void opened() {
                        note(name + " opened");
                    }

                    @Override
                    public void text(String frame) {
                        note(name + " " + frame);
                    }

                    @Override
                    public void ended(String words) {
                        note(name + " ended: " + words);
                    }
                });
    }

    /** A token for the account's stream. */
    String token() {
        String answer = answer("GetWebSocketsToken", "");
        heard.clear();
        return answer.replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    /** An open line with the executions of the account. */
    Line executions() {
        String token = token();
        Line line = open(Face.ACCOUNT, "account");
        line.send(
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\",\"token\":\""
                        + token
                        + "\",\"snap_orders\":true,\"snap_trades\":false},\"req_id\":1}");
        runSeconds(1);
        return line;
    }

    /** What was heard since the last look, without times. */
    List<String> take() {
        List<String> all = heard.stream().map(each -> each.replaceFirst("^\\d+ ", "")).toList();
        heard.clear();
        return all;
    }

    private void hear(Outcome outcome) {
        note(
                switch (outcome) {
                    case Outcome.Answer(var answer) ->
                            answer.status()
                                    + " "
                                    + new String(answer.body(), StandardCharsets.UTF_8);
                    case Outcome.NoAnswer(String words, boolean sent, boolean delivered) ->
                            words + ", sent " + sent + ", delivered " + delivered;
                });
    }

    private void note(String what) {
        heard.add(agenda.nowNanos() - START + " " + what);
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
}
