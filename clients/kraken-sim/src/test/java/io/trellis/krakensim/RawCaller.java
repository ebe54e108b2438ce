package io.trellis.krakensim;

import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;
import io.trellis.krakensim.rules.Liquidity;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An exchange with one account, and somebody who calls it with raw bytes: signing and reading are
 * written here once more, after the venue's own words.
 */
final class RawCaller {

    static final long START =
            Instant.parse("2026-11-20T10:00:00Z").getEpochSecond() * 1_000_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final String BTC = "BTC/USD";

    final Exchange exchange;
    final int account;
    final IssuedKey key;
    long now = START;
    private long nonce = 1_000;

    RawCaller() {
        this(Rules.standard().withLimits(0, 0, 0), Tier.PRO);
    }

    RawCaller(Rules rules, Tier tier) {
        exchange = new Exchange(rules);
        exchange.list(now, market(BTC), new BigDecimal("60100.0"));
        exchange.list(now, market("SUI/USD"), new BigDecimal("2.5000"));
        account =
                exchange.openAccount(
                        now,
                        Map.of("USD", new BigDecimal("10000.0000"), "BTC", BigDecimal.ONE),
                        tier,
                        BigDecimal.ZERO);
        key = exchange.issueKey(account, Permission.trading(), 0);
    }

    static MarketRules market(String symbol) {
        return Markets.of(symbol).orElseThrow();
    }

    /** A market whose book holds nothing but what the accounts put there. */
    static MarketRules bare(String symbol) {
        return market(symbol).withLiquidity(Liquidity.none());
    }

    void pass(double seconds) {
        long until = now + Math.round(seconds * 1e9);
        while (exchange.nextWakeNanos() <= until) {
            now = Math.max(now, exchange.nextWakeNanos());
            exchange.advance(now);
        }
        now = until;
        exchange.advance(now);
    }

    void sweep(String price) {
        exchange.sweep(now, BTC, new BigDecimal(price));
    }

    // REST.

    Answer get(String method, String query) {
        return answer(
                exchange.http(
                        now,
                        new HttpRequest(
                                "GET", "/0/public/" + method, query, Map.of(), new byte[0])));
    }

    Answer post(String method, String... namesAndValues) {
        return post(key, method, nextNonce(), namesAndValues);
    }

    long nextNonce() {
        return nonce++;
    }

    Answer post(IssuedKey by, String method, long usedNonce, String... namesAndValues) {
        var body = new StringBuilder("nonce=" + Long.toUnsignedString(usedNonce));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send(
                by,
                method,
                Long.toUnsignedString(usedNonce),
                "application/x-www-form-urlencoded",
                body.toString());
    }

    /** A body of JSON, without its first brace, after which the nonce is put. */
    Answer postJson(String method, String rest) {
        String own = Long.toString(nextNonce());
        return send(key, method, own, "application/json", "{\"nonce\":" + own + "," + rest);
    }

    Answer send(IssuedKey by, String method, String own, String type, String body) {
        String path = "/0/private/" + method;
        return sendSigned(by.publicPart(), path, type, body, sign(by, path, own, body));
    }

    Answer sendSigned(String publicPart, String path, String type, String body, String signature) {
        return answer(
                exchange.http(
                        now,
                        new HttpRequest(
                                "POST",
                                path,
                                "",
                                Map.of(
                                        "api-key", publicPart,
                                        "api-sign", signature,
                                        "content-type", type),
                                body.getBytes(StandardCharsets.UTF_8))));
    }

