package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.limits.Tier;

import java.nio.file.Path;

/**
 * What is to be looked at.
 *
 * @param symbol of the market
 * @param tier whose limits count
 * @param nonces folder of the numbers that keys have used
 * @param clockQuestions how often the venue is asked for its time
 */
public record Patient(
        KrakenHosts hosts, String symbol, Tier tier, Path nonces, int clockQuestions) {

    /** The bounds of the clock halve with each question, which takes a second or two. */
    public static final int USUAL_QUESTIONS = 4;
}
