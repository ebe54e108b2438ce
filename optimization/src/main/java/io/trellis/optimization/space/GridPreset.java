package io.trellis.optimization.space;

import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that shapes a grid: its kind, and under each kind the fields of that kind. */
final class GridPreset {

    private static final String KIND = "grid.kind";
    private static final List<String> RANGES = List.of("arithmetic", "geometric");
    private static final String SYMMETRIC = "symmetric";
    private static final String FIBONACCI = "fibonacci";
    private static final String VOLATILITY = "volatility";

    /** Spacings of a volatility grid are never nearer than so many times what covers the fees. */
    private static final List<Double> FLOORS = List.of(1.0, 1.25, 2.0);

    private static final List<String> TIMEFRAMES = List.of("1h", "4h", "1d", "3d", "7d");
    private static final int MOST_TIMEFRAMES = 3;
    private static final int MOST_LEVELS = 12;

    private final StrategyFile file;
    private final DerivedSpace derived;
    private final List<String> timeframes;

    private GridPreset(StrategyFile file, Bars bars) {
        this.file = file;
        this.derived = new DerivedSpace(GridPlan.of(file), bars);
        long barMillis = file.market().timeframe().millis();
        this.timeframes =
                TIMEFRAMES.stream()
                        .filter(each -> Timeframe.parse(each).millis() % barMillis == 0)
                        .limit(MOST_TIMEFRAMES)
                        .toList();
    }

    static Preset of(StrategyDocument document, Bars bars) {
        var preset = new GridPreset(document.decode(), bars);
        return new Preset(preset.document(document.sourceName()), preset.dimensions());
    }

    /** With recentring rules that can be varied, and without what only some kinds can do. */
    private StrategyDocument document(String sourceName) {
        GridSettings settings = GridPlan.of(file).settings();
        RecenterRules rules =
                settings.recenter()
                        .orElseGet(() ->
                                new RecenterRules(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        BigDecimal.ZERO,
                                        false));
        var varied =
                new GridSettings(
                        settings.grid(),
                        settings.capital(),
                        settings.sizing(),
                        settings.start(),
                        settings.stopLoss(),
                        settings.takeProfit(),
                        Optional.of(rules),
                        Trail.NONE,
                        settings.regimes());
        return StrategyDocument.of(
                new StrategyFile(
                        file.name(),
                        file.created(),
                        file.expires(),
                        file.market(),
                        file.instrument(),
                        new GridSpec(varied),
                        file.risk(),
                        file.assumptions(),
                        Optional.empty(),
                        Optional.empty()),
                sourceName);
    }

    private List<Dimension> dimensions() {
        boolean candles = timeframes.size() > 1;
        List<String> around =
                candles ? List.of(SYMMETRIC, FIBONACCI, VOLATILITY) : List.of(SYMMETRIC, FIBONACCI);
        var dimensions = new ArrayList<Dimension>();
        dimensions.add(
                Choices.words(KIND, Stream.concat(RANGES.stream(), around.stream()).toList()));
        derived.range().forEach(each -> dimensions.add(under(each, RANGES)));
        dimensions.add(under(Choices.priceOrNull("grid.center", derived.middle()), around));
        dimensions.add(under(new Dimension.Whole("grid.levels", 2, MOST_LEVELS, 1), around));
        dimensions.add(under(derived.distance("grid.spacing"), List.of(SYMMETRIC)));
        dimensions.add(under(derived.distance("grid.profit"), List.of(SYMMETRIC)));
        dimensions.add(under(derived.distance("grid.step"), List.of(FIBONACCI)));
        if (candles) {
            volatility().forEach(each -> dimensions.add(under(each, List.of(VOLATILITY))));
        }
        dimensions.add(Choices.words("sizing", List.of("base", "quote")));
        dimensions.addAll(recentring());
        return dimensions;
    }

    private List<Dimension> volatility() {
        double least = derived.leastSpacing();
        return List.of(
                new Dimension.LogReal(
                        "grid.factor", DerivedSpace.share(0.1), DerivedSpace.share(10)),
                new Dimension.Whole("grid.atrPeriod", 5, 50, 1),
                Choices.words("grid.timeframe", timeframes),
                Choices.numbers(
                        "grid.minSpacing",
                        FLOORS.stream().map(times -> DerivedSpace.share(times * least)).toList()),
                new Dimension.LogReal(
                        "grid.maxSpacing",
                        DerivedSpace.share(2.5 * least),
                        DerivedSpace.share(Math.max(4 * least, derived.mostSpacing()))));
    }

    private static List<Dimension> recentring() {
        return List.of(
                Choices.numbersOrNull("recenter.deviation", "0.005", "0.01", "0.02", "0.05"),
                Choices.numbersOrNull("recenter.maxAgeHours", "24", "72", "168"),
                Choices.numbers("recenter.cooldownHours", "0", "6", "24"),
                new Dimension.Choice(
                        "recenter.compound",
                        List.of(new Json.BooleanValue(false), new Json.BooleanValue(true))));
    }

    private static Dimension under(Dimension dimension, List<String> kinds) {
        return new Dimension.Conditional(
                dimension, KIND, kinds.stream().<Json>map(Json.TextValue::new).toList());
    }
}
