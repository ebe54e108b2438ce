package io.trellis.trading.session;

import io.trellis.clients.net.Loop;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Input;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Status;
import io.trellis.core.machine.TradingMachine;
import io.trellis.core.market.Bars;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalReader;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One process that trades a strategy: the shell around a {@link TradingMachine}. For each thing
 * that happens it writes it to the journal, lets the machine decide, writes down what was decided,
 * forces the journal to the disk if something is to be sent, and only then sends. Paper, shadow and
 * live trading are this class with other venues.
 *
 * <p>Everything happens on one loop, one thing at a time. What goes wrong here, a disk that cannot
 * be written above all, ends the session at once: nothing more is sent, and the next start finds
 * out what is true.
 */
public final class TradingSession implements VenueListener {

    private static final long NANOS = 1_000_000_000L;

    private final Loop loop;
    private final Journal journal;
    private final JournalListener listener;
    private final MachineSettings settings;
    private final Pending pending = new Pending();
    private final TradingMachine machine;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final int epoch;

    private Optional<Venue> venue = Optional.empty();
    private Optional<MarketFeed> feed = Optional.empty();
    private Optional<Loop.Timer> alarm = Optional.empty();
    private long machineAheadNanos;
    private long quotedBid;
    private long quotedAsk;
    private boolean quoteWaits;
    private boolean begun;
    private volatile boolean over;
    private volatile Status status;

    /**
     * Takes up a journal: a new one gets its first record, one that was written before is gone
     * through, so that the machine is what it was when its last process ended.
     *
     * @param runId name of the run
     * @param settingsText everything that the settings were made from
     * @throws io.trellis.core.InvalidInputException if the journal's decisions do not come out
     *     again
     */
    public TradingSession(
            Loop loop,
            Journal journal,
            JournalListener listener,
            MachineSettings settings,
            String runId,
            String settingsText) {
        this.loop = loop;
        this.journal = journal;
        this.listener = listener;
        this.settings = settings;
        this.machine = new TradingMachine(settings, pending);
        Refold past = fold(journal, machine, pending, false);
        past.requireSame();
        // What is shown and reported is made of the facts alone, so none may be missing.
        past.unstated().forEach(fact -> append(new JournalRecord.Stated(fact)));
        if (journal.records() == 0) {
            append(new JournalRecord.Opened(runId, settingsText));
        }
        this.epoch = past.epoch() + 1;
        this.machineAheadNanos = ahead(past);
        this.status = machine.status();
        pending.clear();
    }

    private static Refold fold(
            Journal journal, TradingMachine machine, Pending pending, boolean comparesFacts) {
        var past = new Refold(machine, pending, comparesFacts);
        journal.replay(past::take);
        return past;
    }

    /**
     * Goes through a journal without trading.
     *
     * @return how what is decided now differs from what was written
     */
    public static Refold refold(Journal journal, MachineSettings settings) {
        var pending = new Pending();
        return fold(journal, new TradingMachine(settings, pending), pending, true);
    }

