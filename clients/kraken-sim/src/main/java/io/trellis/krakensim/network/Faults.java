package io.trellis.krakensim.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that goes wrong in a world: each fault by itself, so that a world that failed can be read,
 * and run again without one of them; and how long bytes are under way.
 *
 * @param seed of the times that bytes are under way
 * @param plan in the order of their times, by preference
 * @param request how long a call or a frame is under way to the venue
 * @param reply how long a reply or a frame is under way back
 */
public record Faults(long seed, List<Fault> plan, Latency request, Latency reply) {

    /** A copy of the plan. */
    public Faults {
        plan = List.copyOf(plan);
    }

    /** A network that is at once and never fails. */
    public static Faults none() {
        return new Faults(0, List.of(), Latency.NONE, Latency.NONE);
    }

    /**
     * Faults of a world, drawn.
     *
     * @param seed the same seed draws the same faults
     * @param world how long faults occur, since the world began
     */
    public static Faults drawn(long seed, Severity severity, Duration world) {
        List<Fault> plan = new FaultSwarm(seed, severity, world).draw();
        Latency latency = latency(severity);
        return new Faults(seed, plan, latency, latency);
    }

    private static Latency latency(Severity severity) {
        long milli = Duration.ofMillis(1).toNanos();
        return switch (severity) {
            case MILD -> new Latency(5 * milli, 20 * milli, 0.002, 2_000 * milli);
            case HARSH -> new Latency(milli, 60 * milli, 0.01, 20_000 * milli);
        };
    }

    /** One more. */
    public Faults with(Fault fault) {
        var more = new ArrayList<>(plan);
        more.add(fault);
        return new Faults(seed, more, request, reply);
    }

    /** All but one, to find out which of them matter. */
    public Faults without(int index) {
        var fewer = new ArrayList<>(plan);
        fewer.remove(index);
        return new Faults(seed, fewer, request, reply);
    }

    /** The same over a network of other speed. */
    public Faults under(Latency newRequest, Latency newReply) {
        return new Faults(seed, plan, newRequest, newReply);
    }

    /** What is written down of a world that failed, a line a fault. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("# seed " + seed);
        lines.add("# requests are under way " + request);
        lines.add("# replies are under way " + reply);
        plan.forEach(fault -> lines.add(fault.toString()));
        return lines;
    }
}
