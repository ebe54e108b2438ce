package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RequestPaceTest {

    private final RequestPace pace = new RequestPace();

    @Test
    void givenFortyRequestsInASecond_thenTheNextWaitsForTheFirstToBeOld() {
        long now = 0;
        for (int i = 0; i < 40; i++) {
            assertThat(pace.untilAllowed(now)).isZero();
            pace.sent(now);
            now += Duration.ofMillis(10).toNanos();
        }

        assertThat(pace.untilAllowed(now)).isEqualTo(Duration.ofMillis(600));
    }
}
