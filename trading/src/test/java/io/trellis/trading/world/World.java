package io.trellis.trading.world;

import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.core.InvalidInputException;
import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalBroken;
import io.trellis.trading.session.Ending;
import io.trellis.trading.session.Refold;
import io.trellis.trading.session.TradingSession;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;

/**
 * A world of one seed: a venue, a market, a trader and all that goes wrong. While it lasts the
 * {@link Oracle} looks after every event; then everything heals, and the {@link Audit} holds the
 * whole story against what happened.
 */
final class World implements Stage.Inhabitant {

    /** In which, without faults, everything has to be in order again. */
    static final Duration TO_SETTLE = Duration.ofMinutes(30);

    /** A cell that was refused waits for minutes at most. */
    private static final Duration AFTER_REFUSALS = Duration.ofMinutes(5);

    /** A cell whose orders somebody else cancels time and again stays empty as long as this. */
    private static final Duration AFTER_FOREIGN_CANCELS = Duration.ofMinutes(21);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final byte[] KEY =
            "a key for names".concat("!").getBytes(StandardCharsets.UTF_8);

    private final long seed;
    private final Stage stage;
    private final WorldDisk disk = new WorldDisk();
    private final Nonces nonces = Nonces.inMemory();
    private final MachineSettings settings;
    private final OrderNames names = new OrderNames(KEY, 7);
    private final Mutation mutation;
    private final Oracle oracle;
    private final Audit audit;
    private final SplittableRandom random;
    private final Deque<Command> wishes = new ArrayDeque<>();
    private Life life;
    private RecordBook book;
    private Optional<Trader> trader = Optional.empty();
    private Duration downAfterFailure = Duration.ofSeconds(5);
    private List<Life.DeathAt> deaths = List.of();
    private Duration downAfterDeath = Duration.ofSeconds(5);
    private int processes;
    private int commands;
    private int effectDeaths;

    World(long seed, GridPlan plan, Policy policy, Schedule schedule, Mutation mutation) {
        this.seed = seed;
        this.stage = new Stage(seed, schedule);
        this.mutation = mutation;
        this.random = Streams.of(seed, "processes");
        this.settings =
                new MachineSettings(
                        plan,
                        Strategies.SYMBOL,
                        Timeframe.parse("1m"),
                        Limits.of(plan.risk(), plan.capital()),
                        BrokerSettings.standard(names),
                        policy);
        this.oracle = new Oracle(stage, disk, names, policy.ownedLots(), this::book);
        this.audit = new Audit(stage.truth(), stage.host().account(), names, oracle::broken);
        this.life = new Life(stage.host(), 0, () -> {});
        this.book = new RecordBook(oracle::broken);
    }

    /** The world that a seed draws. */
    static World drawn(long seed, Schedule schedule, Mutation mutation) {
        SplittableRandom random = Streams.of(seed, "policy");
        Policy usual = Policy.standard();
        var policy =
                new Policy(
                        random.nextInt(3) == 0 ? 60 : 0,
                        true,
                        random.nextInt(5) == 0 ? random.nextLong(1_000_000, 50_000_000) : 0,
                        usual.equityEvery(),
                        usual.priceIsStale(),
                        usual.barGrace(),
                        usual.clockLimit());
        return new World(seed, Strategies.drawn(seed), policy, schedule, mutation);
    }

    Stage stage() {
        return stage;
    }

    Oracle oracle() {
        return oracle;
    }

    RecordBook book() {
        return book;
    }

    Life life() {
        return life;
    }

    OrderNames names() {
        return names;
    }

    WorldDisk disk() {
        return disk;
    }

    int processes() {
        return processes;
    }

    /** The process that trades now. */
    Trader trader() {
        return trader.orElseThrow();
    }

    /** Lives for a time, heals, and is audited: every sentence is a law that was broken. */
    List<String> live(Duration time) {
        start();
        stage.begin(this);
        run(time);
        end();
        return oracle.broken();
    }

    /** The first processes, one after the other, die like this. */
    void deaths(List<Life.DeathAt> each, Duration down) {
        deaths = List.copyOf(each);
        downAfterDeath = down;
    }

    /** Begins with a market that only the test moves. */
    void beginStill() {
        start();
        stage.beginStill(this);
        stage.market().stop();
    }

