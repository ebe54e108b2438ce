package io.trellis.optimization.study;

import java.util.SplittableRandom;

/** One seed makes all: each purpose has a stream of its own, so that none shifts another. */
final class Seeds {

    static final int BOOTSTRAP = 1;
    static final int CANDIDATES = 2;
    static final int NEIGHBOURS = 3;
    static final int WORLDS = 4;
    static final int FAIR = 5;
    static final int STUDY = 6;

    private Seeds() {}

    /** Seeds for the parts of a purpose; the first ones are the same however many are wanted. */
    static long[] of(long seed, int purpose, int count) {
        var random = new SplittableRandom(seed);
        long stream = 0;
        for (int i = 0; i < purpose; i++) {
            stream = random.nextLong();
        }
        return new SplittableRandom(stream).longs(count).toArray();
    }

    /** The seed of a purpose. */
    static long of(long seed, int purpose) {
        return of(seed, purpose, 1)[0];
    }
}
