package io.trellis.krakensim.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws the faults of a world. Each world has some kinds only, each at a rate of its own, so that
 * worlds differ from one another more than a mean world would from itself.
 */
final class FaultSwarm {

    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MILLI_NANOS = Duration.ofMillis(1).toNanos();
    private static final int GIANT_BYTES = 4 * 1024 * 1024 + 1;

    /** Where an answer that is lost matters most, and any. */
    private static final List<String> METHODS =
            List.of("", "", "", "AddOrder", "CancelOrder", "AmendOrder", "OpenOrders", "Time");

    private static final List<String> FRAMES =
            List.of("", "public", "account", "add_order", "cancel_order", "executions", "book");

    private static final List<String> REQUEST_FRAMES =
            List.of("", "public", "account", "add_order", "cancel_order", "amend_order");

    private static final List<String> CHANNELS = List.of("executions", "balances", "book", "trade");

    /** What a venue may do that is no breach of what it promises. */
    private static final List<String> QUIRKS =
            List.of(
                    "post-only-storm",
                    "post-only-storm",
                    "client-ids-respelled",
                    "filled-before-trade",
                    "balances-in-one-frame",
                    "book-repeats-prices",
                    "maintenance-on-stream",
                    "order-submission-unknown");

    /**
     * Only where they are asked for: a nonce that comes twice rightly stops a trader for good, as
     * does a venue whose clock is far off.
     */
    private static final Set<FaultKind> UNDRAWN =
            Set.of(CallFault.REPEATED_CALL, VenueFault.CLOCK_AHEAD, VenueFault.CLOCK_BEHIND);

    private static final List<String> FACES = List.of("", "public", "account");

    private final long seed;
    private final Severity severity;
    private final long worldNanos;

    FaultSwarm(long seed, Severity severity, Duration world) {
        this.seed = seed;
        this.severity = severity;
        this.worldNanos = world.toNanos();
    }

    /** In the order of their times. */
    List<Fault> draw() {
        var faults = new ArrayList<Fault>();
        for (FaultKind kind : FaultKind.all()) {
            RandomGenerator random = Draws.of(seed, kind.text(), 0);
            boolean included = severity == Severity.MILD || random.nextBoolean();
            if (included && !UNDRAWN.contains(kind)) {
                addOfKind(kind, random, faults);
            }
        }
        faults.sort(Comparator.comparingLong(Fault::startNanos));
        return faults;
    }

    private void addOfKind(FaultKind kind, RandomGenerator random, List<Fault> faults) {
        double ratio = severity.mostPerHour() / severity.leastPerHour();
        double perHour = severity.leastPerHour() * StrictMath.pow(ratio, random.nextDouble());
        double gapNanos = NANOS_PER_HOUR / perHour;
        double time = 0;
        while (true) {
            time -= gapNanos * StrictMath.log(1 - random.nextDouble());
            if (time >= worldNanos) {
                return;
            }
            faults.add(fault(kind, (long) time, random));
        }
    }

    private static Fault fault(FaultKind kind, long start, RandomGenerator random) {
        List<String> targets = targets(kind);
        String target = targets.get(random.nextInt(targets.size()));
        int times = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
        return new Fault(
                kind,
                millis(start),
                millis(span(kind, random)),
                times,
                target,
                kind.amount() == FaultAmount.NANOS
                        ? millis(amount(kind, random))
                        : amount(kind, random));
    }

    /** Whole milliseconds, which people can read. */
    private static long millis(long nanos) {
        return nanos / MILLI_NANOS * MILLI_NANOS;
    }

    private static List<String> targets(FaultKind kind) {
        return switch (kind) {
            case CallFault _ -> METHODS;
            case OpeningFault _, LineFault _ -> FACES;
            case FrameFault _ -> FRAMES;
            case RequestFrameFault _ -> REQUEST_FRAMES;
            case VenueFault venue -> targets(venue);
        };
    }

    private static List<String> targets(VenueFault kind) {
        return switch (kind) {
            case SILENT_SUBSCRIPTION, EVENT_LOST, EVENT_REPEATED -> CHANNELS;
            case QUIRK -> QUIRKS;
            case MODE -> List.of("cancel_only", "post_only", "maintenance");
            case PAIR_STATUS -> List.of("cancel_only", "post_only", "limit_only", "maintenance");
            case WRONG_CHECKSUM,
                    TOKENS_EXPIRE,
                    PROXY_RESTART,
                    CALLS_THROTTLED,
                    REST_LAG,
                    CLOCK_AHEAD,
                    CLOCK_BEHIND,
                    MAINTENANCE,
                    TERMS_CHANGE,
                    PARTIAL_FILL,
                    HUMAN_ORDER,
                    HUMAN_CANCEL ->
                    List.of("");
        };
    }

    private static long span(FaultKind kind, RandomGenerator random) {
        boolean lasts = kind == LineFault.STALL || kind instanceof VenueFault;
        return lasts
                ? random.nextLong(SECOND_NANOS / 2, 20 * SECOND_NANOS)
                : random.nextLong(5 * SECOND_NANOS, 600 * SECOND_NANOS);
    }

    private static long amount(FaultKind kind, RandomGenerator random) {
        return switch (kind.amount()) {
            case NONE -> 0;
            case NANOS -> (long) (SECOND_NANOS * StrictMath.pow(60, random.nextDouble()));
            case BYTES -> GIANT_BYTES;
            case MILLIONTHS -> random.nextLong(1_000_000);
        };
    }
}
