package io.trellis.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/**
 * How a thing is timed: done over and over until warm, then in repetitions of a least length, of
 * which the median counts.
 *
 * @param warmUp least time before anything counts
 * @param repetition least length of a repetition
 * @param repetitions 1 or more
 */
record Timing(Duration warmUp, Duration repetition, int repetitions) {

    /** Seconds that one pass takes. */
    double seconds(Runnable pass) {
        average(pass, warmUp.toNanos());
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            seconds[i] = average(pass, repetition.toNanos());
        }
        return median(seconds);
    }

    /** Seconds of a pass that is long enough to be done once a repetition, without warm-up. */
    double secondsOfLong(Runnable pass) {
        double[] seconds = new double[Math.min(repetitions, 3)];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = average(pass, 0);
        }
        return median(seconds);
    }

    private static double average(Runnable pass, long leastNanos) {
        long start = System.nanoTime();
        long passes = 0;
        long spent;
        do {
            pass.run();
            passes++;
            spent = System.nanoTime() - start;
        } while (spent < leastNanos);
        return spent / 1e9 / passes;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
