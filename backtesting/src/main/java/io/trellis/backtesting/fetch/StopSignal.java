package io.trellis.backtesting.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a fetch to stop, from any thread. */
public final class StopSignal {

    private final CountDownLatch set = new CountDownLatch(1);

    /** From now on the fetch is to stop. */
    public void set() {
        set.countDown();
    }

    boolean isSet() {
        return set.getCount() == 0;
    }

    void await(Duration most) {
        try {
            set.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            set();
        }
    }
}
