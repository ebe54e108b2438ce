package io.trellis.cli.research;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.certificate.CertifiedSeries;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** The option that says what is done with suspect bars. */
public final class SuspectOption {

    /** What is done with them. */
    public enum Policy {
        REFUSE,
        DROP,
        KEEP
    }

    @Option(
            names = "--suspect",
            paramLabel = "refuse|drop|keep",
            defaultValue = "keep",
            description =
                    "Bars that the data certificate finds suspect: refuse to run, leave them out,"
                            + " or keep them and say so (default: ${DEFAULT-VALUE}).")
    private Policy policy = Policy.KEEP;

    /**
     * The bars of a file that start in a span, after the policy.
     *
     * @throws InvalidInputException if they cannot be read, there are none, or the policy refuses
     */
    public JudgedBars read(Path file, Span span) {
        CertifiedSeries series = CertifiedSeries.read(file);
        BarColumns all = series.bars();
        BarColumns asked =
                span.equals(Span.ALL) ? all : all.slice(span.fromMillis(), span.toMillis());
        return judged(asked, series.suspects(), file.toString(), series.complaint());
    }

    /**
     * Bars that trades make, after the policy.
     *
     * @throws InvalidInputException if the policy refuses, or would leave bars out of trades
     */
    JudgedBars ofTrades(BarColumns bars) {
        if (policy == Policy.DROP) {
            throw new InvalidInputException(
                    "--suspect drop leaves bars out, and trades are run one by one; write refuse or"
                            + " keep.");
        }
        SuspectBars found = CertificateScan.suspects(bars, CertificateSettings.USUAL);
        return judged(bars, found, bars.provenance().sourceName(), Optional.empty());
    }

    private JudgedBars judged(
            BarColumns asked, SuspectBars suspects, String name, Optional<String> complaint) {
        int count = suspects.in(asked).cardinality();
        if (count == 0 || policy == Policy.KEEP) {
            return new JudgedBars(asked, suspects, policy, count, complaint);
        }
        if (policy == Policy.REFUSE) {
            throw refusal(asked, suspects, name, count);
        }
        if (count == asked.rows()) {
            throw new InvalidInputException(
                    name + " has no bar left without its suspect ones; look at data check.");
        }
        return new JudgedBars(suspects.without(asked), suspects, policy, count, complaint);
    }

    private static InvalidInputException refusal(
            BarColumns asked, SuspectBars suspects, String name, int count) {
        long first = asked.timeMillis()[suspects.in(asked).nextSetBit(0)];
        return new InvalidInputException(
                "%s: %,d of its %,d bars %s suspect, the first at %s UTC; look at data check, or run with --suspect drop or keep."
                        .formatted(
                                name,
                                count,
                                asked.rows(),
                                count == 1 ? "is" : "are",
                                UtcTime.minutes(first)));
    }
}
