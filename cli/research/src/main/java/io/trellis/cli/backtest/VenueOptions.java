package io.trellis.cli.backtest;

import io.trellis.backtesting.store.TradeColumns;
import io.trellis.backtesting.venue.FeeSchedule;
import io.trellis.backtesting.venue.FillModel;
import io.trellis.backtesting.venue.LatencyModel;
import io.trellis.backtesting.venue.SlippageModel;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Assumptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run assumes of the venue beyond its strategy file. */
final class VenueOptions {

    private static final Pattern SPREAD =
            Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})@([0-9]+)");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIERS = Pattern.compile("[0-9.]+:[0-9.]+/.*", Pattern.DOTALL);

    @Option(
            names = "--fill",
            paramLabel = "MODEL",
            description = "When resting orders fill: touch, through, next-bar or queue.")
    private @Nullable String fill;

    @Option(
            names = "--through-ticks",
            paramLabel = "K",
            description = "Ticks by which the market must pass an order (--fill through); 1.")
    private @Nullable Integer throughTicks;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "How long messages take: 200, or drawn with a seed, 50..400@7.")
    private @Nullable String latency;

    @Option(
            names = "--participation",
            paramLabel = "SHARE",
            description = "Share of the traded volume that may fill orders, in parts (0.1).")
    private @Nullable BigDecimal participation;

    @Option(
            names = "--fees-by-tier",
            paramLabel = "TIERS",
            description =
                    "Fees by the volume of 30 days, VOLUME:MAKER/TAKER,... or a file of such"
                            + " lines.")
    private @Nullable String fees;

    @Option(
            names = "--slippage",
            paramLabel = "MODEL",
            description = "Of orders at the market: fixed:SHARE or sqrt:SHARE:COEFFICIENT.")
    private @Nullable String slippage;

    @Option(
            names = "--trades",
            paramLabel = "FILE",
            description =
                    "Run over trades instead of bars: a folder of the store, or CSV (time, price,"
                            + " quantity, side).")
    private @Nullable Path trades;

    /** Whether anything was asked that only a venue can do. */
    boolean isAsked() {
        return Stream.of(fill, throughTicks, latency, participation, fees, slippage, trades)
                .anyMatch(option -> option != null);
    }

    /** The trades to run over in place of bars. */
    Optional<TradeColumns> trades() {
        return Optional.ofNullable(trades).map(TradeInput::read);
    }

    /**
     * The venue; what was not asked is as the strategy's own assumptions say.
     *
     * @throws InvalidInputException if an option cannot be used; the sentence names it
     */
    VenueSettings settings(Assumptions own) {
        VenueSettings venue =
                VenueSettings.of(own)
                        .with(fillModel(own))
                        .with(latencyModel())
                        .with(slippageModel(own));
        VenueSettings charged = fees == null ? venue : venue.with(feeSchedule(fees));
        if (participation == null) {
            return charged;
        }
        if (participation.signum() <= 0 || participation.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidInputException(
                    "--participation %s is not a share above 0 and at most 1, such as 0.1."
                            .formatted(participation.toPlainString()));
        }
        return charged.withParticipation(participation);
    }

    /** What the strategy expects of an order at the market: a fixed share, if one is asked for. */
    Assumptions expected(Assumptions own) {
        return slippageModel(own) instanceof SlippageModel.FixedShare(var share)
                ? new Assumptions(share, own.pathRule(), own.marginTicks())
                : own;
    }

    private FillModel fillModel(Assumptions own) {
        if (throughTicks != null && !"through".equals(fill)) {
            throw new InvalidInputException(
                    "--through-ticks is for --fill through; add that or leave it out.");
        }
        if (fill == null) {
            return FillModel.of(own);
        }
        return switch (fill) {
            case "touch" -> new FillModel.Touch();
            case "through" -> new FillModel.Through(ticks());
            case "next-bar" -> new FillModel.NextBar();
            case "queue" -> new FillModel.QueuePessimistic();
            default ->
                    throw new InvalidInputException(
                            "--fill %s is not known; it is touch, through, next-bar or queue."
                                    .formatted(fill));
        };
    }

    private int ticks() {
        int ticks = throughTicks == null ? 1 : throughTicks;
        if (ticks < 0) {
            throw new InvalidInputException(
                    "--through-ticks %d is below 0; give a number of ticks.".formatted(ticks));
        }
        return ticks;
    }

    private LatencyModel latencyModel() {
        if (latency == null) {
            return new LatencyModel.None();
        }
        Matcher spread = SPREAD.matcher(latency);
        try {
            if (spread.matches()) {
                return new LatencyModel.Uniform(
                        Long.parseLong(spread.group(1)),
                        Long.parseLong(spread.group(2)),
                        Long.parseLong(spread.group(3)));
            }
            if (MILLIS.matcher(latency).matches()) {
                long millis = Long.parseLong(latency);
                return millis == 0
                        ? new LatencyModel.None()
                        : new LatencyModel.Fixed(millis, millis);
            }
        } catch (IllegalArgumentException _) {
            // Bounds in the wrong order, or a seed of too many digits: told below.
        }
        throw new InvalidInputException(
                "--latency %s is not a number of milliseconds such as 200, nor a span with a seed"
                                .formatted(latency)
                        + " such as 50..400@7.");
    }

    private SlippageModel slippageModel(Assumptions own) {
        if (slippage == null) {
            return new SlippageModel.FixedShare(own.slippage());
        }
        List<String> parts = Arrays.asList(slippage.split(":", -1));
        try {
            if (parts.size() == 2 && parts.getFirst().equals("fixed")) {
                return new SlippageModel.FixedShare(new BigDecimal(parts.get(1)));
            }
            if (parts.size() == 3 && parts.getFirst().equals("sqrt")) {
                return new SlippageModel.SquareRoot(
                        new BigDecimal(parts.get(1)), new BigDecimal(parts.get(2)));
            }
        } catch (IllegalArgumentException _) {
            // No decimals, or no shares: told below.
        }
        throw new InvalidInputException(
                "--slippage %s is not fixed:SHARE or sqrt:SHARE:COEFFICIENT with shares in [0, 1),"
                                .formatted(slippage)
                        + " such as fixed:0.0005 or sqrt:0.0002:0.02.");
    }

    private static FeeSchedule feeSchedule(String text) {
        if (TIERS.matcher(text).matches()) {
            return FeeSchedule.parse(text);
        }
        Path file = Path.of(text);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "--fees-by-tier %s is neither tiers such as 0:0.0025/0.0040,50000:0.0014/0.0024"
                                    .formatted(text)
                            + " nor a file of them.");
        }
        try {
            return FeeSchedule.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }
}
