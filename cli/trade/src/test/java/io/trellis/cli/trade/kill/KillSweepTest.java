package io.trellis.cli.trade.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.broker.OrderNames;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.run.BegunRun;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunStatus;
import io.trellis.trading.session.Refold;
import io.trellis.trading.session.TradingSession;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * FM-090: the real program in a process of its own trades at a venue in another one, is killed with
 * {@code kill -9} at any moment and started again, time after time. The venue's own books tell
 * whether an order was lost, doubled, or sent before it was written down.
 */
class KillSweepTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/trade/kill/narrow-grid.json");

    private static final String RUN = "narrow-grid";

    /** An order that was never seen at the venue is proved absent by two looks, 75 s apart. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration LONGEST_START = Duration.ofSeconds(6);
    private static final int LONGEST_LIFE_MILLIS = 2_000;
    private static final int TO_HEAR_MILLIS = 3_000;

    /** What a process has said when its last two seconds begin. */
    private static final List<String> MOMENTS =
            List.of("The process before", "RECONCILING", "ARMED");

    @TempDir private Path state;

    @Test
    void killedTwentyTimes() throws InterruptedException {
        sweep(Integer.getInteger("kill.times", 20), Long.getLong("kill.seed", 1));
    }

    @Test
    @Tag("swarm")
    void killedThreeHundredTimes() throws InterruptedException {
        sweep(300, Long.getLong("kill.seed", 2));
    }

    private void sweep(int times, long seed) throws InterruptedException {
        System.err.println("kill sweep with -Dkill.seed=" + seed);
        var random = new SplittableRandom(seed);
        try (BusyKraken venue = BusyKraken.start(seed)) {
            // The first one lives until there is something to lose.
            TraderProcess trader = start(venue);
            assertThat(trader.says("ARMED", PATIENCE)).as(trader.said()).isTrue();
            for (int i = 0; i < times; i++) {
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                assertThat(trader.isAlive()).as(trader.said()).isTrue();
                trader.kill();
                trader = start(venue);
                String moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
                trader.says(moment, LONGEST_START);
            }
            assertThat(trader.says("ARMED", PATIENCE)).as(trader.said()).isTrue();
            // What fills after the end is the next process's to find out.
            venue.calmDown();
            Thread.sleep(TO_HEAR_MILLIS);
            assertThat(trader.terminate()).as(trader.said()).isZero();
            assertThat(trader.said()).contains("our orders stay at the venue");
            judge(venue);
        }
    }

    private TraderProcess start(BusyKraken venue) {
        return TraderProcess.start(state, STRATEGY, venue.kraken(), venue.key());
    }

    private void judge(BusyKraken venue) {
        var run = new RunFolder(state, RUN);
        List<TrueOrder> orders = venue.truth(truth -> truth.orders(venue.account()));
        assertThat(orders).as("orders at the venue").hasSizeGreaterThan(10);
        List<String> repeated = venue.truth(truth -> truth.clientIdsRepeated(venue.account()));
        assertThat(repeated).as("names that two orders bear").isEmpty();
        List<String> broken = venue.truth(Truth::brokenSums);
        assertThat(broken).isEmpty();

        MachineSettings settings = BegunRun.settings(run).orElseThrow().machine();
        Set<ClientOrderId> intended = intended(run);
        for (TrueOrder order : orders) {
            assertThat(intended)
                    .as("an order that was never written down: %s", order)
                    .contains(name(order));
        }
        assertOneOrderACell(orders, settings.broker().names());
        assertPosition(venue, run);
        assertReplays(run, settings);
    }

    /** Every order that the journal says was let out. */
    private static Set<ClientOrderId> intended(RunFolder run) {
        var names = new HashSet<ClientOrderId>();
        try (Journal journal = Journal.open(new RealDisk(run.journal()))) {
            journal.replay(record -> {
                switch (record) {
                    case JournalRecord.Sent(VenueRequest.Place place) ->
                            assertThat(names.add(place.order().id()))
                                    .as("sent twice: %s", place)
                                    .isTrue();
                    case JournalRecord.Sent(VenueRequest.PlaceBatch(_, var batch, _)) ->
                            batch.forEach(order ->
                                    assertThat(names.add(order.id()))
                                            .as("sent twice: %s", order)
                                            .isTrue());
                    case JournalRecord.Sent _,
                            JournalRecord.Opened _,
                            JournalRecord.Took _,
                            JournalRecord.Stated _,
                            JournalRecord.Closed _ -> {}
                }
            });
        }
        return names;
    }

    private static ClientOrderId name(TrueOrder order) {
        return new ClientOrderId(order.clientOrderId().orElseThrow());
    }

    private static void assertOneOrderACell(List<TrueOrder> orders, OrderNames names) {
        var cells = new HashSet<Integer>();
        for (TrueOrder order : orders) {
            if (order.isOpen()) {
                OrderNames.Parts parts = names.read(name(order)).orElseThrow();
                assertThat(cells.add(parts.cell()))
                        .as("two orders live in a cell: %s", order)
                        .isTrue();
            }
        }
        assertThat(cells).as("orders that stay at the venue").isNotEmpty();
    }

    /** What the trader says it holds is what its fills at the venue add up to, to the last unit. */
    private static void assertPosition(BusyKraken venue, RunFolder run) {
        RunStatus status = RunStatus.read(run).orElseThrow();
        BigDecimal told = new BigDecimal(status.text("position"));
        BigDecimal held =
                venue.truth(truth -> truth.balances(venue.account()))
                        .getOrDefault("BTC", BigDecimal.ZERO);
        assertThat(told).isEqualByComparingTo(held);
    }

    /** The journal leads to the same decisions again. */
    private static void assertReplays(RunFolder run, MachineSettings settings) {
        try (Journal journal = Journal.open(new RealDisk(run.journal()))) {
            Refold again = TradingSession.refold(journal, settings);
            assertThat(again.differences()).isEmpty();
            assertThat(again.epoch()).isGreaterThan(1);
        }
    }
}
