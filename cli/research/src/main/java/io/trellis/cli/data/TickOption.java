package io.trellis.cli.data;

import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.core.InvalidInputException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;

/** The option that tells the certificate the price step. */
final class TickOption {

    @Option(
            names = "--tick",
            paramLabel = "STEP",
            description =
                    "Price step of the instrument; a bar off it is suspect (default: inferred from"
                            + " the prices, and bars off it only told).")
    private @Nullable BigDecimal tick;

    /**
     * What the certificate is made by.
     *
     * @throws InvalidInputException if the step is not above 0
     */
    CertificateSettings settings() {
        if (tick == null) {
            return CertificateSettings.USUAL;
        }
        if (tick.signum() <= 0) {
            throw new InvalidInputException("--tick " + tick + " is not above 0.");
        }
        return CertificateSettings.ofTick(tick);
    }
}
