package io.trellis.cli.backtest;

import io.trellis.backtesting.markov.Gate;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.core.InvalidInputException;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.StrategySpec;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The options of the gate that a person chooses, tries and writes. */
final class GateOptions {

    /** What a gate is made of. */
    enum Source {
        LABELS,
        CHAIN,
        HMM
    }

    @Option(
            names = "--source",
            paramLabel = "labels|chain|hmm",
            description = "What the gate of --block and --write is made of.")
    private @Nullable Source source;

    @Option(
            names = "--block",
            split = ",",
            paramLabel = "STATE",
            description =
                    "States in which the gate stops buying (default: TREND_DOWN; DOWN or WILD of"
                            + " the chain; the wildest of the hidden Markov model).")
    private @Nullable List<String> block;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description =
                    "Probability of its states from which on a fitted gate stops buying (default:"
                            + " 0.5 of a hidden Markov model, the highest forecast of a chain).")
    private @Nullable Double threshold;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the strategy with the gate of --source, named as the file.")
    private @Nullable Path target;

    @Option(names = "--force", description = "Replace the file of --write if it is there.")
    private boolean force;

    OptionalDouble threshold() {
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    boolean writes() {
        return target != null;
    }

    /**
     * Refuses options that do not go together, before the work is done.
     *
     * @throws InvalidInputException if so
     */
    void requireComplete(boolean hasStrategy) {
        // Written so that NaN fails too.
        if (threshold != null && !(threshold > 0 && threshold <= 1)) {
            throw new InvalidInputException(
                    "--threshold " + threshold + " is no probability above 0; write 0.5.");
        }
        if (block != null && source == null) {
            throw new InvalidInputException(
                    "--block names states of a source; give --source labels, chain or hmm too.");
        }
        if (target != null && (source == null || !hasStrategy)) {
            throw new InvalidInputException(
                    "--write needs --strategy, to put the gate into, and --source, to make it of.");
        }
        if (target != null) {
            AtomicFile.requireWritable(target, force);
        }
    }

    /** The gate that was asked for, if one was. */
    Optional<Gate> chosen(RegimeStudy study) {
        return Optional.ofNullable(source).map(from -> gate(from, study));
    }

    private Gate gate(Source from, RegimeStudy study) {
        RegimeRules rules =
                switch (from) {
                    case LABELS -> labels();
                    case CHAIN -> filtered(study.chain().filter(), usual(study.chain().filter()));
                    case HMM ->
                            filtered(
                                    study.hidden().filter(),
                                    study.hidden().filter().states().getLast());
                };
        String words = from.name().toLowerCase(Locale.ROOT) + " " + blocked(rules);
        return new Gate(words, rules);
    }

    private static String blocked(RegimeRules rules) {
        return switch (rules) {
            case RegimeRules.Labels(var states) ->
                    String.join("+", states.stream().map(MarketState::name).toList());
            case RegimeRules.Filtered filtered -> String.join("+", filtered.block());
        };
    }

    private RegimeRules labels() {
        List<String> names = block == null ? List.of(MarketState.TREND_DOWN.name()) : block;
        List<String> known = Arrays.stream(MarketState.values()).map(MarketState::name).toList();
        requireKnown(names, known);
        return rules(
                () -> new RegimeRules.Labels(names.stream().map(MarketState::valueOf).toList()));
    }

    private RegimeRules filtered(FittedFilter filter, String usual) {
        List<String> names = block == null ? List.of(usual) : block;
        requireKnown(names, filter.states());
        return rules(() -> Gate.rules(filter, names, threshold()));
    }

    /** The fall of a price, or the wildest of its moves. */
    private static String usual(FittedFilter.Chain chain) {
        return chain.observation() == Observation.RETURN
                ? chain.states().getFirst()
                : chain.states().getLast();
    }

    private static void requireKnown(List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        "--block %s is no state of this source; write %s."
                                .formatted(name, String.join(", ", known)));
            }
        }
    }

    private static RegimeRules rules(Supplier<RegimeRules> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInputException("--" + wrong.getMessage(), wrong);
        }
    }

    /**
     * Writes the strategy with the gate; it leaves a proof behind, which does not speak of it.
     *
     * @throws InvalidInputException if the training window shows no memory, or the name of the file
     *     is none for a strategy
     */
    void write(StrategyFile base, RegimeStudy study, Gate gate) {
        if (target == null) {
            return;
        }
        if (!study.hasMemory()) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "%s is not written: the training window shows no memory (p = %.4f, at"
                                    + " most %s is needed), so no gate made of it may act",
                            target,
                            study.chain().training().p(),
                            FittedFilter.HIGHEST_MEMORY_P));
        }
        byte[] bytes = StrategyCodec.render(gated(base, gate, nameOf(target)));
        AtomicFile.writeText(target, new String(bytes, StandardCharsets.UTF_8));
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    }

    private static StrategyFile gated(StrategyFile base, Gate gate, String name) {
        try {
            return new StrategyFile(
                    name,
                    base.created(),
                    base.expires(),
                    base.market(),
                    base.instrument(),
                    gated(base.strategy(), gate),
                    base.risk(),
                    base.assumptions(),
                    base.search(),
                    Optional.empty());
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInputException(
                    "the strategy with the gate would be wrong: " + wrong.getMessage(), wrong);
        }
    }

    private static StrategySpec gated(StrategySpec spec, Gate gate) {
        return switch (spec) {
            case GridSpec(var settings) ->
                    new GridSpec(settings.withRegimes(Optional.of(gate.rules())));
            case DcaSpec dca -> dca;
        };
    }
}
