package io.trellis.cli.trade.doctor;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.trade.keys.KeyChoice;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.secret.ApiKey;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code trade doctor}: whether a venue and an account are fit for trading. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade doctor",
            "  bin/trade doctor --key main --symbol ETH/USD --json doctor.json",
            "  bin/trade doctor --key local \\",
            "      --local http://127.0.0.1:8101 ws://127.0.0.1:8102/v2 ws://127.0.0.1:8103/v2"
        },
        description = {
            "Looks at Kraken and, with a key, at an account, and changes nothing: whether both"
                    + " streams and REST answer, how far the clocks are apart, modes and"
                    + " maintenance, the rules and fees of a market, what the key may do, how many"
                    + " orders are open. What cannot be checked is said, with the reason.",
            "",
            "The exit code is 0 if nothing is wrong, 1 if something is.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            defaultValue = "BTC/USD",
            description = "Market to look at, base and quote (default: ${DEFAULT-VALUE}).")
    private String symbol;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            defaultValue = "STARTER",
            description =
                    "How far the account is verified, which Kraken does not tell:"
                            + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). Its limits are"
                            + " compared with.")
    private Tier tier;

    @Mixin private KeyChoice key;

    @Mixin private HostOptions host;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Patient patient = patient();
        PrintWriter err = spec.commandLine().getErr();
        Optional<ApiKey> opened = key.open(err);
        try {
            DoctorReport report = new Examination(patient, opened).run();
            output.write(
                    report::json, report.text(), spec.commandLine().getOut(), WholeFile::writeText);
            return report.isWell() ? Program.DONE : Program.FAILED;
        } finally {
            opened.ifPresent(ApiKey::close);
        }
    }

    private Patient patient() {
        return new Patient(
                host.hosts(),
                symbol,
                tier,
                StateFolder.ofProcess().resolve("nonces"),
                Patient.USUAL_QUESTIONS);
    }
}
