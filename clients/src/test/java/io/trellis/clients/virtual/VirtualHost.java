package io.trellis.clients.virtual;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.network.Agenda;
import io.trellis.krakensim.network.DrivenExchange;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A machine that runs a client, the network between, and a local Kraken with an account, all on one
 * agenda: nothing moves but by {@link #run}.
 */
public final class VirtualHost {

    /** The port of the addresses that leads to the account's face. */
    static final int ACCOUNT_PORT = 82;

    private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final Agenda agenda;
    private final VirtualNetwork network;
    private final VirtualLoop loop;
    private final int account;
    private final IssuedKey key;

    private VirtualHost(Rules rules, Faults faults, Set<Permission> permissions) {
        this.agenda = new Agenda(START.getEpochSecond() * SECOND);
        var exchange = new Exchange(rules);
        long now = agenda.nowNanos();
        Markets.standard()
                .forEach(market -> exchange.list(now, market, firstPrice(market.symbol())));
        this.account =
                exchange.openAccount(
                        now,
                        Map.of("USD", new BigDecimal("100000"), "BTC", new BigDecimal("2")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        this.key = exchange.issueKey(account, permissions, 0);
        this.network = new VirtualNetwork(new DrivenExchange(agenda, exchange), faults);
        network.befall(account, Markets.of("BTC/USD").orElseThrow());
        this.loop = new VirtualLoop(agenda);
    }

    private static BigDecimal firstPrice(String symbol) {
        return new BigDecimal(
                switch (symbol) {
                    case "BTC/USD" -> "60000.0";
                    case "ETH/USD" -> "3000.00";
                    default -> "1.0000";
                });
    }

    /** A sound network to an exchange by the usual rules, with a key that may trade. */
    public static VirtualHost sound() {
        return of(Rules.standard(), Faults.none());
    }

    /** The same by other rules and over another network. */
    public static VirtualHost of(Rules rules, Faults faults) {
        return new VirtualHost(rules, faults, Permission.trading());
    }

    /** The same with a key of other rights. */
    public static VirtualHost withKeyOf(Set<Permission> permissions) {
        return new VirtualHost(Rules.standard(), Faults.none(), permissions);
    }

    /** Lets time pass. */
    public void run(Duration time) {
        agenda.runUntil(agenda.nowNanos() + time.toNanos());
    }

    /** Sets the wall clock of this machine forward or back. */
    public void stepWallClock(Duration step) {
        loop.stepWallClock(step);
    }

    public Loop loop() {
        return loop;
    }

    public Http http() {
        return new VirtualHttp(network, loop);
    }

    public WebSockets webSockets() {
        return new VirtualSockets(network);
    }

    public KrakenHosts hosts() {
        return KrakenHosts.local(
                URI.create("http://127.0.0.1:80"),
                URI.create("ws://127.0.0.1:81/v2"),
                URI.create("ws://127.0.0.1:" + ACCOUNT_PORT + "/v2"));
    }

    /** The key of the account, anew, as whoever has it wipes it. */
    public ApiKey key() {
        return new ApiKey(
                key.publicPart(),
                Secret.ofBase64(key.privatePart().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The key as the venue issued it, for those who look for it where it must not be. */
    public IssuedKey issuedKey() {
        return key;
    }

    /** The number of the account at the venue. */
    public int account() {
        return account;
    }

    public Agenda agenda() {
        return agenda;
    }

    /** The way to the exchange; see {@link VirtualNetwork#exchange} for all that is no client. */
    public VirtualNetwork network() {
        return network;
    }

    /** What really happened. */
    public Truth truth() {
        return network.exchange().ask(Exchange::truth);
    }
}
