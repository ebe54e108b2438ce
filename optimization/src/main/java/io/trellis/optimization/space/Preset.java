package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;

import java.util.List;

/**
 * A space that is ready to be searched: what belongs together, in ranges drawn from the bars.
 *
 * @param document the strategy, with what the space needs to be there
 * @param dimensions one or more
 */
public record Preset(StrategyDocument document, List<Dimension> dimensions) {

    /** The names of those there are. */
    public static final List<String> NAMES = List.of("grid", "risk", "sizing");

    public Preset {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The preset of a name.
     *
     * <ul>
     *   <li>{@code grid}: kind, spacing, cells, range, sizing and recentring together. Rules that
     *       only some kinds can have (trailing) are switched off.
     *   <li>{@code risk}: stops, exposure and the falls at which trading ends; each may be off.
     *   <li>{@code sizing}: the capital of the grid, as rules for the size of a position give it,
     *       see {@link SizingPreset}.
     * </ul>
     *
     * @param bars those of the search, one or more, in ticks of the document's instrument
     * @throws InvalidInputException if there is no such preset, or it is none for the strategy
     */
    public static Preset named(String name, StrategyDocument document, Bars bars) {
        return switch (name) {
            case "grid" -> GridPreset.of(document, bars);
            case "risk" -> RiskPreset.of(document, bars);
            case "sizing" -> SizingPreset.of(document, bars).preset();
            default ->
                    throw new InvalidInputException(
                            "there is no preset \""
                                    + name
                                    + "\"; take one of "
                                    + String.join(", ", NAMES));
        };
    }

    /** The space itself. */
    public ParameterSpace space() {
        return ParameterSpace.of(document, dimensions);
    }
}
