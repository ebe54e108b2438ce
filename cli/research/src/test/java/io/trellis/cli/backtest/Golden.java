package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole reports held against files. {@code -Dgolden.write=true} writes them anew; the commit says
 * why they changed.
 */
public final class Golden {

    private static final Path FOLDERS = Path.of("src/test/resources/io/trellis/cli");

    private Golden() {}

    static void assertMatches(String name, String actual) throws IOException {
        assertMatches("backtest", name, actual);
    }

    /** The same of the reports of another program. */
    public static void assertMatches(String program, String name, String actual)
            throws IOException {
        Path file = FOLDERS.resolve(program).resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
