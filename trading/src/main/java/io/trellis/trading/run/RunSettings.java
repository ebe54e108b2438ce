package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Policy;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.risk.Limits;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Place;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.Words;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the machine of a run is made of, fixed when the run begins: the first record of
 * its journal. Whoever has it and the inputs that follow can make the machine again, in whichever
 * installation and with whichever standard values; so it says all of them.
 */
public final class RunSettings {

    private static final String SCHEMA = "trellis/run/1";

    /** A strategy file, and as much again. */
    private static final JsonReader.Limits SIZE = new JsonReader.Limits(1_048_576, 10_000);

    private static final Field<RunSettings, String> SCHEMA_FIELD =
            Field.constant("schema", "Version of this document.", SCHEMA);
    private static final Field<RunSettings, RunKind> KIND =
            Field.of(
                    "kind",
                    "What the run trades with.",
                    Words.of(RunKind.PAPER, RunKind.SHADOW, RunKind.LIVE),
                    RunSettings::kind);
    private static final Field<RunSettings, String> SOURCE =
            Field.of(
                    "strategyFile",
                    "The name of the strategy file.",
                    Text.of("(?s).{1,255}", "the name of a file"),
                    RunSettings::strategyFile);
    private static final Field<RunSettings, String> STRATEGY =
            Field.of(
                    "strategy",
                    "The strategy file, in pieces.",
                    SettingsFormats.LONG_TEXT,
                    RunSettings::strategyText);
    private static final Field<RunSettings, String> SYMBOL =
            Field.of(
                    "symbol",
                    "The market, base and quote.",
                    Text.of(
                            "[A-Za-z0-9.]{1,16}/[A-Za-z0-9.]{1,16}",
                            "a market such as \"BTC/USD\""),
                    RunSettings::symbol);
    private static final Field<RunSettings, Limits> LIMITS =
            Field.of(
                    "limits",
                    "What may not be exceeded.",
                    SettingsFormats.LIMITS,
                    RunSettings::limits);
    private static final Field<RunSettings, BrokerForm> BROKER =
            Field.of(
                    "broker",
                    "How orders are handled.",
                    BrokerForm.FORMAT,
                    settings -> settings.broker);
    private static final Field<RunSettings, Policy> POLICY =
            Field.of(
                    "policy",
                    "What a person has decided.",
                    SettingsFormats.POLICY,
                    RunSettings::policy);

    private static final Block<RunSettings> FORMAT =
            new Block<>(
                    List.of(SCHEMA_FIELD, KIND, SOURCE, STRATEGY, SYMBOL, LIMITS, BROKER, POLICY),
                    RunSettings::made);

    private final RunKind kind;
    private final String strategyFile;
    private final String strategyText;
    private final StrategyFile strategy;
    private final String symbol;
    private final Limits limits;
    private final BrokerForm broker;
    private final Policy policy;

    private RunSettings(
            RunKind kind,
            String strategyFile,
            String strategyText,
            String symbol,
            Limits limits,
            BrokerForm broker,
            Policy policy) {
        this.kind = kind;
        this.strategyFile = strategyFile;
        this.strategyText = strategyText;
        this.strategy =
                StrategyCodec.read(strategyText.getBytes(StandardCharsets.UTF_8), strategyFile);
        this.symbol = symbol;
        this.limits = limits;
        this.broker = broker;
        this.policy = policy;
    }

    private static RunSettings made(Block.Members members) {
        members.get(SCHEMA_FIELD);
        return new RunSettings(
                members.get(KIND),
                members.get(SOURCE),
                members.get(STRATEGY),
                members.get(SYMBOL),
                members.get(LIMITS),
                members.get(BROKER),
                members.get(POLICY));
    }

    /**
     * The settings of a new run.
     *
     * @param run its name
     * @param strategyFile name of the strategy file
     * @param strategyText the whole of it
     * @param symbol as the venue spells the market, base and quote
     * @throws InvalidInputException if the text is no strategy file
     */
    public static RunSettings of(
            RunKind kind,
            String run,
            String strategyFile,
            String strategyText,
            String symbol,
            Limits limits,
            Policy policy,
            Installation installation) {
        return new RunSettings(
                kind,
                strategyFile,
                strategyText,
                symbol,
                limits,
                BrokerForm.standard(installation.namesKey(), run),
                policy);
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @param source the journal, as errors shall name it
     * @throws InvalidInputException if anything at all is wrong with it
     */
    public static RunSettings read(String text, String source) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FORMAT.read(JsonReader.read(bytes, source, SIZE), Place.root(source));
    }

    /** The document. */
    public String text() {
        return JsonWriter.indented(FORMAT.write(this));
    }

    public RunKind kind() {
        return kind;
    }

    public String strategyFile() {
        return strategyFile;
    }

    String strategyText() {
        return strategyText;
    }

    public StrategyFile strategy() {
        return strategy;
    }

    /** The market, {@code BTC/USD}. */
    public String symbol() {
        return symbol;
    }

    public Limits limits() {
        return limits;
    }

    public Policy policy() {
        return policy;
    }

    /** What the machine is made of; each call makes another plan. */
    public MachineSettings machine() {
        return new MachineSettings(
                Plugins.plan(strategy),
                symbol,
                strategy.market().timeframe(),
                limits,
                broker.settings(),
                policy);
    }

    /** In which way other settings are not these, in words; empty if they are the same. */
    Optional<String> differenceTo(RunSettings wanted) {
        if (kind != wanted.kind) {
            return Optional.of("the kind " + kind.word() + ", not " + wanted.kind.word());
        }
        if (!strategyText.equals(wanted.strategyText)) {
            return Optional.of("another content of " + strategyFile);
        }
        if (!symbol.equals(wanted.symbol)) {
            return Optional.of("the market " + symbol);
        }
        if (!limits.equals(wanted.limits)) {
            return Optional.of("other limits");
        }
        if (!policy.equals(wanted.policy)) {
            return Optional.of("other options (coins already owned, dead-man's switch)");
        }
        return broker.namesKey().equals(wanted.broker.namesKey())
                ? Optional.empty()
                : Optional.of(
                        "the key of another installation, whose orders are not known as ours");
    }
}
