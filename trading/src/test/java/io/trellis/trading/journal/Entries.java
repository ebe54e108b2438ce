package io.trellis.trading.journal;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Records as a trader writes them, and journals made of them. */
final class Entries {

    /** Small, so that a few records fill a file. */
    static final JournalSizes SMALL = new JournalSizes(1_500, 700, 0, 0);

    private static final long NANOS = 1_000_000_000L;

    private Entries() {}

    static JournalRecord opened() {
        return new JournalRecord.Opened("run-1", "{\"symbol\":\"BTC/USD\"}");
    }

    static JournalRecord closed() {
        return new JournalRecord.Closed("stopped by a person");
    }

    /** One of the kinds that a trader writes most, the first always the same. */
    static JournalRecord at(int index, RandomGenerator random) {
        long nanos = index * NANOS + random.nextInt(1_000);
        long wall = 1_795_000_000L * NANOS + nanos + random.nextInt(1_000);
        return switch (index == 0 ? 0 : 1 + random.nextInt(5)) {
            case 0 -> opened();
            case 1 -> took(nanos, wall, new Input.Quoted(100_000 + index, 100_001 + index));
            case 2, 3 ->
                    took(
                            nanos,
                            wall,
                            new Input.Traded(
                                    wall / 1_000_000, 100_000 + index, 7, Aggressor.BUYER));
            case 4 -> new JournalRecord.Sent(place(index));
            default ->
                    new JournalRecord.Stated(
                            new Fact.ModeChanged(
                                    TraderMode.ARMED, TraderMode.HOLD, "why " + index));
        };
    }

    private static JournalRecord took(long nanos, long wall, Input input) {
        return new JournalRecord.Took(nanos, wall, input);
    }

    private static VenueRequest.Place place(int index) {
        var pricing = new Pricing.Limit(99_000, true, new TimeInForce.GoodTillCancelled());
        var id = new ClientOrderId("%032x".formatted(index));
        var ticket = new OrderTicket(id, "BTC/USD", Side.BUY, 1_000, pricing);
        return new VenueRequest.Place(index, ticket, Instant.ofEpochSecond(1_795_000_000L + index));
    }

    /** The first {@code count} of them. */
    static List<JournalRecord> first(int count, RandomGenerator random) {
        List<JournalRecord> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(at(i, random));
        }
        return entries;
    }

    /** Appends all, forcing after every third. */
    static void write(Journal journal, List<JournalRecord> entries) {
        for (int i = 0; i < entries.size(); i++) {
            journal.append(entries.get(i));
            if (i % 3 == 2) {
                journal.force();
            }
        }
    }

    /** What a journal holds, without opening it for writing. */
    static List<JournalRecord> in(Disk disk) {
        List<JournalRecord> all = new ArrayList<>();
        JournalReader reader = JournalReader.open(disk);
        for (Optional<JournalRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.add(next.get());
        }
        return all;
    }

    /** What a journal replays. */
    static List<JournalRecord> replayed(Journal journal) {
        List<JournalRecord> all = new ArrayList<>();
        journal.replay(all::add);
        return all;
    }
}
