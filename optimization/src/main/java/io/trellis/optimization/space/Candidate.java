package io.trellis.optimization.space;

import java.util.List;

/**
 * One point of a space; with the strategy file it belongs to it says all that there is to run.
 *
 * @param values of the dimensions, in their order, each as the strategy file writes it but without
 *     quotes
 */
public record Candidate(List<String> values) {

    public Candidate {
        values = List.copyOf(values);
    }
}
