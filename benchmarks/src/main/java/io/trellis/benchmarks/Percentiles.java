package io.trellis.benchmarks;

import org.HdrHistogram.Histogram;

import java.util.Locale;

/** How long something took, in nanoseconds, and how often it was looked at. */
record Percentiles(long count, long p50, long p90, long p99, long p999, long most) {

    static Percentiles of(Histogram histogram) {
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }

    /** For another process to {@link #parse}. */
    String line() {
        return String.format(Locale.ROOT, "%d %d %d %d %d %d", count, p50, p90, p99, p999, most);
    }

    static Percentiles parse(String line) {
        String[] numbers = line.strip().split(" ", -1);
        return new Percentiles(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]),
                Long.parseLong(numbers[5]));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,d times; p50 %,d ns, p90 %,d ns, p99 %,d ns, p99.9 %,d ns, at most %,d µs",
                count,
                p50,
                p90,
                p99,
                p999,
                most / 1_000);
    }
}
