package io.trellis.clients.virtual;

import io.trellis.clients.net.Loop;
import io.trellis.krakensim.network.Agenda;

import java.time.Duration;
import java.time.Instant;

/** The clocks of a machine whose time is that of an agenda, and whose wall clock may be wrong. */
final class VirtualLoop implements Loop {

    private static final long SECOND = 1_000_000_000L;

    private final Agenda agenda;
    private Duration wallClockError = Duration.ZERO;

    VirtualLoop(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Sets the wall clock forward or back; timers do not notice. */
    void stepWallClock(Duration step) {
        wallClockError = wallClockError.plus(step);
    }

    @Override
    public Instant now() {
        long nanos = agenda.nowNanos();
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND).plus(wallClockError);
    }

    @Override
    public long nanoTime() {
        return agenda.nowNanos();
    }

    @Override
    public void execute(Runnable task) {
        agenda.after(0, task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return agenda.after(Math.max(0, delay.toNanos()), task)::cancel;
    }
}
