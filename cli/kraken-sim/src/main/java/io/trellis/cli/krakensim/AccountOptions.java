package io.trellis.cli.krakensim;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Tier;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account there is, and where its key goes. */
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class AccountOptions {

    private static final String USUAL = "10000";

    @Option(
            names = "--balance",
            paramLabel = "ASSET=AMOUNT",
            description =
                    "What the account has, may be given several times (default: "
                            + USUAL
                            + " of the quote).")
    private List<String> balances = List.of();

    @Option(
            names = "--tier",
            defaultValue = "intermediate",
            description =
                    "How much the account may ask: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}).")
    private Tier tier;

    @Option(
            names = "--volume",
            paramLabel = "USD",
            defaultValue = "0",
            description =
                    "What the account traded in 30 days, which its fees go by (default:"
                            + " ${DEFAULT-VALUE}).")
    private BigDecimal volume;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Where the issued key goes, public part and private part, a line each, for its"
                            + " owner's eyes (default: kraken-sim.key where Trellis keeps its"
                            + " state).")
    private @Nullable Path keyFile;

    @Option(names = "--show-private", description = "Print the private part of the key too.")
    private boolean privateShown;

    /** By asset. */
    Map<String, BigDecimal> balances(MarketRules market) {
        String quote = market.quote().name();
        var amounts = new LinkedHashMap<String, BigDecimal>();
        for (String balance : balances) {
            String[] parts = balance.split("=", 2);
            if (parts.length < 2 || !parts[1].matches("[0-9]{1,15}(\\.[0-9]{1,12})?")) {
                throw refused(balance, "write it as " + quote + "=10000");
            }
            BigDecimal sum =
                    new BigDecimal(parts[1]).add(amounts.getOrDefault(parts[0], BigDecimal.ZERO));
            amounts.put(parts[0], sum);
            Optional<String> wrong = market.objectionTo(parts[0], sum);
            if (wrong.isPresent()) {
                throw refused(balance, wrong.get());
            }
        }
        return amounts.isEmpty() ? Map.of(quote, new BigDecimal(USUAL)) : amounts;
    }

    private static InvalidInputException refused(String balance, String right) {
        return new InvalidInputException(
                "--balance " + balance + " is no amount to begin with: " + right + ".");
    }

    Tier tier() {
        return tier;
    }

    BigDecimal volume() {
        if (volume.signum() < 0) {
            throw new InvalidInputException("--volume is " + volume + "; it has to be 0 or more.");
        }
        return volume;
    }

    Path keyFile() {
        return Optional.ofNullable(keyFile)
                .orElseGet(() -> StateFolder.ofProcess().resolve("kraken-sim.key"));
    }

    boolean isPrivateShown() {
        return privateShown;
    }
}