    void run(Duration time) {
        if (!oracle.broken().isEmpty()) {
            return;
        }
        stage.run(time, oracle::look);
    }

    /** Everything heals; then the whole story is looked at. */
    void end() {
        heal();
        settle();
        stage.market().stop();
        run(
                book.alarms().stream().anyMatch(alarm -> alarm.code().equals("cancelled-by-others"))
                        ? AFTER_FOREIGN_CANCELS
                        : AFTER_REFUSALS);
        compare("in the end");
        if (oracle.broken().isEmpty()) {
            recoverAgain();
        }
        if (oracle.broken().isEmpty()) {
            replay();
        }
    }

    /** The same without another start. */
    void endBriefly() {
        deaths = List.of();
        heal();
        settle();
        run(Duration.ofSeconds(20));
        compare("in the end");
    }

    // Processes.

    void start() {
        processes++;
        life = new Life(stage.host(), random.nextLong(-1L << 60, 1L << 60), this::diedByEffect);
        oracle.tap(life);
        if (processes <= deaths.size()) {
            dieAt(deaths.get(processes - 1), processes, downAfterDeath);
        }
        book = new RecordBook(oracle::broken);
        life.run(this::take);
    }

    private void take() {
        try {
            var now =
                    new Trader(
                            stage.host(),
                            life,
                            disk,
                            settings,
                            nonces,
                            book,
                            oracle,
                            mutation,
                            seed);
            trader = Optional.of(now);
            oracle.watch(now);
            var _ = now.session().ended().whenComplete(this::ended);
            List.copyOf(wishes).forEach(now.session()::command);
        } catch (JournalBroken refused) {
            exit();
        } catch (InvalidInputException unfit) {
            oracle.broken("INV-16: " + unfit.getMessage());
        }
    }

    /**
     * The same run on another machine, from a copy of the files, as somebody begins it who thinks
     * that the first process is dead. From now on the oracle looks at neither: it knows one only.
     *
     * @param itsBook is told its records
     */
    Trader elsewhere(RecordBook itsBook) {
        oracle.nobody();
        var other = new Life(stage.host(), random.nextLong(-1L << 60, 1L << 60), () -> {});
        var second =
                new Trader(
                        stage.host(),
                        other,
                        disk.copy(),
                        settings,
                        nonces,
                        itsBook,
                        Trader.Watcher.NOBODY,
                        Mutation.NONE,
                        seed);
        return second;
    }

    private void ended(@Nullable Ending ending, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        if (cause instanceof ProcessDied) {
            return;
        }
        if (cause != null && !(cause instanceof JournalBroken)) {
            oracle.broken("the session failed: " + trace(cause));
        }
        exit();
    }

    private static String trace(Throwable cause) {
        var text = new StringBuilder(cause.toString());
        for (int i = 0; i < Math.min(8, cause.getStackTrace().length); i++) {
            text.append("\n    ").append(cause.getStackTrace()[i]);
        }
        return text.toString();
    }

    /** The process ends by itself; somebody starts the next one. */
    private void exit() {
        life.kill();
        oracle.nobody();
        stage.agenda().after(downAfterFailure.toNanos(), this::restart);
    }

    private void restart() {
        if (!life.isAlive()) {
            start();
        }
    }

    /** The machine loses its power. */
    private void die(long loss, Duration down) {
        life.kill();
        oracle.nobody();
        disk.crash(loss);
        stage.agenda().after(down.toNanos(), this::restart);
    }

    private void diedByEffect() {
        effectDeaths++;
    }

    /** How often a process has died at an effect. */
    int effectDeaths() {
        return effectDeaths;
    }

    @Override
    public void crash(Act.Crash crash) {
        if (!life.isAlive()) {
            return;
        }
        if (crash.atEffect() < 0) {
            die(crash.loss(), crash.down());
            return;
        }
        dieAt(
                new Life.DeathAt(life.effects() + crash.atEffect(), Life.Moment.INSIDE),
                crash.loss(),
                crash.down());
    }

    /** The process is to die at an effect. */
    void dieAt(Life.DeathAt at, long loss, Duration down) {
        Life dying = life;
        dying.lastWords(() -> {
            dying.lastWords(() -> {});
            oracle.nobody();
            disk.crash(loss);
            stage.agenda().after(down.toNanos(), this::restart);
        });
        dying.dieAt(at);
    }

