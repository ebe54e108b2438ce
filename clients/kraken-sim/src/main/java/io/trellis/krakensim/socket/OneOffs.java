package io.trellis.krakensim.socket;

import java.util.HashMap;
import java.util.Map;

/** What goes wrong a number of times and then no more. */
final class OneOffs {

    private final Map<String, Integer> left = new HashMap<>();

    /** So many times more. */
    void add(String what, int times) {
        left.merge(what, times, Integer::sum);
    }

    /** Nothing goes wrong any more. */
    void clear() {
        left.clear();
    }

    /** Whether it goes wrong this time. */
    boolean use(String what) {
        int times = left.getOrDefault(what, 0);
        if (times <= 0) {
            return false;
        }
        left.put(what, times - 1);
        return true;
    }
}
