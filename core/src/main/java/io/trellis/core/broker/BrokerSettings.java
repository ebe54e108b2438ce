package io.trellis.core.broker;

import java.time.Duration;

/**
 * How a broker goes about.
 *
 * @param names gives orders their names
 * @param requestDeadline after which the venue shall not take a request any more
 * @param clockMargin what is added to the bounds of the venue's clock
 * @param secondLook how long after a first look that found nothing the second one is taken; longer
 *     than the venue's lists lag behind
 * @param reconcileEvery how often the open orders are read when nothing else asks for it
 * @param afterRefusal how long a cell waits after a refusal; doubled with each that follows
 * @param afterForeignCancel how long a cell stays empty when somebody else has cancelled its order
 * @param mostRequests writes in one turn
 */
public record BrokerSettings(
        OrderNames names,
        Duration requestDeadline,
        Duration clockMargin,
        Duration secondLook,
        Duration reconcileEvery,
        Duration afterRefusal,
        Duration afterForeignCancel,
        int mostRequests) {

    /** What suits Kraken, whose lists may lag behind its stream by a minute. */
    public static BrokerSettings standard(OrderNames names) {
        return new BrokerSettings(
                names,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(75),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                10);
    }
}
