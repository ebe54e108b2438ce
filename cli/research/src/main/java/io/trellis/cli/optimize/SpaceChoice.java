package io.trellis.cli.optimize;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.space.DerivedSpace;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Preset;
import io.trellis.optimization.space.Settings;

import java.util.List;
import java.util.Optional;

/**
 * Which space is searched, and who chose it.
 *
 * @param origin in words, for a person
 */
record SpaceChoice(ParameterSpace space, String origin) {

    /** A preset, its ranges drawn from the bars that may be looked at. */
    static SpaceChoice of(StrategyDocument document, SpacePreset preset, BarColumns seen) {
        Bars bars = TickBars.of(seen, document.decode().instrument());
        return new SpaceChoice(
                Preset.named(preset.word(), document, bars).space(),
                "the preset " + preset.word() + ", its ranges drawn from the bars of the search");
    }

    /**
     * What the command line sets, else the file's search block, else a space drawn from the bars.
     */
    static SpaceChoice of(StrategyDocument document, List<String> settings, BarColumns train) {
        if (!settings.isEmpty()) {
            Settings set = Settings.parse(document, settings);
            return new SpaceChoice(
                    ParameterSpace.of(set.document(), set.dimensions()), "given by --set");
        }
        StrategyFile file = document.decode();
        Optional<SearchBlock> block = file.search();
        if (block.isPresent()) {
            return new SpaceChoice(
                    ParameterSpace.of(document, block.get().dimensions()),
                    "the search block of the strategy file");
        }
        GridPlan plan = GridPlan.of(file);
        return new SpaceChoice(
                ParameterSpace.of(
                        document, DerivedSpace.of(plan, TickBars.of(train, plan.instrument()))),
                "derived from the bars of the search, as neither --set nor a search block names"
                        + " one");
    }
}
