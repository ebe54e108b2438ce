package io.trellis.core.strategyfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of {@code strategies/}, found from wherever the tests run. */
final class Repository {

    static final String SCHEMA = "strategy.schema.json";

    private Repository() {}

    static Path strategies() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("strategies"))
                .filter(folder -> Files.exists(folder.resolve(SCHEMA)))
                .findFirst()
                .orElseThrow();
    }

    /** Every shipped strategy. */
    static List<Path> shipped() {
        try (Stream<Path> files = Files.list(strategies())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(SCHEMA))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file among the resources of the tests. */
    static byte[] golden(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Repository.class.getResourceAsStream("/strategyfile/" + name))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] example(String name) {
        return bytes(strategies().resolve(name + ".json"));
    }
}
