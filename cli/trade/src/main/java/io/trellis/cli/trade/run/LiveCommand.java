package io.trellis.cli.trade.run;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.cli.trade.keys.KeyChoice;
import io.trellis.cli.trade.operate.Confirmation;
import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.secret.ApiKey;
import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.RunKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code trade live}: a strategy with the money of an account. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade live found.json --key main --real-money",
            "  bin/trade live found.json --key main --real-money --limits limits.json \\",
            "      --inventory 0.05 --on-stop cancel",
            "  bin/trade live example-kraken --key local --unvalidated \\",
            "      --local http://127.0.0.1:8101 ws://127.0.0.1:8102/v2 ws://127.0.0.1:8103/v2"
        },
        description = {
            "Trades a strategy on Kraken with the money of an account. It takes a strategy file"
                    + " that was validated and signed by a trusted key (bin/trade trust), has not"
                    + " expired, and was made for the market as it is now: the same steps, minimums and"
                    + " fees no worse. The key must not be able to withdraw.",
            "",
            "Nothing is sent without --real-money and a typed confirmation of market and capital."
                    + " To see what would be done, use bin/trade shadow. A local Kraken (--local) needs"
                    + " neither, and takes files that nobody has validated with --unvalidated.",
            "",
            "After a crash, or a stop, the same command goes on where the run was. Exit codes: 0"
                    + " ended as asked, 1 broken off, 2 not begun.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
public final class LiveCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "STRATEGY",
            converter = StrategyPath.class,
            description = "Strategy file to trade, or the name of one in strategies.")
    private Path strategyPath;

    @Option(names = "--real-money", description = "Yes, orders may be sent that cost real money.")
    private boolean realMoney;

    @Option(
            names = "--unvalidated",
            description = "At a local Kraken only: also trade what nobody vouches for.")
    private boolean unvalidated;

    @Option(
            names = "--dead-man",
            paramLabel = "SECONDS",
            description =
                    "Have Kraken cancel ALL orders of the account when it does not hear of this"
                            + " program for so long, 30 to 86400; 0 for never, as without it.")
    private @Nullable Integer deadManSeconds;

    @Option(
            names = "--dedicated-account",
            description = "Nobody else has orders in this account; needed for --dead-man.")
    private boolean dedicatedAccount;

    @Option(
            names = "--trusted-keys",
            paramLabel = "FOLDER",
            description =
                    "Folder of the public keys whose strategy files are traded (default: keys in"
                            + " the folder where Trellis keeps its state).")
    private @Nullable Path trustedKeys;

    @Mixin private KeyChoice keyChoice;

    @Mixin private TradeOptions options;

    @Mixin private Confirmation confirmation;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        KrakenHosts hosts = options.hosts();
        requireConsent(hosts);
        var preparation = new Preparation(RunKind.LIVE, strategyPath, options, "");
        PrintWriter err = spec.commandLine().getErr();
        Optional<ApiKey> opened = keyChoice.open(err);
        try {
            ApiKey key =
                    opened.orElseThrow(() ->
                            new InvalidInputException(
                                    "no key was given; store one with bin/trade keys add NAME and"
                                            + " say --key NAME."));
            return trade(preparation, hosts, key, err);
        } finally {
            opened.ifPresent(ApiKey::close);
        }
    }

    private void requireConsent(KrakenHosts hosts) {
        if (!hosts.isLocal() && !realMoney) {
            throw new InvalidInputException(
                    "this would trade with real money, and --real-money was not given; bin/trade"
                            + " shadow shows what would be done, bin/trade paper trades on paper.");
        }
        if (!hosts.isLocal() && unvalidated) {
            throw new InvalidInputException(
                    "--unvalidated is for paper, shadow and a local Kraken; with real money only"
                            + " validated, signed files are traded.");
        }
        if (deadManSeconds != null && deadManSeconds > 0 && !dedicatedAccount) {
            throw new InvalidInputException(
                    "--dead-man cancels all orders of the account, those of others too; say"
                            + " --dedicated-account if there are none.");
        }
    }

    private int trade(Preparation preparation, KrakenHosts hosts, ApiKey key, PrintWriter err) {
        MarketTerms terms = preparation.terms(Optional.of(key));
        Path folder = trustedKeys == null ? TrustedKeys.usualFolder() : trustedKeys;
        preparation.admit(TrustedKeys.in(folder), terms, unvalidated, true).ifPresent(err::println);
        confirm(preparation, hosts, err);
        var start = preparation.start(Optional.ofNullable(deadManSeconds));
        var trading = new Trading(err, options.cancelsOnStop(), options.duration());
        boolean clean =
                trading.run(
                        start,
                        (loop, session, _) ->
                                new KrakenConnection(
                                        loop,
                                        session,
                                        hosts,
                                        key,
                                        options.tier(),
                                        Preparation.nonces(),
                                        preparation.past(terms)),
                        this::print);
        return clean ? Program.DONE : Program.FAILED;
    }

    private void print(Trading.Outcome outcome) {
        output.write(
                outcome::json, outcome.text(), spec.commandLine().getOut(), WholeFile::writeText);
    }

    private void confirm(Preparation preparation, KrakenHosts hosts, PrintWriter err) {
        if (hosts.isLocal()) {
            err.println("LOCAL KRAKEN at " + hosts.rest() + ": no real money is traded.");
            return;
        }
        String symbol = preparation.strategy().market().symbol();
        String capital =
                Money.decimal(preparation.plan().capital()).stripTrailingZeros().toPlainString();
        confirmation.require(
                "REAL MONEY: %s is traded on Kraken with a capital of %s %s, as the run %s."
                        .formatted(
                                symbol,
                                capital,
                                symbol.substring(symbol.indexOf('/') + 1),
                                preparation.folder().name()),
                symbol + " " + capital,
                err);
    }
}
