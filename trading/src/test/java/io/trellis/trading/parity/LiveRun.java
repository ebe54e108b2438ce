package io.trellis.trading.parity;

import io.trellis.clients.net.Loop;
import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.machine.Policy;
import io.trellis.core.machine.Status;
import io.trellis.core.risk.Limits;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.trading.disk.MemoryDisk;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalSizes;
import io.trellis.trading.session.TradingSession;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session over a journal in memory that keeps what was filled. */
final class LiveRun {

    private static final JournalSizes SMALL = new JournalSizes(1 << 20, 64 << 10, 0, 1 << 10);
    private static final long ANY = Long.MAX_VALUE / 8;
    private static final BigDecimal ANY_SHARE = BigDecimal.ONE;

    private final List<Traded.Part> fills = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final TradingSession session;

    LiveRun(Loop loop, GridPlan plan, String symbol) {
        var settings =
                new MachineSettings(
                        plan,
                        symbol,
                        ParityCase.BAR,
                        widest(),
                        BrokerSettings.standard(new OrderNames(new byte[16], 7)),
                        new Policy(
                                0,
                                true,
                                0,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2)));
        this.session =
                new TradingSession(
                        loop,
                        Journal.open(new MemoryDisk(), SMALL),
                        (_, record) -> written(record),
                        settings,
                        "parity",
                        "{}");
    }

    /** A backtest knows no limits but those of its strategy. */
    private static Limits widest() {
        return new Limits(
                ANY,
                ANY,
                ANY,
                ANY,
                10_000,
                1_000,
                new BigDecimal("100"),
                new BigDecimal("0.5"),
                ANY,
                ANY_SHARE,
                100_000,
                100_000,
                Integer.MAX_VALUE,
                ANY,
                ANY,
                ANY_SHARE,
                ANY_SHARE,
                0,
                BigDecimal.ZERO);
    }

    private void written(JournalRecord record) {
        records.add(record);
        if (record instanceof JournalRecord.Stated(Fact fact)) {
            switch (fact) {
                case Fact.Filled(var fill, _, _) -> fills.add(Traded.Part.of(fill));
                case Fact.Alarm(_, _, String sentence) -> alarms.add(sentence);
                default -> {}
            }
        }
    }

    TradingSession session() {
        return session;
    }

    /** Its journal. */
    List<JournalRecord> records() {
        return records;
    }

    List<String> alarms() {
        return alarms;
    }

    Traded traded() {
        Status status = session.machine().status();
        return new Traded(fills, status.roundTripProfit(), status.adjustProfit());
    }
}
