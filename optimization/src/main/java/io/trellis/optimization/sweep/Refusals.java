package io.trellis.optimization.sweep;

import java.util.SequencedMap;
import java.util.TreeMap;

/** How many runs were refused, and the first of them with the reason. */
public final class Refusals implements ChunkSink {

    private static final int MOST_KEPT = 1_000;

    private final SequencedMap<Integer, String> first = new TreeMap<>();
    private int count;

    @Override
    public void accept(RunChunk chunk) {
        count += chunk.refusals().size();
        chunk.refusals()
                .forEach((row, reason) -> {
                    if (first.size() < MOST_KEPT) {
                        first.put(chunk.first() + row, reason);
                    }
                });
    }

    public int count() {
        return count;
    }

    /** Reasons by the number of the run, counted from 0; at most 1,000. */
    public SequencedMap<Integer, String> first() {
        return first;
    }
}
