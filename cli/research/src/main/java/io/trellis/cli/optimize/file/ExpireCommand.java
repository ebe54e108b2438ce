package io.trellis.cli.optimize.file;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SignatureCheck;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** {@code optimize expire}: a strategy that must not be traded any more. */
@Command(
        name = "expire",
        mixinStandardHelpOptions = true,
        footer = "  bin/optimize expire found.json",
        description = {
            "Ends the life of a strategy file: it expires now, and trade refuses it from now on."
                    + " All else stays, and a signed file is signed again.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class ExpireCommand implements Callable<Integer> {

    /** What is created must live at least so long, even if it is ended at once. */
    private static final Duration SHORTEST_LIFE = Duration.ofMillis(1);

    @Parameters(
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description = "Strategy file to end, or the name of one in strategies.")
    private Path file;

    @Mixin private AtOption at;

    @Mixin private SigningOptions signing;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        NamedStrategy found = NamedStrategy.read(file, signing.trusted());
        StrategyFile strategy = found.strategy();
        Instant end = end(strategy);
        if (strategy.expires().filter(expiry -> !expiry.isAfter(end)).isPresent()) {
            return tell(strategy.expires().orElseThrow(), "%s expired at %s already.%n");
        }
        StrategyFile ended = StrategyCodec.expiring(strategy, end);
        NamedStrategy.write(file, isSigned(found) ? signed(ended) : ended);
        return tell(end, "%s expires at %s.%n");
    }

    private Instant end(StrategyFile strategy) {
        Instant now = at.time();
        return strategy.created()
                .filter(created -> !now.isAfter(created))
                .map(created -> created.plus(SHORTEST_LIFE))
                .orElse(now);
    }

    /** A file that one cannot vouch for is not made one that one vouches for. */
    private boolean isSigned(NamedStrategy found) {
        return switch (found.signature()) {
            case SignatureCheck.HandWritten _, SignatureCheck.Unsigned _ -> false;
            case SignatureCheck.Trusted _ -> true;
            case SignatureCheck.UnknownKey _, SignatureCheck.Forged _ ->
                    throw new InvalidInputException(
                            file
                                    + " is not signed by a key that is trusted here, so it cannot"
                                    + " be signed again; delete it instead.");
        };
    }

    private StrategyFile signed(StrategyFile ended) {
        return StrategyCodec.signed(ended, signing.required());
    }

    private int tell(Instant end, String text) {
        Json.ObjectValue json =
                Json.object().put("file", file.toString()).put("expires", end.toString()).build();
        output.write(json, text.formatted(file, end), spec.commandLine().getOut());
        return Program.DONE;
    }
}
