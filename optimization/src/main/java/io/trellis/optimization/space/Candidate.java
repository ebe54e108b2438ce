package io.trellis.optimization.space;

import java.util.List;

/**
 * One point of a space; with the strategy file it belongs to it says all that there is to run.
 *
 * @param values of the dimensions, in their order, each as the strategy file writes it but without
 *     quotes; {@link #UNUSED} for a field that does not vary under the others
 */
public record Candidate(List<String> values) {

    /** In place of a value. */
    static final String UNUSED = "";

    public Candidate {
        values = List.copyOf(values);
    }
}
