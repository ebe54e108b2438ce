package io.trellis.cli.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Maven resolved for the run time of this program; the build writes it before the tests. */
final class ProgramClassPath {

    private ProgramClassPath() {}

    /**
     * The libraries without version, sorted; one with native code apart is listed once.
     *
     * @return group and artifact, as in {@code info.picocli:picocli}
     */
    static List<String> libraries() throws IOException {
        return Files.readAllLines(Path.of("target", "class-path.txt")).stream()
                .map(String::strip)
                .filter(line -> line.split(":").length >= 5)
                .map(line -> line.split(":"))
                .map(part -> part[0] + ":" + part[1])
                .distinct()
                .sorted()
                .toList();
    }
}