    @Override
    public void refuseDisk(Act.DiskRefuses refusal) {
        downAfterFailure = refusal.down();
        disk.refuseNext();
    }

    @Override
    public void freeze(Duration span) {
        life.freeze(span);
    }

    @Override
    public void wish(Act.Wish wish) {
        String id = "wish-" + ++commands;
        wishes.add(
                switch (wish) {
                    case HOLD -> new Command.Hold(id);
                    case RESUME -> new Command.Resume(id);
                    case KILL -> new Command.Kill(id, "killed by a person");
                    case FLATTEN -> new Command.Flatten(id);
                    case REARM -> new Command.Rearm(id);
                });
        if (life.isAlive()) {
            trader.ifPresent(now -> now.session().command(wishes.getLast()));
        }
    }

    // The end.

    private void heal() {
        stage.heal();
        life.dieAt(Life.DeathAt.NEVER);
        if (!life.isAlive()) {
            run(Duration.ofMinutes(5));
        }
        wish(Act.Wish.RESUME);
        if (book.reason().equals("killed by a person")) {
            wish(Act.Wish.REARM);
        }
    }

    /** INV-17: in bounded time nothing is unknown, and the trader trades or has rightly ended. */
    private void settle() {
        Duration waited = Duration.ZERO;
        while (!isSettled() && waited.compareTo(TO_SETTLE) < 0 && oracle.broken().isEmpty()) {
            run(LOOK_EVERY);
            waited = waited.plus(LOOK_EVERY);
        }
        if (!isSettled()) {
            oracle.broken(
                    "INV-17: not in order after %s: mode %s (%s), alive %s, unknown %s"
                            .formatted(
                                    TO_SETTLE,
                                    oracle.mode(),
                                    book.reason(),
                                    life.isAlive(),
                                    Audit.unknown(book)));
        }
    }

    private boolean isSettled() {
        return life.isAlive()
                && Audit.unknown(book).isEmpty()
                && (oracle.mode() == TraderMode.ARMED || hasRightlyHalted());
    }

    private boolean hasRightlyHalted() {
        return oracle.mode() == TraderMode.HALTED
                && (book.reason().contains("by a person") || book.hasLostTooMuch());
    }

    private void compare(String when) {
        if (!oracle.broken().isEmpty()) {
            return;
        }
        Set<String> there = audit.open();
        Set<String> known = Audit.open(book);
        if (!there.equals(known)) {
            oracle.broken(
                    "INV-17: %s the venue has %s open, the trader knows %s"
                            .formatted(when, there, known));
        }
        audit.venue();
        audit.asSent(book);
        audit.executions(book);
        audit.money(
                trader().session().machine().account(),
                trader().session().machine().exposure().inventoryLots(),
                settings.plan().capital(),
                settings.policy().ownedLots());
    }

    /**
     * INV-13: recovering once more changes nothing, but that an order which waited for a quote has
     * one now. Where the venue cancels everything meanwhile, because nobody feeds its switch, the
     * same is placed again.
     */
    private void recoverAgain() {
        List<String> before = audit.plan();
        int orders = ordersAtVenue();
        long decisions = book.decisions();
        die(seed, Duration.ofSeconds(20));
        run(AFTER_REFUSALS);
        compare("after another start");
        boolean wiped = settings.policy().deadManSeconds() > 0;
        boolean decided = book.decisions() != decisions;
        int added = audit.plan().size() - before.size();
        boolean keeps = audit.plan().containsAll(before) && added >= 0;
        if (!decided && (!keeps || (!wiped && ordersAtVenue() - orders != added))) {
            oracle.broken(
                    "INV-13: another start changed %s into %s, orders %d into %d"
                            .formatted(before, audit.plan(), orders, ordersAtVenue()));
        }
    }

    private int ordersAtVenue() {
        return stage.truth().orders(stage.host().account()).size();
    }

    /** INV-16: the journal alone makes the same machine decide the same. */
    private void replay() {
        life.kill();
        var reader = new Life(stage.host(), 0, () -> {});
        Journal journal = Journal.open(disk.of(reader));
        Refold again = TradingSession.refold(journal, settings);
        again.differences().stream().limit(3).forEach(d -> oracle.broken("INV-16: " + d));
    }

    /** Alarms of the last process's whole story. */
    List<Fact.Alarm> alarms() {
        return book.alarms();
    }
}
