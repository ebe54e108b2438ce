package io.trellis.krakensim.network;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers of a world: each part has its own, so that one more fault or one more connection
 * does not change what the others draw.
 */
final class Draws {

    private Draws() {}

    /**
     * Numbers of a part.
     *
     * @param part what they are for
     * @param number which of its kind
     */
    static RandomGenerator of(long seed, String part, long number) {
        long mixed = mix(seed ^ mix(number));
        for (int i = 0; i < part.length(); i++) {
            mixed = mixed * 31 + part.charAt(i);
        }
        return new SplittableRandom(mix(mixed));
    }

    /** Stafford's mixer, so that neighbouring seeds have nothing in common. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
