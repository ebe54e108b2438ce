package io.trellis.core.strategyfile;

import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TwoShapes;
import io.trellis.core.strategyfile.json.Variants;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** The block {@code regimes}: labels alone, or a fitted filter with all its numbers. */
final class RegimeFormats {

    private static final int MOST_CHAIN_STATES = 9;
    private static final int MOST_HIDDEN_STATES = 4;

    private static final Format<MarketState> LABEL = label();

    private static final Text STATE =
            Text.of(
                    "[A-Za-z][A-Za-z0-9_]{0,31}",
                    "the name of a state: letters, digits and _, a letter first, at most 32");

    private static final Format<Double> NUMBER = doubles("[-1000, 1000]");
    private static final Format<Double> PROBABILITY = doubles("[0, 1]");

    private static final Block<RegimeRules.Labels> LABELS = labels();
    private static final Block<RegimeRules.Filtered> FILTERED = filtered();

    /** Labels alone have no field {@code filter}. */
    static final Format<RegimeRules> REGIMES =
            new TwoShapes<>("filter", LABELS, FILTERED, RegimeFormats::write);

    private RegimeFormats() {}

    private static Json write(RegimeRules rules) {
        return switch (rules) {
            case RegimeRules.Labels labels -> LABELS.write(labels);
            case RegimeRules.Filtered filtered -> FILTERED.write(filtered);
        };
    }

    private static Block<RegimeRules.Labels> labels() {
        Field<RegimeRules.Labels, List<MarketState>> block =
                Field.of(
                        "block",
                        "The states in which buying stops.",
                        LABEL.listOf(1, MarketState.values().length),
                        RegimeRules.Labels::block);
        return new Block<>(List.of(block), in -> new RegimeRules.Labels(in.get(block)));
    }

    private static Format<MarketState> label() {
        var states = new LinkedHashMap<String, MarketState>();
        for (MarketState state : MarketState.values()) {
            states.put(state.name(), state);
        }
        return new Words<>(states);
    }

    private static Block<RegimeRules.Filtered> filtered() {
        Field<RegimeRules.Filtered, List<String>> block =
                Field.of(
                        "block",
                        "The states of the filter in which buying stops.",
                        STATE.listOf(1, MOST_CHAIN_STATES),
                        RegimeRules.Filtered::block);
        Field<RegimeRules.Filtered, Double> threshold =
                Field.of(
                        "threshold",
                        "The probability of those states from which on buying stops.",
                        doubles("(0, 1]"),
                        RegimeRules.Filtered::threshold);
        Field<RegimeRules.Filtered, FittedFilter> filter =
                Field.of(
                        "filter",
                        "The fitted model of the market's states.",
                        filter(),
                        RegimeRules.Filtered::filter);
        return new Block<>(
                List.of(block, threshold, filter),
                in -> new RegimeRules.Filtered(in.get(block), in.get(threshold), in.get(filter)));
    }

    private static Format<FittedFilter> filter() {
        var kinds = new LinkedHashMap<String, Block<? extends FittedFilter>>();
        Block<FittedFilter.Chain> chain = chain();
        Block<FittedFilter.Hidden> hidden = hidden();
        kinds.put("chain", chain);
        kinds.put("hmm", hidden);
        return new Variants<>(
                "kind",
                kinds,
                filter ->
                        switch (filter) {
                            case FittedFilter.Chain it -> chain.write(it);
                            case FittedFilter.Hidden it -> hidden.write(it);
                        });
    }

    private static Block<FittedFilter.Chain> chain() {
        Field<FittedFilter.Chain, String> kind =
                Field.constant("kind", "States that are seen, and the odds of the next.", "chain");
        Field<FittedFilter.Chain, Timeframe> timeframe = timeframe(FittedFilter.Chain::timeframe);
        Field<FittedFilter.Chain, Observation> observation =
                observation(FittedFilter.Chain::observation);
        Field<FittedFilter.Chain, List<String>> states =
                states(MOST_CHAIN_STATES, FittedFilter.Chain::states);
        Field<FittedFilter.Chain, List<Double>> bounds =
                Field.of(
                        "bounds",
                        "The largest observation of each state but the last, rising.",
                        NUMBER.listOf(1, MOST_CHAIN_STATES - 1),
                        FittedFilter.Chain::bounds);
        Field<FittedFilter.Chain, List<List<Double>>> transition =
                transition(MOST_CHAIN_STATES, FittedFilter.Chain::transition);
        Field<FittedFilter.Chain, Double> memoryP = memoryP(FittedFilter.Chain::memoryP);
        return new Block<>(
                List.of(kind, timeframe, observation, states, bounds, transition, memoryP),
                in ->
                        new FittedFilter.Chain(
                                in.get(timeframe),
                                in.get(observation),
                                in.get(states),
                                in.get(bounds),
                                in.get(transition),
                                in.get(memoryP)));
    }

