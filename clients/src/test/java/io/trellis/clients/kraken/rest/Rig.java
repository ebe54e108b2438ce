package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A client with a key of Kraken's example, before a scripted venue. */
final class Rig {

    static final String PRIVATE_KEY =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    static final String MARKETS =
            """
            {"error":[],"result":{"XXBTZUSD":{
             "altname":"XBTUSD","wsname":"XBT/USD","aclass_base":"currency","base":"XXBT",
             "aclass_quote":"currency","quote":"ZUSD","cost_decimals":5,"pair_decimals":1,
             "lot_decimals":8,"lot_multiplier":1,
             "fees":[[0,0.4],[10000,0.35]],"fees_maker":[[0,0.25],[10000,0.2]],
             "ordermin":"0.00005","costmin":"0.5","tick_size":"0.1","status":"online"},
            "SUIUSD":{
             "altname":"SUIUSD","wsname":"SUI/USD","base":"SUI","quote":"ZUSD",
             "cost_decimals":8,"pair_decimals":4,"lot_decimals":5,"lot_multiplier":1,
             "fees":[[0,0.4]],"ordermin":"1.5","costmin":"0.5","tick_size":"0.0001",
             "status":"online"},
            "XDGUSD":{
             "altname":"XDGUSD","wsname":"XDG/USD","base":"XXDG","quote":"ZUSD",
             "cost_decimals":8,"pair_decimals":7,"lot_decimals":8,"lot_multiplier":1,
             "fees":[[0,0.4]],"ordermin":"13","costmin":"0.5","tick_size":"0.0000001",
             "status":"cancel_only"}}}
            """;

    static final Instant DEADLINE = Instant.parse("2026-11-20T10:00:05Z");

    final HandLoop loop = new HandLoop();
    final ScriptedHttp http = new ScriptedHttp(loop);
    final Nonces nonces = Nonces.inMemory();
    final EngineCounters counters = new EngineCounters(Tier.PRO, 20, loop.nanoTime());
    final KrakenRest rest;

    Rig() {
        this(RestSettings.trading(Tier.PRO, 7));
    }

    Rig(RestSettings settings) {
        rest =
                KrakenRest.withKey(
                        KrakenHosts.kraken(), http, loop, settings, key(), nonces, counters);
        MarketTable table = markets();
        rest.know(() -> table);
    }

    static MarketTable markets() {
        return MarketTable.of(
                Envelope.result(MARKETS.getBytes(StandardCharsets.UTF_8), "AssetPairs"));
    }

    static ApiKey key() {
        return new ApiKey(
                "PUBLIC+PART", Secret.ofBase64(PRIVATE_KEY.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A post-only buy of 0.001 BTC at 30,000.0. */
    static VenueRequest.Place place(int number) {
        return new VenueRequest.Place(number, ticket("grid-" + number), DEADLINE);
    }

    static OrderTicket ticket(String id) {
        return new OrderTicket(
                new ClientOrderId(id),
                "BTC/USD",
                Side.BUY,
                100_000,
                new OrderTicket.Pricing.Limit(300_000, true, new TimeInForce.GoodTillCancelled()));
    }
}
