package io.trellis.krakensim.network;

import java.util.random.RandomGenerator;

/** One direction of a line: nothing on it overtakes what was sent before. */
final class Course {

    private final Agenda agenda;
    private Latency latency;
    private final RandomGenerator random;
    private long lastNanos;

    Course(Agenda agenda, Latency latency, RandomGenerator random) {
        this.agenda = agenda;
        this.latency = latency;
        this.random = random;
    }

    /** From now on everything arrives at once, still behind what is on its way. */
    void clear() {
        latency = Latency.NONE;
    }

    long draw() {
        return latency.draw(random);
    }

    /** Puts something on its way; it arrives behind all that was sent before. */
    void send(long delayNanos, Runnable arrival) {
        lastNanos = Math.max(lastNanos, agenda.nowNanos() + delayNanos + draw());
        agenda.at(lastNanos, arrival);
    }

    /** Lets nothing more arrive before a time. */
    void hold(long untilNanos) {
        lastNanos = Math.max(lastNanos, untilNanos);
    }
}
