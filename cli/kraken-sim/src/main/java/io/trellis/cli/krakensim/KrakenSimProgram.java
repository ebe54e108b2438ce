package io.trellis.cli.krakensim;

import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.Version;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The program {@code kraken-sim}. */
@Command(
        name = "kraken-sim",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "  bin/kraken-sim --balance BTC=1 --balance USD=10000",
            "  bin/kraken-sim --feed bars.feed --speed 60 --history 12h",
            "  bin/kraken-sim --still --script day.txt --faults mild --seed 7 --for 30m"
        },
        description = {
            "Runs a local Kraken on this machine: REST and WebSocket v2 on loopback, with an"
                    + " account, a ledger and a matching engine of its own. What is traded there is"
                    + " worth nothing, and nothing leaves this machine.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class KrakenSimProgram implements Callable<Integer> {

    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_STOP_SECONDS = 5;

    @Mixin private MarketOptions market;

    @Mixin private AccountOptions account;

    @Mixin private RuleOptions rules;

    @Mixin private NetworkOptions network;

    @Mixin private JsonOutput json;

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        Program.main(new KrakenSimProgram(), arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Duration> span = network.span();
        Optional<Path> feed = market.feed();
        if (feed.isEmpty()) {
            return run(Optional.empty(), span);
        }
        try (Recording recording = Recording.open(feed.get())) {
            return run(Optional.of(recording), span);
        }
    }

    private int run(Optional<Recording> recording, Optional<Duration> span)
            throws InterruptedException {
        ProgressLine line = ProgressLine.on(spec.commandLine().getErr());
        try (var simulation =
                Simulation.start(market, account, rules, network, recording, line::above)) {
            var start = new StartReport(simulation, account, network);
            write(start::json, start.text());
            var stop = new CountDownLatch(1);
            var ended = new CountDownLatch(1);
            try (var _ = Interruption.before(() -> stop(stop, ended))) {
                watch(simulation, line, stop, span);
                var end = new EndReport(simulation);
                write(() -> end.json(start), end.text());
                return end.hasFailed() ? Program.FAILED : Program.DONE;
            } finally {
                ended.countDown();
            }
        }
    }

    private void write(Supplier<Json> result, String text) {
        json.write(result, text, spec.commandLine().getOut(), WholeFile::writeText);
    }

    /** Shows what happens until the time is over, somebody stops it, or it has failed. */
    private void watch(
            Simulation simulation, ProgressLine line, CountDownLatch stop, Optional<Duration> span)
            throws InterruptedException {
        long began = System.nanoTime();
        long length = span.map(this::realNanos).orElse(Long.MAX_VALUE);
        try (line) {
            while (!simulation.hasFailed() && System.nanoTime() - began < length) {
                if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                line.show(simulation::status);
            }
        }
    }

    /** How long a time of the venue's clock takes. */
    private long realNanos(Duration span) {
        return (long) (span.toNanos() / network.clockSpeed());
    }

    private void stop(CountDownLatch stop, CountDownLatch ended) {
        stop.countDown();
        try {
            if (!ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("the local Kraken was stopped before it had ended.");
                err.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
