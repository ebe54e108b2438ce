package io.trellis.krakensim.desk;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often what was asked, and how often what was refused. */
public final class Tally {

    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();

    /** Counts a request by its method. */
    public void request(String method) {
        requests.merge(method, 1, Integer::sum);
    }

    /** Counts a refusal by its error. */
    public void refusal(String error) {
        refusals.merge(error, 1, Integer::sum);
    }

    public Map<String, Integer> requests() {
        return Collections.unmodifiableMap(requests);
    }

    public Map<String, Integer> refusals() {
        return Collections.unmodifiableMap(refusals);
    }
}
