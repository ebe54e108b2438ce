package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Plans of the candidates of a space, in a hundredth of the time that decoding a document takes.
 *
 * <p>The dimensions are compiled once to setters on the decoded records. A value is read by the
 * document's own format, once for each value of a dimension; a candidate then only puts the records
 * together. Whatever is not plainly accepted (a field without a setter, a value that is refused,
 * fields that do not go together) is decided by the document, so that the sentence is its own.
 *
 * <p>Safe to use from several threads.
 */
public final class PlanMaker {

    /** Values of a continuum come once each and are not worth keeping. */
    private static final int MOST_KEPT = 1 << 16;

    private final ParameterSpace space;
    private final Optional<Base> base;
    private final List<Map<String, Optional<Consumer<PlanDraft>>>> setters = new ArrayList<>();

    private record Base(StrategyFile file, GridSettings settings) {}

    /** Compiles the dimensions of a space. */
    public PlanMaker(ParameterSpace space) {
        this.space = space;
        this.base = base(space.base());
        space.dimensions().forEach(_ -> setters.add(new ConcurrentHashMap<>()));
    }

    private static Optional<Base> base(StrategyDocument document) {
        try {
            StrategyFile file = document.decode();
            return file.strategy() instanceof GridSpec(var settings)
                    ? Optional.of(new Base(file, settings))
                    : Optional.empty();
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    /**
     * The plan of a candidate.
     *
     * @return refused if a value is not one for its field or the fields do not go together
     */
    public Attempt<GridPlan> plan(Candidate candidate) {
        return base.flatMap(parts -> quick(parts, candidate))
                .<Attempt<GridPlan>>map(Attempt.Done::new)
                .orElseGet(() -> decoded(candidate));
    }

    private Optional<GridPlan> quick(Base parts, Candidate candidate) {
        var draft = new PlanDraft(parts.file(), parts.settings());
        for (int i = 0; i < setters.size(); i++) {
            String value = candidate.values().get(i);
            if (value.equals(Candidate.UNUSED)) {
                continue;
            }
            Optional<Consumer<PlanDraft>> setter = setter(i, value);
            if (setter.isEmpty()) {
                return Optional.empty();
            }
            setter.get().accept(draft);
        }
        try {
            return Optional.of(draft.plan());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Consumer<PlanDraft>> setter(int dimension, String value) {
        var known = setters.get(dimension);
        Optional<Consumer<PlanDraft>> setter = known.get(value);
        if (setter == null) {
            setter = compiled(dimension, value);
            if (known.size() < MOST_KEPT) {
                known.put(value, setter);
            }
        }
        return setter;
    }

    private Optional<Consumer<PlanDraft>> compiled(int dimension, String value) {
        String path = space.dimensions().get(dimension).path();
        try {
            return PlanSetters.of(path, space.form(dimension).json(path, value));
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    private Attempt<GridPlan> decoded(Candidate candidate) {
        try {
            return new Attempt.Done<>(GridPlan.of(space.document(candidate).decode()));
        } catch (InvalidInputException refused) {
            return new Attempt.Refused<>(String.valueOf(refused.getMessage()));
        }
    }
}
