package io.trellis.benchmarks;

/** What came of a measurement; a note says at what size, or why there is no figure. */
sealed interface Figure {

    String note();

    /** It was measured. */
    record Measured(double value, String note) implements Figure {}

    /** It cannot be measured here, for no fault of ours. */
    record Absent(String note) implements Figure {}

    /** What was measured is wrong, and its speed worth nothing. */
    record Failed(String note) implements Figure {}
}
