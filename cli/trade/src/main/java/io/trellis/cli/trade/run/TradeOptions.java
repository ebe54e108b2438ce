package io.trellis.cli.trade.run;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.trade.doctor.HostOptions;
import io.trellis.cli.trade.operate.OrdersOnStop;
import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.Limits;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.LimitsCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.trading.file.PrivateFile;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The options that all ways of trading as it happens have in common. */
@SuppressWarnings("NullAway.Init") // picocli sets options and mixins.
public final class TradeOptions {

    private static final int MOST_BYTES = 65_536;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description =
                    "Name of the run (default: that of the strategy, with -paper or -shadow). A run"
                            + " that was begun before goes on.")
    private @Nullable String name;

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            description = "Limits of this run, over those of the strategy file.")
    private @Nullable Path limitsFile;

    @Option(
            names = "--inventory",
            paramLabel = "QUANTITY",
            description = "Coins that the account has already and the strategy may begin with.")
    private @Nullable BigDecimal inventory;

    @Option(
            names = "--on-stop",
            paramLabel = "WHAT",
            defaultValue = "KEEP",
            description =
                    "What becomes of orders when the program is interrupted or its time is over:"
                            + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private OrdersOnStop onStop;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Stop after a time, such as 90s, 30m, 12h or 7d.")
    private @Nullable Duration duration;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            defaultValue = "STARTER",
            description =
                    "How far the account is verified, which Kraken does not tell:"
                            + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Tier tier;

    @Mixin private HostOptions host;

    KrakenHosts hosts() {
        return host.hosts();
    }

    Tier tier() {
        return tier;
    }

    boolean cancelsOnStop() {
        return onStop == OrdersOnStop.CANCEL;
    }

    Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * The folder of the run.
     *
     * @param ending of the name that a run has of its strategy
     */
    RunFolder folder(StrategyFile strategy, String ending) {
        return new RunFolder(
                StateFolder.ofProcess(), name == null ? strategy.name() + ending : name);
    }

    /** Coins already owned, 0 where none were named. */
    BigDecimal owned(Optional<RunSettings> begun, Instrument instrument) {
        if (inventory != null) {
            return inventory;
        }
        return begun.map(run -> instrument.quantity(run.policy().ownedLots()))
                .orElse(BigDecimal.ZERO);
    }

    /**
     * The limits of the run: those that it was begun with, where none are named now.
     *
     * @throws InvalidInputException if the file of limits is none
     */
    Limits limits(Optional<RunSettings> begun, StrategyFile strategy, Plan<?> plan) {
        if (limitsFile == null && begun.isPresent()) {
            return begun.get().limits();
        }
        Limits own = Limits.of(strategy.risk(), plan.capital());
        return limitsFile == null
                ? own
                : own.tightenedBy(LimitsCodec.read(bytes(limitsFile), limitsFile.toString()));
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + " is no file; name one with limits.");
        }
        try {
            return PrivateFile.read(file, MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }

    /**
     * What the person has decided.
     *
     * @param deadManSeconds as it was asked for; empty for what the run was begun with
     * @throws InvalidInputException if the coins are not whole lots
     */
    Policy policy(
            Optional<RunSettings> begun, Instrument instrument, Optional<Integer> deadManSeconds) {
        Policy usual = begun.map(RunSettings::policy).orElseGet(Policy::standard);
        try {
            return new Policy(
                    deadManSeconds.orElse(usual.deadManSeconds()),
                    usual.cancelOnHalt(),
                    lots(owned(begun, instrument), instrument),
                    usual.equityEvery(),
                    usual.priceIsStale(),
                    usual.barGrace(),
                    usual.clockLimit());
        } catch (IllegalArgumentException refused) {
            throw new InvalidInputException(refused.getMessage() + ".", refused);
        }
    }

    private static long lots(BigDecimal owned, Instrument instrument) {
        try {
            return owned.divide(instrument.lot(), 0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException fraction) {
            throw new InvalidInputException(
                    "--inventory %s is no whole number of the market's lots, %s."
                            .formatted(owned.toPlainString(), instrument.lot().toPlainString()),
                    fraction);
        }
    }
}
