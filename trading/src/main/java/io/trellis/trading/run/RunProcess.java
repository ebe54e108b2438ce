package io.trellis.trading.run;

import io.trellis.clients.net.LoopThread;
import io.trellis.core.InvalidInputException;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Command;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.PrivateFile;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalBroken;
import io.trellis.trading.journal.Opening;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.session.Ending;
import io.trellis.trading.session.JournalListener;
import io.trellis.trading.session.TradingSession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One process that trades a run: takes its folder, goes on where its journal ends, and obeys what
 * lies in its inbox. Whoever made it calls {@link #turn} several times a second until it has ended.
 */
public final class RunProcess implements AutoCloseable {

    private static final int MOST_ANSWERS = 16;
    private static final Duration BETWEEN_STATUS = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 200;
    private static final long NEVER = Long.MIN_VALUE;

    private final RunFolder folder;
    private final RunSettings settings;
    private final CommandInbox inbox;
    private final RunLock lock;
    private final Journal journal;
    private final RunReporter reporter;
    private final LoopThread loop;
    private final TradingSession session;
    private final Connection connection;
    private final RunStatus.Header header;
    private final CompletableFuture<Ending> broken = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Fact> news = new ConcurrentLinkedQueue<>();
    private final ArrayList<Answer> answers = new ArrayList<>();
    private final AtomicLong marketNanos = new AtomicLong(NEVER);
    private final AtomicLong records = new AtomicLong();
    private final EpochMark mark;
    private final RoomWatch room;
    private final AtomicReference<Sending> sending = new AtomicReference<>(Sending.NOTHING);
    private final AtomicBoolean killed = new AtomicBoolean();
    private long statusNanos;

    /** Whether this process has sent anything. */
    private enum Sending {
        NOTHING,
        /** It is written, and perhaps not on the disk yet. */
        WRITTEN,
        /** The journal with it is on the disk. */
        DURABLE,
        /** And the process is marked. */
        MARKED
    }

    /**
     * What a process is started with.
     *
     * @param program version of the program
     * @param watcher sees what is written to the journal, after the log
     */
    public record Start(
            RunFolder folder,
            Installation installation,
            RunSettings settings,
            String program,
            JournalListener watcher) {

        /** The same, seen by somebody else. */
        public Start watchedBy(JournalListener other) {
            return new Start(folder, installation, settings, program, other);
        }
    }

    /**
     * Takes up a run, begins to trade, and connects.
     *
     * @throws InvalidInputException if another process trades it, if it was begun with other
     *     settings, or if its journal cannot be taken up
     * @throws UncheckedIOException if its folder cannot be written
     */
    public static RunProcess start(Start start, Connection.Maker connections) {
        start.folder().create();
        RunLock lock = start.folder().lock();
        try {
            return new RunProcess(start, lock, connections);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private RunProcess(Start start, RunLock lock, Connection.Maker connections) {
        this.folder = start.folder();
        this.lock = lock;
        this.inbox = new CommandInbox(folder, start.installation());
        this.journal = open(folder);
        this.settings = BegunRun.settings(folder, start.settings());
        this.mark = new EpochMark(folder);
        if (journal.records() == 0) {
            mark.requireNotBegun();
        }
        this.reporter = new RunReporter(folder);
        this.loop = LoopThread.start("trader", broken::completeExceptionally);
        var instrument = settings.strategy().instrument();
        var lines = new FactLines(instrument);
        this.session =
                new TradingSession(
                        loop,
                        journal,
                        (number, record) -> written(number, record, lines, start.watcher()),
                        settings.machine(),
                        folder.name(),
                        settings.text());
        mark.requireNew(session.epoch());
        this.room = new RoomWatch(journal::room, session::command);
        this.header =
                new RunStatus.Header(
                        folder.name(),
                        settings.kind(),
                        settings.symbol(),
                        settings.strategy().name(),
                        instrument,
                        session.epoch(),
                        ProcessHandle.current().pid(),
                        Instant.now());
        this.connection = connections.make(loop, session, journal::replay);
        loop.execute(() -> begin(start.program()));
    }

    private static Journal open(RunFolder folder) {
        Journal journal = Journal.open(new RealDisk(folder.journal()));
        Opening opening = journal.opening();
        if (opening.state() == Opening.State.QUARANTINED || opening.quarantined().isPresent()) {
            journal.close();
            throw new InvalidInputException(
                    ("run %s: %s Look at the account and at the journal that was moved aside, then"
                                    + " trade under another name with --run.")
                            .formatted(folder.name(), opening.sentence()));
        }
        return journal;
    }

    private void begin(String program) {
        long seed = new SecureRandom().nextLong();
        session.begin(connection.venue(), connection.market(), connection.past(), program, seed);
        connection.open();
    }

    private void written(
            long number, JournalRecord record, FactLines lines, JournalListener watcher) {
        records.set(number + 1);
        switch (record) {
            case JournalRecord.Stated(Fact fact) -> {
                Instant now = Instant.now();
                reporter.log(() -> lines.line(now, number, fact));
                news.add(fact);
            }
            case JournalRecord.Took(long nanos, _, var input) -> {
                sending.compareAndSet(Sending.WRITTEN, Sending.DURABLE);
                if (BegunRun.isOfTheMarket(input)) {
                    marketNanos.set(loop.nanoTime());
                }
            }
            case JournalRecord.Sent _ -> sending.compareAndSet(Sending.NOTHING, Sending.WRITTEN);
            case JournalRecord.Opened _, JournalRecord.Closed _ -> {}
        }
        watcher.written(number, record);
    }

    /**
     * Looks at the inbox and the file that kills, and tells how the run stands.
     *
     * @return what the trader has told since
     */
    public List<Fact> turn() {
        killIfAsked();
        // Only once it is in the journal for good: else a journal would look older than it is.
        if (sending.compareAndSet(Sending.DURABLE, Sending.MARKED)) {
            mark.advance(session.epoch());
        }
        for (CommandInbox.Found found : inbox.look(session.epoch(), Instant.now())) {
            obey(found);
        }
        List<Fact> told = told();
        long now = loop.nanoTime();
        if (!told.isEmpty() || now - statusNanos >= BETWEEN_STATUS.toNanos()) {
            statusNanos = now;
            loop.execute(this::lookAtRoom);
            reporter.status(status());
        }
        return told;
    }

    /** On the loop, whose the journal is. */
    private void lookAtRoom() {
        room.look().ifPresent(words -> warn("disk", words));
    }

    private void warn(String event, String words) {
        var line =
                Json.object()
                        .put("time", Instant.now().toString())
                        .put("level", "warning")
                        .put("event", event)
                        .put("text", words)
                        .build();
        reporter.log(() -> line);
    }

    /** Once for each time that the file is put there. */
    private void killIfAsked() {
        boolean asked = folder.isKillAsked();
        if (killed.compareAndSet(!asked, asked) && asked) {
            session.command(new Command.Kill(CommandInbox.newId(), killReason()));
        }
    }

    private String killReason() {
        Path file = folder.killFile();
        try {
            byte[] bytes = PrivateFile.read(file, 4 * LONGEST_REASON);
            String words = new String(bytes, StandardCharsets.UTF_8).strip();
            return words.isEmpty()
                    ? "the file " + file.getFileName() + " is in the folder of the run"
                    : Json.printable(words, LONGEST_REASON);
        } catch (IOException unreadable) {
            return "the file " + file.getFileName() + " is in the folder of the run";
        }
    }

    private void obey(CommandInbox.Found found) {
        switch (found) {
            case CommandInbox.Obeyed obeyed -> {
                session.command(obeyed.command());
                // After it, on the loop: then the command is in the journal.
                loop.execute(obeyed::remove);
            }
            case CommandInbox.Refused refused -> {
                refused.remove();
                answered(new Answer(refused.id(), false, refused.sentence()));
                warn("command-refused", refused.sentence());
            }
        }
    }

    private List<Fact> told() {
        var told = new ArrayList<Fact>();
        for (Fact fact = news.poll(); fact != null; fact = news.poll()) {
            told.add(fact);
            if (fact instanceof Fact.CommandDone(var id, _, boolean done, String words)) {
                answered(new Answer(id, done, words));
            }
        }
        return told;
    }

    private void answered(Answer answer) {
        answers.add(answer);
        if (answers.size() > MOST_ANSWERS) {
            answers.removeFirst();
        }
    }

    /** How the run stands now. */
    public RunStatus status() {
        long heard = marketNanos.get();
        Optional<Duration> age =
                heard == NEVER
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(loop.nanoTime() - heard));
        var around =
                new RunStatus.Surroundings(
                        Instant.now(), age, records.get(), reporter.lost(), List.copyOf(answers));
        return RunStatus.of(header, session.status(), around);
    }

    /** What the run is made of. */
    public RunSettings settings() {
        return settings;
    }

    /** Which process of the run this is. */
    public int epoch() {
        return session.epoch();
    }

    /** How the journal was found. */
    public Opening opening() {
        return journal.opening();
    }

    /** A person wants something; from any thread. */
    public void command(Command command) {
        session.command(command);
    }

    /**
     * Waits for the end.
     *
     * @return empty if it has not come in that time
     * @throws UncheckedIOException if the disk of the journal has failed; the message is a sentence
     * @throws IllegalStateException if the session could not go on; the cause says why
     */
    public Optional<Ending> ended(Duration patience) {
        try {
            return Optional.of(
                    (Ending)
                            CompletableFuture.anyOf(session.ended(), broken)
                                    .get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw brokenOff(Optional.ofNullable(failure.getCause()).orElse(failure));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static RuntimeException brokenOff(Throwable cause) {
        return cause instanceof JournalBroken disk
                ? new UncheckedIOException(
                        "Trading broke off, and nothing more was sent: " + disk.getMessage(),
                        new IOException(disk))
                : new IllegalStateException("trading broke off", cause);
    }

    /** Lets go of everything. A session that has not ended is dropped where it stands. */
    @Override
    public void close() {
        var closed = new CompletableFuture<Boolean>();
        loop.execute(() -> {
            session.drop();
            connection.close();
            closed.complete(true);
        });
        closed.completeOnTimeout(false, 2, TimeUnit.SECONDS).join();
        loop.close();
        reporter.status(status());
        reporter.close();
        try {
            journal.close();
        } catch (JournalBroken _) {
            // It has ended the session already, and says so.
        } finally {
            lock.close();
        }
    }
}
