package io.trellis.cli.trade.kill;

import io.trellis.cli.trade.TradeProgram;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.network.LocalKraken;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code trade live} in a process of its own, and what it has printed so far. */
final class TraderProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Process process;
    private final Thread listener;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private TraderProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().name("trader's words").start(this::listen);
    }

    /**
     * Starts one.
     *
     * @param state folder of what belongs to its user
     */
    static TraderProcess start(
            Path state, Path strategy, LocalKraken kraken, IssuedKey key, String... options) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TradeProgram.class.getName(),
                                "live",
                                strategy.toString(),
                                "--unvalidated",
                                "--tier",
                                "PRO"));
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "--local",
                        kraken.rest().toString(),
                        kraken.publicStream().toString(),
                        kraken.accountStream().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRELLIS_HOME", state.toString());
        builder.environment().put("TRELLIS_KRAKEN_KEY", key.publicPart());
        builder.environment().put("TRELLIS_KRAKEN_SECRET", key.privatePart());
        try {
            return new TraderProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader words = process.inputReader(StandardCharsets.UTF_8)) {
            words.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException over) {
            lines.add("nothing more is heard");
        }
    }

    /** Whether a line with these words came, in time; false too if the process has ended. */
    boolean says(String words, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.isAlive() && !hasSaid(words)) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        return hasSaid(words);
    }

    private boolean hasSaid(String words) {
        return lines.stream().anyMatch(line -> line.startsWith(words));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * As {@code kill} does.
     *
     * @return its exit code
     */
    int terminate() throws InterruptedException {
        // Not by the process itself: that would close its output before the last words.
        if (!process.toHandle().destroy()) {
            throw new IllegalStateException("it has ended already: " + said());
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + said());
        }
        listener.join();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() {
        return String.join("\n", lines);
    }
}
