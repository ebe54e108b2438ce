package io.trellis.benchmarks;

import io.trellis.core.machine.Input;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * A tick through the whole trading machine, where nothing follows from it: {@code -prof gc} tells
 * what it leaves for the collector, which has to be nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StepBenchmark {

    private final StepRig rig = new StepRig();
    private final Input.Traded lower = rig.tick(SwitchPlan.MIDDLE_TICKS - 5);
    private final Input.Traded higher = rig.tick(SwitchPlan.MIDDLE_TICKS + 5);
    private boolean up;

    /** One tick. */
    @Benchmark
    public void tick() {
        up = !up;
        rig.step(up ? higher : lower);
    }
}