    /**
     * The same for a journal that somebody may be writing: it is only read.
     *
     * @param reader before its first record
     */
    public static Refold refold(JournalReader reader, MachineSettings settings) {
        var pending = new Pending();
        var past = new Refold(new TradingMachine(settings, pending), pending, true);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            past.take(next.get());
        }
        return past;
    }

    /** The machine's clock goes on where it stood, by as much as the wall clock says at least. */
    private long ahead(Refold past) {
        if (past.inputs() == 0) {
            return 0;
        }
        long slept = Math.max(0, wallNanos() - past.lastWallNanos());
        return Math.addExact(past.lastNanos(), slept) + 1 - loop.nanoTime();
    }

    private long nanos() {
        return loop.nanoTime() + machineAheadNanos;
    }

    private long wallNanos() {
        Instant now = loop.now();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
    }

    // ---- what happens

    /**
     * Begins to trade, on the loop.
     *
     * @param past bars of the time before, for rules that measure the past; for a new run only
     * @param program version of the program
     */
    public void begin(
            Venue orders, MarketFeed market, Optional<Bars> past, String program, long seed) {
        venue = Optional.of(orders);
        feed = Optional.of(market);
        if (past.isPresent() && epoch == 1) {
            take(new Input.Past(past.get()));
        }
        begun = true;
        take(new Input.Began(epoch, program, seed));
        market.follow(settings.symbol());
    }

    @Override
    public void happened(VenueEvent event) {
        if (!(event instanceof VenueEvent.Market(String symbol, MarketEvent market))) {
            take(new Input.Told(event));
        } else if (symbol.equals(settings.symbol())) {
            switch (market) {
                case TradePrint(long time, long price, long lots, var aggressor) ->
                        take(new Input.Traded(time, price, lots, aggressor));
                case Quote quote -> quoted(quote.bidTicks(), quote.askTicks());
                case BookUpdate _ -> {}
            }
        }
    }

    /**
     * The machine is told of the newest quote when it is told of something else, or waits for it.
     */
    private void quoted(long bidTicks, long askTicks) {
        boolean isFirst = quotedBid == 0 && quotedAsk == 0;
        quotedBid = bidTicks;
        quotedAsk = askTicks;
        quoteWaits = true;
        if (begun && (isFirst || machine.waitsForQuotes())) {
            quoteWaits = false;
            step(new Input.Quoted(bidTicks, askTicks));
        }
    }

    /** A person wants something; may be called from any thread. */
    public void command(Command command) {
        loop.execute(() -> take(new Input.Commanded(command)));
    }

    private void woken() {
        alarm = Optional.empty();
        take(new Input.Woken());
    }

    private void take(Input input) {
        if (quoteWaits && begun) {
            quoteWaits = false;
            step(new Input.Quoted(quotedBid, quotedAsk));
        }
        if (input instanceof Input.Told(VenueEvent.MarketLost _)) {
            quotedBid = 0;
            quotedAsk = 0;
        }
        step(input);
    }

    private void step(Input input) {
        if (over) {
            return;
        }
        try {
            long nanos = nanos();
            long wall = wallNanos();
            append(new JournalRecord.Took(nanos, wall, input));
            pending.clear();
            machine.step(nanos, wall, input);
            carryOut();
            if (input instanceof Input.Woken || !pending.isEmpty()) {
                status = machine.status();
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    // ---- what is done

    private void carryOut() {
        if (!pending.isEmpty()) {
            writeDown();
            send();
        }
        if (pending.wakeChanged) {
            alarm.ifPresent(Loop.Timer::cancel);
            long wait = pending.wakeNanos - nanos();
            alarm =
                    pending.wakeNanos == Long.MAX_VALUE
                            ? Optional.empty()
                            : Optional.of(
                                    loop.after(Duration.ofNanos(Math.max(0, wait)), this::woken));
        }
        pending.ending.ifPresent(this::end);
    }

    private void writeDown() {
        for (var fact : pending.facts) {
            append(new JournalRecord.Stated(fact));
        }
        for (Permit permit : pending.writes) {
            append(new JournalRecord.Sent(permit.write()));
        }
        if (!pending.writes.isEmpty()) {
            journal.force();
        }
    }

    private void send() {
        List<Permit> writes = List.copyOf(pending.writes);
        List<VenueRequest.Read> reads = List.copyOf(pending.reads);
        List<String> follows = List.copyOf(pending.follows);
        for (Permit permit : writes) {
            if (nanos() > permit.untilNanos()) {
                tooLate(permit);
            } else {
                venue.orElseThrow().carryOut(permit);
            }
        }
        reads.forEach(venue.orElseThrow()::read);
        follows.forEach(feed.orElseThrow()::follow);
    }

    /** The disk took so long that the order is not what it was meant to be any more. */
    private void tooLate(Permit permit) {
        var refused = new WriteOutcome.Refused(Refusal.NOT_SENT, "the disk took too long");
        int outcomes =
                permit.write() instanceof VenueRequest.PlaceBatch(_, var orders, _)
                        ? orders.size()
                        : 1;
        var answer =
                new VenueEvent.Answered(
                        permit.write().id(), Collections.nCopies(outcomes, refused));
        loop.execute(() -> happened(answer));
    }

    private void append(JournalRecord record) {
        long number = journal.records();
        journal.append(record);
        listener.written(number, record);
    }

    // ---- the end

    private void end(Ending ending) {
        append(new JournalRecord.Closed(ending.reason()));
        journal.force();
        over = true;
        alarm.ifPresent(Loop.Timer::cancel);
        ended.complete(ending);
    }

    private void fail(Throwable failure) {
        over = true;
        alarm.ifPresent(Loop.Timer::cancel);
        ended.completeExceptionally(failure);
    }

    /** Nothing more happens: as if the process had been killed. */
    public void drop() {
        over = true;
        alarm.ifPresent(Loop.Timer::cancel);
    }

    // ---- what is known of it

    /** Where trading stands, as of the last thing that happened; from any thread. */
    public Status status() {
        return status;
    }

    /** For who drives the loop. */
    public TradingMachine machine() {
        return machine;
    }

    /** Of this process, 1 for the first of a run. */
    public int epoch() {
        return epoch;
    }

    /** How it ended; exceptionally if it could not go on, the journal's disk above all. */
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }
}
