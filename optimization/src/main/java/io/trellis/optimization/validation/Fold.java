package io.trellis.optimization.validation;

import java.util.List;

/**
 * What is trained on and what is tested on, once.
 *
 * @param train stretches in order, apart from each other
 * @param test stretches in order, apart from each other and from those of {@code train}
 */
public record Fold(List<Span> train, List<Span> test) {

    public Fold {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }
}
