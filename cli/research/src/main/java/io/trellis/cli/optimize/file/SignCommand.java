package io.trellis.cli.optimize.file;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SignatureCheck;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code optimize sign}: a person vouches for a strategy file. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        footer = "  bin/optimize sign found.json",
        description = {
            "Signs a strategy file with your key: from then on every changed byte is seen, and"
                    + " trade knows who vouches for it.",
            "",
            "Only a file that carries provenance, evidence and a verdict can be signed. A signature"
                    + " says that the file is what a program of yours wrote, not that it is good:"
                    + " check a file of others with backtest verify first.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class SignCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description = "Strategy file to sign, or the name of one in strategies.")
    private Path file;

    @Option(names = "--force", description = "Replace the signature of a key that is unknown here.")
    private boolean force;

    @Mixin private SigningOptions signing;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        NamedStrategy found = NamedStrategy.read(file, signing.trusted());
        requireSignable(found);
        SigningKey key = signing.required();
        NamedStrategy.write(file, StrategyCodec.signed(found.strategy(), key));
        String verdict = found.verdict().orElseThrow();
        if (!verdict.equals("validated")) {
            spec.commandLine()
                    .getErr()
                    .printf("warning: %s is %s; trade refuses it all the same.%n", file, verdict);
        }
        Json.ObjectValue json =
                Json.object()
                        .put("file", file.toString())
                        .put("keyId", key.trusted().id())
                        .put("verdict", verdict)
                        .build();
        String text = "%s is signed by the %s.%n".formatted(file, key.trusted());
        output.write(json, text, spec.commandLine().getOut());
        return Program.DONE;
    }

    private void requireSignable(NamedStrategy found) {
        switch (found.signature()) {
            case SignatureCheck.HandWritten _ ->
                    throw new InvalidInputException(
                            file
                                    + " is hand-written: there is no proof in it to sign; let"
                                    + " optimize validate write one.");
            case SignatureCheck.Forged(String keyId) ->
                    throw new InvalidInputException(
                            file
                                    + " was changed after the key "
                                    + keyId
                                    + " signed it, so nobody can vouch for it; make it anew.");
            case SignatureCheck.UnknownKey(String keyId) when !force ->
                    throw new InvalidInputException(
                            file
                                    + " is signed by the key "
                                    + keyId
                                    + ", which is unknown here; trust that key, or replace its"
                                    + " signature with --force.");
            case SignatureCheck.UnknownKey _,
                    SignatureCheck.Unsigned _,
                    SignatureCheck.Trusted _ -> {}
        }
    }
}
