package io.trellis.benchmarks;

import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.Severity;

import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** Whole worlds of the local Kraken under virtual time, one after another in one thread. */
final class WorldRows {

    /** What a world lasts; its faults too. */
    private static final Duration SPAN = Duration.ofMinutes(2);

    private static final int WORLDS = 20;

    private final Sizes sizes;
    private long seed;

    WorldRows(Sizes sizes) {
        this.sizes = sizes;
    }

    List<Row> rows() {
        return List.of(
                new Row(
                        "local Kraken: worlds, no faults",
                        "worlds/min",
                        Goal.atLeast(1_000, 5_000),
                        () -> measured(_ -> Faults.none())),
                new Row(
                        "local Kraken: worlds, harsh faults",
                        "worlds/min",
                        Goal.atLeast(1_000, 5_000),
                        () -> measured(each -> Faults.drawn(each, Severity.HARSH, SPAN))));
    }

    /** Every world has a seed of its own, and every one keeps its books. */
    private Figure measured(LongFunction<Faults> faults) {
        var tally = new Tally();
        double seconds =
                sizes.timing()
                        .seconds(() -> {
                            for (int i = 0; i < WORLDS; i++) {
                                var world = new TradedWorld(faults.apply(seed++));
                                world.live(SPAN);
                                tally.add(world);
                            }
                        });
        String note =
                "%d s each, with a price a second, a client on both lines and %,d calls; %,d frames a world"
                        .formatted(
                                SPAN.toSeconds(),
                                tally.calls / tally.worlds,
                                tally.frames / tally.worlds);
        return tally.sound
                ? new Figure.Measured(WORLDS * 60 / seconds, note)
                : new Figure.Failed("the books of a world do not add up");
    }

    private static final class Tally {

        private long worlds;
        private long frames;
        private long calls;
        private boolean sound = true;

        void add(TradedWorld world) {
            worlds++;
            frames += world.frames();
            calls += world.calls();
            sound &= world.isSound();
        }
    }
}
