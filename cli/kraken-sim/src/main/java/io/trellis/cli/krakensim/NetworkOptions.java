package io.trellis.cli.krakensim;

import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.LocalKraken;
import io.trellis.krakensim.network.Severity;
import io.trellis.krakensim.network.SpanText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Where the venue listens, for how long, and what goes wrong. */
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class NetworkOptions {

    /** Of a venue that runs on; after that nothing goes wrong any more. */
    private static final Duration FAULTY = Duration.ofDays(1);

    /** How much goes wrong. */
    enum FaultChoice {
        NONE,
        MILD,
        HARSH
    }

    @Option(
            names = "--ports",
            paramLabel = "REST,PUBLIC,ACCOUNT",
            defaultValue = "8101,8102,8103",
            description = "Ports on loopback; 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private String ports;

    @Option(
            names = "--faults",
            defaultValue = "none",
            description =
                    "What goes wrong: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). The"
                            + " faults of a seed are always the same, and told with --plan.")
    private FaultChoice faults;

    @Option(
            names = "--plan",
            description = "Tell which faults the seed has drawn, a line each, as a script.")
    private boolean planShown;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "Seed of the generator, the faults and the ids (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description =
                    "End after a time of the venue's clock, as 30m (default: when it is stopped).")
    private @Nullable String span;

    @Option(
            names = "--clock-speed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "So many seconds of the venue in a real one. All that goes by its clock is so"
                            + " much faster: market, deadlines, tokens, heartbeats, counters,"
                            + " scripts and faults (default: ${DEFAULT-VALUE}).")
    private String clockSpeed;

    /** Seconds of the venue in a real one. */
    double clockSpeed() {
        boolean number = clockSpeed.matches("[0-9]{1,4}(\\.[0-9]{1,3})?");
        if (!number || Double.parseDouble(clockSpeed) == 0) {
            throw new InvalidInputException(
                    "--clock-speed is "
                            + clockSpeed
                            + "; it has to be a number above 0 below 10000.");
        }
        return Double.parseDouble(clockSpeed);
    }

    LocalKraken.Ports ports() {
        if (!ports.matches("\\d{1,5},\\d{1,5},\\d{1,5}")) {
            throw refused();
        }
        int[] numbers = Arrays.stream(ports.split(",")).mapToInt(Integer::parseInt).toArray();
        if (Arrays.stream(numbers).anyMatch(port -> port > 65_535)) {
            throw refused();
        }
        return new LocalKraken.Ports(numbers[0], numbers[1], numbers[2]);
    }

    private InvalidInputException refused() {
        return new InvalidInputException(
                "--ports is "
                        + ports
                        + "; it has to be three ports up to 65535, as 8101,8102,8103.");
    }

    Faults faults() {
        Duration faulty = span().filter(span -> span.compareTo(FAULTY) < 0).orElse(FAULTY);
        return switch (faults) {
            case NONE -> Faults.none();
            case MILD -> Faults.drawn(seed, Severity.MILD, faulty);
            case HARSH -> Faults.drawn(seed, Severity.HARSH, faulty);
        };
    }

    boolean isPlanShown() {
        return planShown;
    }

    long seed() {
        return seed;
    }

    Optional<Duration> span() {
        return Optional.ofNullable(span).map(text -> Duration.ofNanos(SpanText.nanos(text)));
    }
}
