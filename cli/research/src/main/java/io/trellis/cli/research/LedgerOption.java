package io.trellis.cli.research;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.terminal.Version;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.TrialLedger;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;

/** The option that names the ledger of trials. */
public final class LedgerOption {

    private static final String USUAL = "trials.ledger";

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description =
                    "Ledger that counts every trial ever made on these bars (default: "
                            + USUAL
                            + " in the folder where Trellis keeps its state).")
    private @Nullable Path file;

    /**
     * The ledger, checked.
     *
     * @throws io.trellis.core.InvalidInputException if it is none, or was changed
     */
    public TrialLedger open() {
        return TrialLedger.open(file == null ? StateFolder.ofProcess().resolve(USUAL) : file);
    }

    /** Bars as a ledger knows them. */
    public static TrialData data(BarColumns bars) {
        return new TrialData(
                bars.series(),
                bars.contentSha256(),
                Instant.ofEpochMilli(bars.firstMillis()),
                Instant.ofEpochMilli(bars.lastMillis()),
                Version.current());
    }
}
