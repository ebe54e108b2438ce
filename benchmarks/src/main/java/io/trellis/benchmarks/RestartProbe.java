package io.trellis.benchmarks;

import com.sun.management.OperatingSystemMXBean;

import io.trellis.core.market.Bars;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueRequest;
import io.trellis.trading.run.BegunRun;
import io.trellis.trading.run.Connection;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes up a run as a trader does, and prints: milliseconds from the start of the process until it
 * is ready to connect, milliseconds of its processors until then, bytes of the heap that are used
 * after a full collection, bytes of memory that the system counts for it.
 */
final class RestartProbe {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private RestartProbe() {}

    /** What it prints. */
    record Findings(long readyMillis, long busyMillis, long heapBytes, long residentBytes) {

        static Findings parse(String line) {
            String[] numbers = line.strip().split(" ", -1);
            return new Findings(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Long.parseLong(numbers[2]),
                    Long.parseLong(numbers[3]));
        }

        String line() {
            return readyMillis + " " + busyMillis + " " + heapBytes + " " + residentBytes;
        }
    }

    public static void main(String[] arguments) {
        var folder = new RunFolder(Path.of(arguments[0]), arguments[1]);
        var start =
                new RunProcess.Start(
                        folder,
                        Installation.in(folder.state()),
                        BegunRun.settings(folder).orElseThrow(),
                        "bench",
                        (_, _) -> {});
        try (var _ = RunProcess.start(start, (_, _, _) -> new Nowhere())) {
            System.out.println(findings().line());
        }
    }

    private static Findings findings() {
        var machine = ManagementFactory.getRuntimeMXBean();
        long readyMillis = System.currentTimeMillis() - machine.getStartTime();
        long busyMillis = busyMillis();
        System.gc();
        return new Findings(
                readyMillis,
                busyMillis,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                residentBytes());
    }

    private static long busyMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                / NANOS_PER_MILLI;
    }

    /** 0 where the system does not tell. */
    private static long residentBytes() {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }

    /** Where nobody answers. */
    private static final class Nowhere implements Connection, Venue, MarketFeed {

        @Override
        public Venue venue() {
            return this;
        }

        @Override
        public MarketFeed market() {
            return this;
        }

        @Override
        public Optional<Bars> past() {
            return Optional.empty();
        }

        @Override
        public void open() {}

        @Override
        public void close() {}

        @Override
        public void carryOut(Permit permit) {}

        @Override
        public void read(VenueRequest.Read request) {}

        @Override
        public void follow(String symbol) {}

        @Override
        public void leave(String symbol) {}
    }
}
