package io.trellis.trading.session;

import io.trellis.clients.net.Loop;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.fact.Fact;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.trading.disk.MemoryDisk;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalSizes;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.paper.PaperVenue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A session that trades ten cells from 100 to 200 on paper, and what it sent and wrote. */
final class SessionRig {

    static final String SYMBOL = "BTC/USD";

    private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);
    private static final JournalSizes SMALL = new JournalSizes(1 << 20, 64 << 10, 0, 1 << 10);
    private static final MarketFeed NO_FEED =
            new MarketFeed() {

                @Override
                public void follow(String symbol) {}

                @Override
                public void leave(String symbol) {}
            };

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.0001"),
                    new BigDecimal("0.0001"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.0040"));

    private final VirtualHost host = VirtualHost.sound();
    private final Ahead loop = new Ahead(host.loop());
    private final MemoryDisk disk;
    private final Journal journal;
    private final TradingSession session;
    private final PaperVenue paper;
    private final Wire wire = new Wire();
    private final List<JournalRecord> written = new ArrayList<>();
    private final Map<Long, Long> sentAs = new HashMap<>();
    private Consumer<Fact> whenTold = _ -> {};

    SessionRig() {
        this(new MemoryDisk());
    }

    SessionRig(MemoryDisk disk) {
        this.disk = disk;
        this.journal = Journal.open(disk, SMALL);
        this.session = new TradingSession(loop, journal, this::written, settings(), "run", "{}");
        PaperSettings account =
                PaperSettings.of(SYMBOL, INSTRUMENT, assumptions(), new BigDecimal("100000"));
        this.paper = new PaperVenue(loop, account, session);
    }

    static MachineSettings settings() {
        var grid =
                new GridSettings(
                        new GridKind.Arithmetic(new BigDecimal("100"), new BigDecimal("200"), 10),
                        new BigDecimal("10000"),
                        Sizing.BASE,
                        StartMode.CASH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE,
                        Optional.empty());
        var plan = new GridPlan(INSTRUMENT, grid, RiskRules.none(), assumptions());
        return new MachineSettings(
                plan,
                SYMBOL,
                Timeframe.parse("1m"),
                Limits.of(RiskRules.none(), plan.capital()),
                BrokerSettings.standard(new OrderNames(KEY, 1)),
                Policy.standard());
    }

    private static Assumptions assumptions() {
        return new Assumptions(new BigDecimal("0.0005"), PathRule.NEAREST, 0);
    }

    /** Begins, until orders are out. */
    SessionRig trading() {
        begin();
        trade(1_505).pass(Duration.ofSeconds(5));
        return trade(1_505).pass(Duration.ofSeconds(10));
    }

    SessionRig begin() {
        session.begin(wire, NO_FEED, Optional.empty(), "test", 1);
        paper.open();
        paper.happened(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        return pass(Duration.ofSeconds(10));
    }

    SessionRig trade(long priceTicks) {
        long now = loop.now().toEpochMilli();
        market(new Quote(now, priceTicks - 1, 1_000_000, priceTicks + 1, 1_000_000));
        market(new TradePrint(now, priceTicks, 10_000_000, Aggressor.UNKNOWN));
        return pass(Duration.ofMillis(100));
    }

    private void market(MarketEvent event) {
        paper.happened(new VenueEvent.Market(SYMBOL, event));
    }

    SessionRig pass(Duration time) {
        host.run(time);
        return this;
    }

    /** Does something whenever a fact of a kind was written: in the midst of a step. */
    void whenTold(Class<? extends Fact> kind, Runnable action) {
        whenTold =
                fact -> {
                    if (kind.isInstance(fact)) {
                        action.run();
                    }
                };
    }

    MemoryDisk disk() {
        return disk;
    }

    TradingSession session() {
        return session;
    }

    List<Sent> sent() {
        return wire.sent;
    }

    List<JournalRecord> written() {
        return written;
    }

    <T extends Fact> List<T> facts(Class<T> kind) {
        return written.stream()
                .filter(JournalRecord.Stated.class::isInstance)
                .map(each -> ((JournalRecord.Stated) each).fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Time passes within whatever is done now. */
    void takesTime(Duration time) {
        loop.ahead = loop.ahead.plus(time);
    }

    private void written(long number, JournalRecord entry) {
        written.add(entry);
        if (entry instanceof JournalRecord.Sent(VenueRequest.Write write)) {
            sentAs.put(write.id(), number);
        }
        if (entry instanceof JournalRecord.Stated(Fact fact)) {
            whenTold.accept(fact);
        }
    }

    /**
     * A write that left.
     *
     * @param wasDurable whether its record was on the disk when it did
     */
    record Sent(VenueRequest.Write write, boolean wasDurable) {}

    /** What lies between a session and its venue. */
    private final class Wire implements Venue {

        private final List<Sent> sent = new ArrayList<>();

        @Override
        public void carryOut(Permit permit) {
            VenueRequest.Write write = permit.write();
            long record = sentAs.getOrDefault(write.id(), Long.MAX_VALUE);
            sent.add(new Sent(write, record < journal.durableRecords()));
            paper.carryOut(permit);
        }

        @Override
        public void read(VenueRequest.Read request) {
            paper.read(request);
        }
    }

    /** A loop whose clocks can be moved on in the midst of a task. */
    private static final class Ahead implements Loop {

        private final Loop inner;
        private Duration ahead = Duration.ZERO;

        Ahead(Loop inner) {
            this.inner = inner;
        }

        @Override
        public Instant now() {
            return inner.now().plus(ahead);
        }

        @Override
        public long nanoTime() {
            return inner.nanoTime() + ahead.toNanos();
        }

        @Override
        public void execute(Runnable task) {
            inner.execute(task);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return inner.after(delay, task);
        }
    }
}
