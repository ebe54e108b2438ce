package io.trellis.cli.krakensim;

import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.network.SpanText;
import io.trellis.krakensim.rules.FeeCharge;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the venue goes by where Kraken could do so or otherwise. */
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class RuleOptions {

    private static final String PERCENT = "-?[0-9]{1,2}(\\.[0-9]{1,4})?";

    @Option(
            names = "--quirk",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What is not known of Kraken is so, may be given several times; a wrong name"
                            + " lists them all. A script has them for a time.")
    private List<String> quirks = List.of();

    @Option(
            names = "--history-charge",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "What a call for history costs the counter of its key, 2 or 4 (default:"
                            + " ${DEFAULT-VALUE}).")
    private int historyCharge;

    @Option(
            names = "--rest-lag",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How far what REST tells of the account lies behind its stream, up to 60s"
                            + " (default: none).")
    private String restLag;

    @Option(
            names = "--balance-lag",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How far the balances lie behind the executions on the stream, up to 60s"
                            + " (default: none).")
    private String balanceLag;

    @Option(
            names = "--fees",
            paramLabel = "MAKER,TAKER",
            description =
                    "Fees in per cent whatever the volume, as -0.02,0.38 (default: Kraken's table"
                            + " of tiers).")
    private @Nullable String fees;

    @Option(
            names = "--fees-in",
            defaultValue = "quote",
            description =
                    "What fees are taken in: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FeeCharge feeCharge;

    @Option(
            names = "--no-limits",
            description =
                    "Let an address call and connect, and a connection send, as often as it likes;"
                            + " the counters of the key and of its orders stay.")
    private boolean unlimited;

    /** What the exchange goes by. */
    Rules rules(long seed) {
        Rules rules =
                Rules.standard()
                        .withSeed(seed)
                        .withHistoryCharge(historyCharge())
                        .withLags(lag("--rest-lag", restLag), lag("--balance-lag", balanceLag))
                        .withFeeCharge(feeCharge);
        if (unlimited) {
            rules = rules.withLimits(0, 0, 0);
        }
        for (String name : quirks) {
            rules = rules.with(quirk(name));
        }
        return rules;
    }

    /** The market with its fees. */
    MarketRules priced(MarketRules market) {
        if (fees == null) {
            return market;
        }
        String[] parts = fees.split(",", -1);
        if (parts.length != 2 || !parts[0].matches(PERCENT) || !parts[1].matches(PERCENT)) {
            throw new InvalidInputException(
                    "--fees is "
                            + fees
                            + "; it has to be two fees in per cent, those of makers first, as"
                            + " 0.25,0.40.");
        }
        return market.withFees(FeeSchedule.rebate(parts[0], parts[1]));
    }

    private int historyCharge() {
        if (historyCharge != 2 && historyCharge != 4) {
            throw new InvalidInputException(
                    "--history-charge is " + historyCharge + "; it has to be 2 or 4.");
        }
        return historyCharge;
    }

    private static Duration lag(String option, String text) {
        Duration lag = Duration.ofNanos(SpanText.nanos(text));
        if (lag.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new InvalidInputException(option + " is " + text + "; it has to be 60s or less.");
        }
        return lag;
    }

    private static Quirk quirk(String name) {
        return Arrays.stream(Quirk.values())
                .filter(quirk -> quirk.text().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "--quirk "
                                        + name
                                        + " is none of "
                                        + Arrays.stream(Quirk.values())
                                                .map(Quirk::text)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
