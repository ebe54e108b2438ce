package io.trellis.clients.kraken.wire;

import java.util.List;
import java.util.SequencedMap;

/**
 * A value of an answer. A number keeps its text: the venue writes prices now as strings and now as
 * numbers, some of them longer than a double holds.
 */
public sealed interface Wire {

    /** A string, a number or a boolean. */
    record Scalar(String text) implements Wire {}

    /** The value that is absent. */
    record Nothing() implements Wire {}

    record Items(List<Wire> values) implements Wire {}

    /** Members in the order of the answer. */
    record Members(SequencedMap<String, Wire> values) implements Wire {}
}
