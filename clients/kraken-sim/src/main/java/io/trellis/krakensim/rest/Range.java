package io.trellis.krakensim.rest;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What part of a history is asked for, newest first.
 *
 * @param start exclusive
 * @param end inclusive
 * @param offset how many of the newest are left out
 */
record Range(long start, long end, int offset) {

    static final int PAGE = 50;

    /** Start and end are times in seconds, or ids that have a time. */
    static Optional<Range> of(Params params, Function<String, OptionalLong> timeOfId) {
        OptionalLong start = bound(params, "start", timeOfId, Long.MIN_VALUE);
        OptionalLong end = bound(params, "end", timeOfId, Long.MAX_VALUE);
        OptionalLong offset = params.whole("ofs", 0);
        if (start.isEmpty() || end.isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        int skipped = Math.clamp(offset.getAsLong(), 0, Integer.MAX_VALUE);
        return Optional.of(new Range(start.getAsLong(), end.getAsLong(), skipped));
    }

    private static OptionalLong bound(
            Params params, String name, Function<String, OptionalLong> timeOfId, long otherwise) {
        Optional<String> text = params.text(name);
        if (text.isEmpty()) {
            return OptionalLong.of(otherwise);
        }
        OptionalLong byId = timeOfId.apply(text.get());
        return byId.isPresent() ? byId : Params.nanos(text.get());
    }

    boolean holds(long nanos) {
        return nanos > start && nanos <= end;
    }
}
