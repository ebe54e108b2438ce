package io.trellis.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What stands between a change of the market and the order that follows from it. */
final class LiveRows {

    private static final long HEAP_BYTES = 128L << 20;

    /** Waits for the compiler while it warms up, so that less is left for it to do later. */
    private static final List<String> COMPILED = List.of("-Xbatch");

    private static final double NANOS_PER_MICRO = 1_000;

    private final int frames;
    private final Lazy<Optional<Probe>> ticks;
    private final Lazy<Optional<Probe>> wire;

    /** The lines of a probe: a clock alone, what leads to nothing, what leads to an order. */
    private record Probe(Percentiles clock, Percentiles nothing, Percentiles order) {

        static Probe parse(String output) {
            List<Percentiles> lines = output.lines().map(Percentiles::parse).toList();
            return new Probe(lines.get(0), lines.get(1), lines.get(2));
        }
    }

    LiveRows(Sizes sizes) {
        this.frames = sizes.liveFrames();
        this.ticks = new Lazy<>(() -> probe(StepProbe.class));
        this.wire = new Lazy<>(() -> probe(WireProbe.class));
    }

    private Optional<Probe> probe(Class<?> program) {
        return ProbeProcess.output(program, COMPILED, HEAP_BYTES, Integer.toString(frames))
                .map(Probe::parse);
    }

    List<Row> rows() {
        Goal quick = Goal.atMost(100, 24);
        Goal steady = Goal.atMost(1_000, 100);
        return List.of(
                nanos("tick to nothing, p50", quick, Probe::nothing, Percentiles::p50),
                nanos("tick to nothing, p99", steady, Probe::nothing, Percentiles::p99),
                nanos("tick to order, p50", Goal.NONE, Probe::order, Percentiles::p50),
                nanos("tick to order, p99", Goal.NONE, Probe::order, Percentiles::p99),
                micros("frame to order, p50", Goal.atMost(5, 2), Percentiles::p50),
                micros("frame to order, p90", Goal.atMost(20, 5), Percentiles::p90),
                micros("frame to order, p99", Goal.NONE, Percentiles::p99),
                micros("frame to order, p99.9", Goal.NONE, Percentiles::p999));
    }

    private Row nanos(
            String name,
            Goal goal,
            Function<Probe, Percentiles> which,
            ToLongFunction<Percentiles> value) {
        return new Row("live: " + name, "ns", goal, () -> figure(ticks, which, value, 1));
    }

    private Row micros(String name, Goal goal, ToLongFunction<Percentiles> value) {
        return new Row(
                "live: " + name,
                "µs",
                goal,
                () -> figure(wire, Probe::order, value, NANOS_PER_MICRO));
    }

    private static Figure figure(
            Lazy<Optional<Probe>> probe,
            Function<Probe, Percentiles> which,
            ToLongFunction<Percentiles> value,
            double unitNanos) {
        if (probe.get().isEmpty()) {
            return new Figure.Failed("the trader stopped, or does not fit into 128 MB");
        }
        Probe all = probe.get().get();
        Percentiles asked = which.apply(all);
        return new Figure.Measured(
                value.applyAsLong(asked) / unitNanos,
                "%s; a clock alone: %s".formatted(asked.words(), all.clock.words()));
    }
}
