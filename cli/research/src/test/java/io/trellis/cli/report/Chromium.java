package io.trellis.cli.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A browser without a screen.
 *
 * @param program where it is
 * @param folder of its own, for its profile
 */
record Chromium(Path program, Path folder) {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final long LONGEST_SECONDS = 120;

    /** The first that is on the path. */
    static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name ->
                        Stream.of(path.split(File.pathSeparator)).map(at -> Path.of(at, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The page as it is once its scripts have run, in a window of some width. */
    String open(Path page, int width) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(folder, "profile");
        Path dom = Files.createTempFile(folder, "dom", ".html");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + profile,
                                "--window-size=" + width + ",900",
                                "--virtual-time-budget=5000",
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectOutput(dom.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " took more than " + LONGEST_SECONDS + " s");
            }
            return Files.readString(dom, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
