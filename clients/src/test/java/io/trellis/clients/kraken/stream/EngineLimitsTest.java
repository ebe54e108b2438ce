package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;

class EngineLimitsTest {

    private static final String BTC = "BTC/USD";

    private final EngineCounters counters = new EngineCounters(Tier.PRO, 20, 0);
    private final EngineLimits limits = new EngineLimits(counters);

    @Test
    void givenRequestsUnderWay_thenTheVenuesCountHoldsOnlyIfItIsHigher() {
        for (int i = 0; i < 5; i++) {
            cancel(i);
        }
        BigDecimal ours = counters.of(BTC, 0).points(0);
        assertThat(ours).isEqualByComparingTo("40");

        limits.told(BTC, new BigDecimal("8"), true, 0);
        assertThat(counters.of(BTC, 0).points(0)).isEqualByComparingTo(ours);

        limits.told(BTC, new BigDecimal("90"), true, 0);
        assertThat(counters.of(BTC, 0).points(0)).isEqualByComparingTo("90");

        limits.told(BTC, new BigDecimal("8"), false, 0);
        assertThat(counters.of(BTC, 0).points(0)).isEqualByComparingTo("8");
    }

    @Test
    void givenFortyRequestsInASecond_thenTheNextWaitsForTheFirstToBeOld() {
        long now = 0;
        for (int i = 0; i < 40; i++) {
            var timer = new VenueRequest.CancelAllAfter(i, 60);
            assertThat(limits.untilAllowed(timer, now)).isZero();
            limits.sent(timer, now);
            now += Duration.ofMillis(10).toNanos();
        }

        assertThat(limits.untilAllowed(new VenueRequest.CancelAllAfter(40, 60), now))
                .isEqualTo(Duration.ofMillis(600));
    }

    /** Of an order as young as the program. */
    private void cancel(int id) {
        limits.sent(new VenueRequest.Cancel(id, BTC, new ClientOrderId("order-" + id)), 0);
    }
}
