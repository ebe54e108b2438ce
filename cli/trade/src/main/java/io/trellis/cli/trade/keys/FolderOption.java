package io.trellis.cli.trade.keys;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The option that names the folder of venue keys. */
final class FolderOption {

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description =
                    "Folder of the venue keys (default: venue-keys in the folder where Trellis"
                            + " keeps its state).")
    private @Nullable Path folder;

    VenueKeys keys() {
        return folder == null ? VenueKeys.usual() : new VenueKeys(folder);
    }
}
