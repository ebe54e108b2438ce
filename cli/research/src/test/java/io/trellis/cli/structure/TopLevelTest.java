package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Whoever opens the repository sees these and nothing else. */
class TopLevelTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void theRepositoryHoldsTheseAtItsTop() throws IOException, InterruptedException {
        Set<String> tracked = tracked();

        assertThat(tracked.isEmpty() ? present() : tracked)
                .filteredOn(name -> !name.startsWith("."))
                .containsExactlyInAnyOrder(
                        "CHANGELOG.md",
                        "LICENSE",
                        "README.md",
                        "THIRD-PARTY.md",
                        "backtesting",
                        "benchmarks",
                        "bin",
                        "cli",
                        "clients",
                        "core",
                        "data",
                        "docs",
                        "notebooks",
                        "optimization",
                        "pom.xml",
                        "strategies",
                        "trading");
    }

    /** What git follows; empty where there is no git, or no clone of it. */
    private static Set<String> tracked() throws IOException, InterruptedException {
        if (!Files.exists(ROOT.resolve(".git"))) {
            return Set.of();
        }
        Process git = new ProcessBuilder("git", "ls-files", "-z").directory(ROOT.toFile()).start();
        String files = new String(git.getInputStream().readAllBytes(), UTF_8);
        return git.waitFor() != 0
                ? Set.of()
                : Stream.of(files.split("\0"))
                        .map(file -> file.replaceFirst("/.*", ""))
                        .collect(toSet());
    }

    private static Set<String> present() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("target"))
                    .collect(toSet());
        }
    }
}
