package io.trellis.backtesting.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits. */
public final class FakeWaiting implements Waiting {

    private final List<Duration> waits = new ArrayList<>();
    private long nanos;

    /** What was waited, one by one. */
    public List<Duration> waits() {
        return waits;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public void pass(Duration duration, StopSignal stop) {
        waits.add(duration);
        nanos += duration.toNanos();
    }
}
