package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;

import java.util.random.RandomGenerator;

/**
 * What the streams of one machine share.
 *
 * @param budget of attempts to connect, which the venue counts for the whole address
 * @param random for the pauses between attempts
 */
public record StreamHost(
        Loop loop,
        WebSockets webSockets,
        ConnectionBudget budget,
        RandomGenerator random,
        StreamSettings settings) {}
