package io.trellis.cli.terminal;

import io.trellis.core.strategyfile.TrustedKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** The option that names the folder of keys. */
public final class KeyOptions {

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description =
                    "Folder of the keys (default: keys in the folder where Trellis keeps its"
                            + " state).")
    private @Nullable Path folder;

    /** It need not be there yet. */
    public Path folder() {
        return folder == null ? TrustedKeys.usualFolder() : folder;
    }

    /**
     * The public keys in it.
     *
     * @throws io.trellis.core.InvalidInputException if one of them is none
     */
    public List<TrustedKey> trusted() {
        return TrustedKeys.in(folder());
    }
}
