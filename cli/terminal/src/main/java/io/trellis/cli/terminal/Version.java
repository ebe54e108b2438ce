package io.trellis.cli.terminal;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/** Which Trellis this is: the version and the commit that it was built from. */
public final class Version implements IVersionProvider {

    /** As the build wrote it, {@code 0.1.0+<commit>}; {@code dev} when run from classes. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Trellis " + current()};
    }
}