    private static Block<FittedFilter.Hidden> hidden() {
        Field<FittedFilter.Hidden, String> kind =
                Field.constant("kind", "A hidden Markov model, normal in each state.", "hmm");
        Field<FittedFilter.Hidden, Timeframe> timeframe = timeframe(FittedFilter.Hidden::timeframe);
        Field<FittedFilter.Hidden, Observation> observation =
                observation(FittedFilter.Hidden::observation);
        Field<FittedFilter.Hidden, List<String>> states =
                states(MOST_HIDDEN_STATES, FittedFilter.Hidden::states);
        Field<FittedFilter.Hidden, List<Double>> initial =
                perState(
                        "initial",
                        "Probability of each state at the first candle.",
                        PROBABILITY,
                        FittedFilter.Hidden::initial);
        Field<FittedFilter.Hidden, List<Double>> means =
                perState(
                        "means",
                        "Mean of the observation in each state.",
                        NUMBER,
                        FittedFilter.Hidden::means);
        Field<FittedFilter.Hidden, List<Double>> variances =
                perState(
                        "variances",
                        "Variance of the observation in each state.",
                        doubles("(0, 1000]"),
                        FittedFilter.Hidden::variances);
        Field<FittedFilter.Hidden, List<List<Double>>> transition =
                transition(MOST_HIDDEN_STATES, FittedFilter.Hidden::transition);
        Field<FittedFilter.Hidden, Double> memoryP = memoryP(FittedFilter.Hidden::memoryP);
        return new Block<>(
                List.of(
                        kind,
                        timeframe,
                        observation,
                        states,
                        initial,
                        means,
                        variances,
                        transition,
                        memoryP),
                in ->
                        new FittedFilter.Hidden(
                                in.get(timeframe),
                                in.get(observation),
                                in.get(states),
                                in.get(initial),
                                in.get(means),
                                in.get(variances),
                                in.get(transition),
                                in.get(memoryP)));
    }

    private static <F> Field<F, Timeframe> timeframe(Function<F, Timeframe> part) {
        return Field.of(
                "timeframe",
                "Length of the candles that are observed, a multiple of the bars'.",
                Leaves.TIMEFRAME,
                part);
    }

    private static <F> Field<F, Observation> observation(Function<F, Observation> part) {
        return Field.of(
                "observation",
                "What is observed of a candle, in natural logarithms.",
                Words.of(Observation.values()),
                part);
    }

    private static <F> Field<F, List<String>> states(int most, Function<F, List<String>> part) {
        return Field.of("states", "Names of the states.", STATE.listOf(2, most), part);
    }

    private static <F> Field<F, List<Double>> perState(
            String name,
            String description,
            Format<Double> format,
            Function<F, List<Double>> part) {
        return Field.of(name, description, format.listOf(2, MOST_HIDDEN_STATES), part);
    }

    private static <F> Field<F, List<List<Double>>> transition(
            int most, Function<F, List<List<Double>>> part) {
        return Field.of(
                "transition",
                "Probability of each next state, a row for each state.",
                PROBABILITY.listOf(2, most).listOf(2, most),
                part);
    }

    private static <F> Field<F, Double> memoryP(Function<F, Double> part) {
        return Field.of(
                "memoryP",
                "The p-value of the memory test over the training window.",
                new MemoryFormat(PROBABILITY),
                part);
    }

    private static Format<Double> doubles(String interval) {
        return Numeric.in(interval).map(BigDecimal::doubleValue, BigDecimal::valueOf);
    }
}