    static String sign(IssuedKey by, String path, String own, String body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] inner = sha.digest((own + body).getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(by.privatePart()), "HmacSHA512"));
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(inner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpAnswer answer) {
        return new Answer(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** An answer, read. */
    record Answer(int status, String text) {

        Json.Fields fields() {
            return JsonReader.readFields(text).orElseThrow(() -> new AssertionError(text));
        }

        /** The first error, or nothing. */
        String error() {
            return ((Json.Values) fields().get("error").orElseThrow())
                    .values().stream().findFirst().flatMap(Json::scalar).orElse("");
        }

        Json result(Object... path) {
            return walk(fields().get("result").orElseThrow(() -> new AssertionError(text)), path);
        }

        String at(Object... path) {
            return result(path).scalar().orElseThrow(() -> new AssertionError(text));
        }
    }

    /** Goes down by names and places. */
    static Json walk(Json from, Object... path) {
        Json at = from;
        for (Object step : path) {
            at =
                    switch (at) {
                        case Json.Fields fields ->
                                Optional.ofNullable(fields.byName().get(step.toString()))
                                        .orElseThrow(() ->
                                                new AssertionError("no " + step + " in " + fields));
                        case Json.Values(var values) -> values.get((Integer) step);
                        case Json.Text _, Json.Numeral _, Json.Flag _, Json.Nothing _ ->
                                throw new AssertionError("no " + step + " in " + from);
                    };
        }
        return at;
    }

    /** A post-only purchase over REST. */
    Answer buy(String volume, String price, String id) {
        return post(
                "AddOrder",
                "ordertype",
                "limit",
                "type",
                "buy",
                "pair",
                "XBTUSD",
                "volume",
                volume,
                "price",
                price,
                "oflags",
                "post",
                "cl_ord_id",
                id);
    }

    /** The error of a purchase with these values, at a limit unless they say otherwise. */
    String order(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ordertype", "limit");
        values.put("type", "buy");
        values.put("pair", "XBTUSD");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        List<String> all = new ArrayList<>();
        values.forEach((name, value) -> all.addAll(List.of(name, value)));
        return post("AddOrder", all.toArray(String[]::new)).error();
    }

    Answer sell(String volume, String price, String id) {
        return post(
                "AddOrder",
                "ordertype",
                "limit",
                "type",
                "sell",
                "pair",
                "XBTUSD",
                "volume",
                volume,
                "price",
                price,
                "oflags",
                "post",
                "cl_ord_id",
                id);
    }

    // WebSocket.

    Line open(Face face) {
        return new Line(this, face);
    }

    /** A line for the account, with a token. */
    Line account() {
        Line line = open(Face.ACCOUNT);
        line.token = post("GetWebSocketsToken").at("token");
        return line;
    }

    /** A line that follows executions and balances from now on. */
    Line followed() {
        Line line = account();
        line.send(
                "subscribe",
                "\"channel\":\"executions\",\"snap_orders\":true,\"snap_trades\":true");
        line.send("subscribe", "\"channel\":\"balances\",\"snapshot\":true");
        line.frames.clear();
        return line;
    }

    IssuedKey other(Set<Permission> permissions, long window) {
        return exchange.issueKey(account, permissions, window);
    }

    /** A connection and what came on it. */
    static final class Line {

        final List<String> frames = new ArrayList<>();
        final Session session;
        private final RawCaller kraken;
        String token = "";
        private int number;

        Line(RawCaller kraken, Face face) {
            this.kraken = kraken;
            this.session = kraken.exchange.connect(kraken.now, face, frames::add);
        }

        /** Sends a method with these params, the token with them if there is one. */
        void send(String method, String params) {
            String held = token.isEmpty() ? "" : ",\"token\":\"" + token + "\"";
            raw(
                    "{\"method\":\""
                            + method
                            + "\",\"params\":{"
                            + params
                            + held
                            + "},\"req_id\":"
                            + ++number
                            + "}");
        }

        void raw(String text) {
            session.receive(kraken.now, text);
        }

        /** What came since, which is then forgotten. */
        List<String> take() {
            List<String> taken = List.copyOf(frames);
            frames.clear();
            return taken;
        }

        /** What came since of a channel, which is then forgotten with the rest. */
        List<String> take(String channel) {
            return take().stream()
                    .filter(frame -> frame.contains("\"channel\":\"" + channel + "\""))
                    .toList();
        }

        /** The answer to the last method, of all that came since. */
        Json.Fields answer() {
            return take().stream()
                    .filter(frame -> frame.contains("\"time_in\""))
                    .reduce((_, last) -> last)
                    .flatMap(JsonReader::readFields)
                    .orElseThrow();
        }
    }
}
