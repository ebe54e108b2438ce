package io.trellis.cli.optimize.file;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.Program;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code optimize keygen}: the pair of keys that strategy files are signed with. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        footer = {"  bin/optimize keygen", "  bin/optimize keygen --name desk"},
        description = {
            "Makes a pair of Ed25519 keys: the private one signs strategy files and is readable by"
                    + " its owner alone; the public one beside it is what trade trusts.",
            "",
            "On another machine trade needs the public key only: copy it into the folder of keys"
                    + " there, or name it by --key.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class KeygenCommand implements Callable<Integer> {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "trellis",
            description = "Name of the pair (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--force",
            description = "Replace a pair of this name; the old private key is lost.")
    private boolean force;

    @Mixin private KeyOptions keys;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var folder = new KeyFolder(keys.folder());
        SigningKey key = folder.make(name, force);
        String id = key.trusted().id();
        String text =
                """
                %s was made.
                private: %s (signs strategy files; keep it to yourself, and a copy in a safe place)
                public:  %s (trusted by trade; copy it to the machine that trades)
                """
                        .formatted(
                                key.trusted(), folder.privateFile(name), folder.publicFile(name));
        Json.ObjectValue json =
                Json.object()
                        .put("id", id)
                        .put("name", name)
                        .put("privateKey", folder.privateFile(name).toString())
                        .put("publicKey", folder.publicFile(name).toString())
                        .build();
        output.write(json, text, spec.commandLine().getOut());
        return Program.DONE;
    }
}
