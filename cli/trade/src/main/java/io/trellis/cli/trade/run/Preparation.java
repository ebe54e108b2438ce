package io.trellis.cli.trade.run;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.Version;
import io.trellis.cli.trade.doctor.Patient;
import io.trellis.clients.secret.ApiKey;
import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Bars;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.risk.Limits;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.trading.run.BegunRun;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunKind;
import io.trellis.trading.run.RunProcess;
import io.trellis.trading.run.RunSettings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that is found out before a strategy is traded as it happens. */
final class Preparation {

    private final RunKind kind;
    private final Path file;
    private final TradeOptions options;
    private final String text;
    private final StrategyFile strategy;
    private final Plan<?> plan;
    private final RunFolder folder;
    private final Optional<RunSettings> begun;

    /**
     * Reads the strategy file, once, and looks whether the run was begun before.
     *
     * @throws InvalidInputException if the file or the journal of the run is wrong
     */
    Preparation(RunKind kind, Path file, TradeOptions options, String nameEnding) {
        byte[] bytes = StrategyInput.bytes(file);
        this.kind = kind;
        this.file = file;
        this.options = options;
        this.strategy = StrategyDocument.read(bytes, file.toString()).decode();
        this.text = new String(bytes, StandardCharsets.UTF_8);
        this.plan = Plugins.plan(strategy);
        this.folder = options.folder(strategy, nameEnding);
        this.begun =
                Files.isDirectory(folder.journal()) ? BegunRun.settings(folder) : Optional.empty();
    }

    StrategyFile strategy() {
        return strategy;
    }

    Plan<?> plan() {
        return plan;
    }

    RunFolder folder() {
        return folder;
    }

    boolean isNew() {
        return begun.isEmpty();
    }

    /** Coins that the account has already. */
    BigDecimal owned() {
        return options.owned(begun, strategy.instrument());
    }

    /** Asks the venue on which terms the market can be traded. */
    MarketTerms terms(Optional<ApiKey> key) {
        var patient =
                new Patient(
                        options.hosts(),
                        strategy.market().symbol(),
                        options.tier(),
                        nonces(),
                        Patient.USUAL_QUESTIONS);
        return MarketTerms.ask(patient, key, strategy.market().timeframe());
    }

    static Path nonces() {
        return StateFolder.ofProcess().resolve("nonces");
    }

    /**
     * Admits the strategy, or does not.
     *
     * @param withAccount whether the account has to have the capital
     * @return a warning about doubts that were put aside
     * @throws InvalidInputException if something speaks against it
     */
    Optional<String> admit(
            List<TrustedKey> trusted, MarketTerms terms, boolean unvalidated, boolean withAccount) {
        var admission = new Admission(strategy, trusted, Instant.now());
        var suitability = new Suitability(admission, strategy, terms);
        suitability.check(plan);
        if (withAccount && isNew()) {
            suitability.requireFunds(plan, owned());
        }
        return admission.decide(file.toString(), unvalidated);
    }

    /** What the process is started with. */
    RunProcess.Start start(Optional<Integer> deadManSeconds) {
        Installation installation = Installation.in(StateFolder.ofProcess());
        Limits limits = options.limits(begun, strategy, plan);
        Policy policy = options.policy(begun, strategy.instrument(), deadManSeconds);
        RunSettings settings =
                RunSettings.of(
                        kind,
                        folder.name(),
                        String.valueOf(file.getFileName()),
                        text,
                        strategy.market().symbol(),
                        limits,
                        policy,
                        installation);
        return new RunProcess.Start(
                folder, installation, settings, Version.current(), (_, _) -> {});
    }

    /** Bars of the time before, for a new run. */
    Optional<Bars> past(MarketTerms terms) {
        return isNew() ? terms.past() : Optional.empty();
    }
}
