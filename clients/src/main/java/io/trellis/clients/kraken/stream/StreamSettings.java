package io.trellis.clients.kraken.stream;

import java.time.Duration;

/**
 * How long a stream waits for what.
 *
 * @param bookDepth levels of each side: 10, 25, 100, 500 or 1000
 * @param suspectAfter silence after which a connection is suspected
 * @param deadAfter silence after which it is given up
 * @param pingEvery how often the venue is asked whether it hears us
 * @param answerWithin for the answer to a ping, to a subscription, and to a request without a
 *     deadline
 * @param dataWithin for the first data of a subscription
 * @param openWithin for a connection to be open
 * @param longestBackoff between two attempts to connect
 */
public record StreamSettings(
        int bookDepth,
        Duration suspectAfter,
        Duration deadAfter,
        Duration pingEvery,
        Duration answerWithin,
        Duration dataWithin,
        Duration openWithin,
        Duration longestBackoff) {

    /** What the venue advises, and no less. */
    public static StreamSettings standard() {
        return new StreamSettings(
                10,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    /** The same with another depth of the books. */
    public StreamSettings withBookDepth(int depth) {
        return new StreamSettings(
                depth,
                suspectAfter,
                deadAfter,
                pingEvery,
                answerWithin,
                dataWithin,
                openWithin,
                longestBackoff);
    }
}
