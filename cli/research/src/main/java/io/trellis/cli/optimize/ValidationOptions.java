package io.trellis.cli.optimize;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.math.BigDecimal;

/** How what is found is validated, or that it is not. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class ValidationOptions {

    @Mixin private ValidationSettings settings;

    @Option(
            names = "--unvalidated",
            description =
                    "Only split the bars in two: much quicker, and the file stays unvalidated.")
    private boolean unvalidated;

    @Option(
            names = "--train-share",
            paramLabel = "SHARE",
            defaultValue = "0.7",
            description =
                    "With --unvalidated, share of the time that the search sees (default:"
                            + " ${DEFAULT-VALUE}).")
    private BigDecimal trainShare = BigDecimal.ONE;

    boolean isSkipped() {
        return unvalidated;
    }

    BigDecimal trainShare() {
        return trainShare;
    }

    ValidationSettings settings() {
        return settings;
    }
}
