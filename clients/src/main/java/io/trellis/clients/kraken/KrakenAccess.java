package io.trellis.clients.kraken;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.clients.secret.ApiKey;

/**
 * What it takes to trade on Kraken: where it is, the ways there, and the key of an account.
 *
 * @param nonces the only ones of this key
 * @param tier of the account
 * @param seed of the jitter of pauses
 */
public record KrakenAccess(
        KrakenHosts hosts,
        Loop loop,
        Http http,
        WebSockets webSockets,
        ApiKey key,
        Nonces nonces,
        Tier tier,
        long seed) {}
