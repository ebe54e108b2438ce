package io.trellis.core.machine;

import io.trellis.core.broker.Broker;

/** Ends trading until a person re-arms it. */
final class Halt {

    private final Latches latches;
    private final Broker broker;
    private final Alarms alarms;
    private final boolean cancels;

    /**
     * A halt that has not happened.
     *
     * @param cancels whether our orders go then
     */
    Halt(Latches latches, Broker broker, Alarms alarms, boolean cancels) {
        this.latches = latches;
        this.broker = broker;
        this.alarms = alarms;
        this.cancels = cancels;
    }

    /** The first reason stays. */
    void because(String reason) {
        if (latches.halt(reason)) {
            alarms.critical("halted", reason);
            if (cancels) {
                broker.cancelOwn(reason);
            }
        }
    }
}
