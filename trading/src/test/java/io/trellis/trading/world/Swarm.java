package io.trellis.trading.world;

import io.trellis.krakensim.network.FaultKind;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Worlds of many seeds, one after the other, and what happened in them. */
final class Swarm {

    static final Duration LIFE = Duration.ofHours(6);

    private static final int TRIES_TO_MINIMISE = 60;

    private final Map<String, Integer> struck = new TreeMap<>();
    private int worlds;
    private long orders;
    private long fills;
    private long processes;
    private long deathsAtEffects;
    private long events;
    private long virtualSeconds;
    private long halted;
    private long runNanos;

    /** A world's failure; empty if every law held. */
    String run(long seed) {
        return run(seed, LIFE);
    }

    String run(long seed, Duration life) {
        List<String> broken = broken(seed, life);
        if (broken.isEmpty()) {
            return "";
        }
        Schedule shortest =
                Minimiser.minimise(
                        Schedule.drawn(seed, life),
                        fewer -> !lived(World.drawn(seed, fewer, Mutation.NONE), life).isEmpty(),
                        TRIES_TO_MINIMISE);
        return Minimiser.report(seed, broken, shortest);
    }

    /** The laws that a world breaks; it counts whatever it does. */
    List<String> broken(long seed, Duration life) {
        long begin = System.nanoTime();
        Schedule schedule = Schedule.drawn(seed, life);
        World world = World.drawn(seed, schedule, Mutation.NONE);
        List<String> broken = lived(world, life);
        count(world, schedule);
        runNanos += System.nanoTime() - begin;
        return broken;
    }

    /** What is thrown by whatever part is a broken law too. */
    static List<String> lived(World world, Duration life) {
        try {
            return world.live(life);
        } catch (RuntimeException | AssertionError thrown) {
            var text = new StringBuilder("thrown: ").append(thrown);
            StackTraceElement[] trace = thrown.getStackTrace();
            for (int i = 0; i < Math.min(10, trace.length); i++) {
                text.append("\n    ").append(trace[i]);
            }
            return List.of(text.toString());
        }
    }

    private void count(World world, Schedule schedule) {
        worlds++;
        Stage stage = world.stage();
        orders += stage.truth().orders(stage.host().account()).size();
        fills += world.book().executions().size();
        processes += world.processes();
        deathsAtEffects += world.effectDeaths();
        events += world.oracle().events();
        virtualSeconds += (stage.nowNanos() - VirtualStart.NANOS) / 1_000_000_000;
        halted += world.book().hasLostTooMuch() ? 1 : 0;
        Map<FaultKind, Integer> kinds = stage.host().network().struck();
        kinds.forEach((kind, times) -> struck.merge(kind.text(), times, Integer::sum));
        schedule.acts()
                .forEach(act ->
                        struck.merge(
                                "act: " + act.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                                1,
                                Integer::sum));
    }

    /** A table for people. */
    String table() {
        var text = new StringBuilder();
        double seconds = runNanos / 1e9;
        text.append(
                String.format(
                        Locale.ROOT,
                        "worlds %d, processes %d, of which %d died at an effect, orders %d,"
                                + " fills %d, halted by a loss %d, events %d%n"
                                + "%.1f s, %.0f times real time%n",
                        worlds,
                        processes,
                        deathsAtEffects,
                        orders,
                        fills,
                        halted,
                        events,
                        seconds,
                        virtualSeconds / seconds));
        struck.forEach(
                (kind, times) -> text.append(String.format(Locale.ROOT, "%8d  %s%n", times, kind)));
        return text.toString();
    }
}
