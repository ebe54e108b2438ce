package io.trellis.trading.world;

import java.util.SplittableRandom;

/** Independent streams of one seed: another draw in one of them changes none of the others. */
final class Streams {

    private Streams() {}

    static SplittableRandom of(long seed, String subject) {
        long mixed = seed;
        for (int i = 0; i < subject.length(); i++) {
            mixed = (mixed ^ subject.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
            mixed ^= mixed >>> 29;
        }
        return new SplittableRandom(mixed);
    }
}
