package io.trellis.benchmarks;

import io.trellis.core.machine.Input;

import org.HdrHistogram.Histogram;

/**
 * Prints how long ticks take through the machine: a line for a clock alone, one for ticks from
 * which nothing follows, one for those from which an order or a cancel follows.
 */
final class StepProbe {

    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int DIGITS = 3;

    /** One of so many ticks has something to do. */
    private static final int QUIET = 50;

    private static final long BETWEEN_NANOS = 1_000_000;

    private final StepRig rig = new StepRig();
    private final Histogram clock = new Histogram(MOST_NANOS, DIGITS);
    private final Histogram nothing = new Histogram(MOST_NANOS, DIGITS);
    private final Histogram something = new Histogram(MOST_NANOS, DIGITS);
    private boolean on;

    private StepProbe() {}

    public static void main(String[] arguments) {
        int ticks = Integer.parseInt(arguments[0]);
        var probe = new StepProbe();
        probe.run(ticks / 4);
        probe.clock.reset();
        probe.nothing.reset();
        probe.something.reset();
        probe.run(ticks);
        System.out.println(Percentiles.of(probe.clock).line());
        System.out.println(Percentiles.of(probe.nothing).line());
        System.out.println(Percentiles.of(probe.something).line());
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            rig.pass(BETWEEN_NANOS);
            if (i % QUIET == 0) {
                act();
            } else {
                record(rig.tick(SwitchPlan.MIDDLE_TICKS + i % 7), nothing);
            }
            long start = System.nanoTime();
            clock.recordValue(System.nanoTime() - start);
        }
    }

    private void act() {
        on = !on;
        record(rig.tick(on ? SwitchPlan.ON_TICKS : SwitchPlan.OFF_TICKS), something);
        if (rig.written() != 1) {
            throw new IllegalStateException("a tick led to " + rig.written() + " requests");
        }
        rig.settle();
    }

    private void record(Input.Traded tick, Histogram into) {
        long start = System.nanoTime();
        rig.step(tick);
        into.recordValue(System.nanoTime() - start);
    }
}
