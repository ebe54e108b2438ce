package io.trellis.trading.world;

import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.Latency;
import io.trellis.krakensim.network.Severity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** All that goes wrong in a world, as a list that can be made shorter. */
record Schedule(Faults faults, List<Act> acts) {

    private static final long MILLI = 1_000_000;

    Schedule {
        acts = List.copyOf(acts);
    }

    /** Nothing goes wrong, and the network takes its usual time. */
    static Schedule sound() {
        return new Schedule(Faults.none(), List.of());
    }

    static Schedule drawn(long seed, Duration span) {
        SplittableRandom random = Streams.of(seed, "schedule");
        Faults faults =
                switch (random.nextInt(8)) {
                    case 0 -> Faults.none().under(usual(), usual());
                    case 1, 2, 3 -> Faults.drawn(seed, Severity.MILD, span);
                    default -> Faults.drawn(seed, Severity.HARSH, span);
                };
        return new Schedule(faults, acts(seed, span));
    }

    private static Latency usual() {
        return new Latency(4 * MILLI, 12 * MILLI, 0.001, 800 * MILLI);
    }

    private static List<Act> acts(long seed, Duration span) {
        var acts = new ArrayList<Act>();
        for (Kind kind : Kind.values()) {
            SplittableRandom random = Streams.of(seed, kind.name());
            if (random.nextInt(100) < kind.percentOfWorlds) {
                int times = 1 + random.nextInt(kind.most);
                for (int i = 0; i < times; i++) {
                    acts.addAll(kind.draw(random, at(random, span)));
                }
            }
        }
        acts.sort(Comparator.comparing(Act::at));
        return acts;
    }

    private static Duration at(SplittableRandom random, Duration span) {
        return Duration.ofMillis(random.nextLong(span.toMillis()));
    }

    private enum Kind {
        CRASH(60, 25),
        DISK(15, 3),
        CLOCK(25, 4),
        FREEZE(25, 5),
        MONEY(25, 3),
        HOLD(15, 2),
        KILL(10, 1),
        FLATTEN(6, 1),
        WICK(30, 4);

        private final int percentOfWorlds;
        private final int most;

        Kind(int percentOfWorlds, int most) {
            this.percentOfWorlds = percentOfWorlds;
            this.most = most;
        }

        List<Act> draw(SplittableRandom random, Duration at) {
            Duration later = at.plus(seconds(random, 30, 900));
            return switch (this) {
                case CRASH ->
                        List.of(
                                new Act.Crash(
                                        at,
                                        random.nextLong(),
                                        seconds(random, 1, 240),
                                        random.nextBoolean() ? -1 : random.nextInt(40)));
                case DISK -> List.of(new Act.DiskRefuses(at, seconds(random, 1, 60)));
                case CLOCK -> {
                    Duration step = step(random);
                    yield List.of(
                            new Act.WallStep(at, step), new Act.WallStep(later, step.negated()));
                }
                case FREEZE ->
                        List.of(
                                new Act.Freeze(
                                        at, Duration.ofMillis(random.nextLong(50, 300_000))));
                case MONEY -> List.of(new Act.Transfer(at, random.nextLong(-2_000, 5_000)));
                case HOLD ->
                        List.of(
                                new Act.Order(at, Act.Wish.HOLD),
                                new Act.Order(later, Act.Wish.RESUME));
                case KILL ->
                        List.of(
                                new Act.Order(at, Act.Wish.KILL),
                                new Act.Order(later, Act.Wish.REARM));
                case FLATTEN ->
                        List.of(
                                new Act.Order(at, Act.Wish.FLATTEN),
                                new Act.Order(later, Act.Wish.REARM));
                case WICK ->
                        List.of(
                                new Act.Wick(
                                        at,
                                        random.nextInt(-120_000, 120_000),
                                        random.nextInt(4) > 0));
            };
        }

        private static Duration seconds(SplittableRandom random, int from, int to) {
            return Duration.ofSeconds(random.nextLong(from, to));
        }

        /** From what nobody notices to years, either way. */
        private static Duration step(SplittableRandom random) {
            double millis = 10 * StrictMath.pow(1e10, random.nextDouble());
            return Duration.ofMillis(random.nextBoolean() ? (long) millis : -(long) millis);
        }
    }

    /** How many things go wrong. */
    int size() {
        return faults.plan().size() + acts.size();
    }

    /** All but those from one place to another; the faults come first. */
    Schedule without(int from, int to) {
        int split = faults.plan().size();
        Faults fewer = faults;
        for (int i = Math.min(to, split) - 1; i >= from; i--) {
            fewer = fewer.without(i);
        }
        var left = new ArrayList<>(acts);
        if (to > split) {
            left.subList(Math.max(from, split) - split, to - split).clear();
        }
        return new Schedule(fewer, left);
    }

    List<String> lines() {
        var lines = new ArrayList<>(faults.lines());
        acts.forEach(act -> lines.add(act.line()));
        return lines;
    }
}
