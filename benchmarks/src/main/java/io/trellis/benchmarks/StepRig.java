package io.trellis.benchmarks;

import io.trellis.clients.net.Loop;
import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Effects;
import io.trellis.core.machine.Input;
import io.trellis.core.machine.TradingMachine;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.TradePrint;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.paper.PaperVenue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A machine that is armed, at a venue on paper, in one thread and with time that stands still. */
final class StepRig {

    private static final long WALL_NANOS = 1_795_000_000_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000L;

    private final StillLoop loop = new StillLoop();
    private final Caught effects = new Caught();
    private final TradingMachine machine;
    private final PaperVenue venue;
    private long nanos = SECOND;

    StepRig() {
        var plan = new SwitchPlan(LiveSettings.INSTRUMENT);
        this.machine = new TradingMachine(LiveSettings.of(plan), effects);
        this.venue =
                new PaperVenue(
                        loop,
                        PaperSettings.of(
                                LiveSettings.SYMBOL,
                                plan.instrument(),
                                plan.assumptions(),
                                new BigDecimal("100000")),
                        this::told);
        begin();
    }

    private void begin() {
        step(new Input.Began(1, "bench", 1));
        venue.open();
        venue.happened(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        venue.happened(
                new VenueEvent.ModeChanged(Optional.of(LiveSettings.SYMBOL), TradingMode.ONLINE));
        venue.happened(
                new VenueEvent.Market(
                        LiveSettings.SYMBOL,
                        new TradePrint(millis(), SwitchPlan.MIDDLE_TICKS, 1, Aggressor.UNKNOWN)));
        for (int i = 0; i < 10 && machine.mode() != TraderMode.ARMED; i++) {
            settle();
            nanos += SECOND;
            step(new Input.Woken());
        }
        settle();
        step(tick(SwitchPlan.MIDDLE_TICKS));
        if (machine.mode() != TraderMode.ARMED) {
            throw new IllegalStateException("the machine is " + machine.status());
        }
    }

    private long millis() {
        return (WALL_NANOS + nanos) / NANOS_PER_MILLI;
    }

    private void told(VenueEvent event) {
        if (event instanceof VenueEvent.Market(_, TradePrint print)) {
            step(tick(print.priceTicks()));
        } else {
            step(new Input.Told(event));
        }
    }

    /** A trade of now. */
    Input.Traded tick(long priceTicks) {
        return new Input.Traded(millis(), priceTicks, 1_000, Aggressor.BUYER);
    }

    /** The one step that is measured. */
    void step(Input input) {
        machine.step(nanos, WALL_NANOS + nanos, input);
    }

    /** Time goes on. */
    void pass(long passed) {
        nanos += passed;
    }

    /** How many orders and cancels wait for {@link #settle}. */
    int written() {
        return effects.writes.size();
    }

    /** The venue carries out what was asked, and the machine hears of it. */
    void settle() {
        while (!effects.isEmpty() || loop.hasTasks()) {
            effects.writes.forEach(venue::carryOut);
            effects.writes.clear();
            Deque<VenueRequest.Read> reads = new ArrayDeque<>(effects.reads);
            effects.reads.clear();
            reads.forEach(venue::read);
            loop.runTasks();
        }
    }

    /** Keeps what the machine wants until the venue is told. */
    private static final class Caught implements Effects {

        private final Deque<Permit> writes = new ArrayDeque<>();
        private final Deque<VenueRequest.Read> reads = new ArrayDeque<>();

        boolean isEmpty() {
            return writes.isEmpty() && reads.isEmpty();
        }

        @Override
        public void write(Permit permit) {
            writes.add(permit);
        }

        @Override
        public void read(VenueRequest.Read request) {
            reads.add(request);
        }

        @Override
        public void fact(Fact fact) {}

        @Override
        public void wakeAt(long at) {}

        @Override
        public void follow(String symbol) {}

        @Override
        public void ended(boolean clean, String reason) {
            throw new IllegalStateException(reason);
        }
    }

    /** A loop on which tasks run when they are asked to, and timers never. */
    private final class StillLoop implements Loop {

        private final Deque<Runnable> tasks = new ArrayDeque<>();

        boolean hasTasks() {
            return !tasks.isEmpty();
        }

        void runTasks() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        @Override
        public Instant now() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return () -> {};
        }
    }
}
