package io.trellis.krakensim.desk;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often what was asked, and how often what was refused. */
public final class Tally {

    /** A broken client may make up words without end. */
    private static final int MOST_WORDS = 1_000;

    private static final String OTHERS = "others";

    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();

    /** Counts a request by its method. */
    public void request(String method) {
        count(requests, method);
    }

    /** Counts a refusal by its error. */
    public void refusal(String error) {
        count(refusals, error);
    }

    private static void count(Map<String, Integer> counts, String word) {
        boolean room = counts.size() < MOST_WORDS || counts.containsKey(word);
        counts.merge(room ? word : OTHERS, 1, Integer::sum);
    }

    public Map<String, Integer> requests() {
        return Collections.unmodifiableMap(requests);
    }

    public Map<String, Integer> refusals() {
        return Collections.unmodifiableMap(refusals);
    }
}
