package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Broken frames through the whole of a stream: each is a value or a refusal, and the stream comes
 * back to life. It never fails, hangs, or takes more than 64 MB.
 */
class FrameFuzzTest {

    private static final long MOST_BYTES = 64L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Pattern SUBSCRIPTION =
            Pattern.compile(
                    "\\{\"method\":\"(\\w+)\",\"params\":\\{\"channel\":\"(\\w+)\""
                            + "(?:,\"symbol\":\\[\"([A-Z/]+)\"])?.*\"req_id\":(\\d+)}");

    private final StreamFixture world = new StreamFixture(patient(), quick());
    private final MarketStream market =
            new MarketStream(
                    world.host,
                    StreamFixture.URL,
                    world.markets,
                    (_, _, _, _) -> CompletableFuture.completedFuture(List.of()),
                    world.events::add);
    private final AccountStream account =
            new AccountStream(
                    world.host,
                    StreamFixture.URL,
                    world.markets,
                    new EngineCounters(Tier.PRO, 20, 0),
                    () -> CompletableFuture.completedFuture("token"),
                    _ -> false,
                    world.events::add);

    private int answered;

    private static ConnectionBudget patient() {
        return new ConnectionBudget(1_000_000, 1_000_000);
    }

    private static StreamSettings quick() {
        var standard = StreamSettings.standard();
        return new StreamSettings(
                standard.bookDepth(),
                standard.suspectAfter(),
                standard.deadAfter(),
                standard.pingEvery(),
                standard.answerWithin(),
                standard.dataWithin(),
                standard.openWithin(),
                Duration.ofSeconds(1));
    }

    @Test
    @Timeout(120)
    void givenBrokenFramesOfMarkets_thenEachIsAValueOrARefusal() {
        fuzzMarkets(25_000, 20_261_121);
    }

    @Test
    @Timeout(120)
    void givenBrokenFramesOfAnAccount_thenEachIsAValueOrARefusal() {
        fuzzAccount(25_000, 20_261_121);
    }

    @Test
    @Tag("nightly")
    @Timeout(10_800)
    void givenMillionsOfBrokenFramesOfMarkets_thenEachIsAValueOrARefusal() {
        fuzzMarkets(2_500_000, new Random().nextLong());
    }

    @Test
    @Tag("nightly")
    @Timeout(10_800)
    void givenMillionsOfBrokenFramesOfAnAccount_thenEachIsAValueOrARefusal() {
        fuzzAccount(2_500_000, new Random().nextLong());
    }

    private void fuzzMarkets(int count, long seed) {
        market.open();
        market.follow("MATIC/USD");
        market.followTicker("MATIC/USD", _ -> {});
        market.followCandles("MATIC/USD", 1, _ -> {});
        fuzz(count, seed, FuzzFrames.MARKETS, List.of(FuzzFrames.SNAPSHOT));

        assertThat(market.counts().frames()).isGreaterThanOrEqualTo(count);
        assertThat(market.counts().unreadable()).isGreaterThan(count / 4);
    }

    private void fuzzAccount(int count, long seed) {
        account.open();
        fuzz(
                count,
                seed,
                FuzzFrames.ACCOUNT,
                List.of(Reports.executions("snapshot", 1), Reports.totals(1, "USD", "10000.0000")));

        assertThat(account.counts().frames()).isGreaterThanOrEqualTo(count);
        assertThat(account.counts().unreadable()).isGreaterThan(count / 4);
    }

    private void fuzz(int count, long seed, List<String> frames, List<String> first) {
        var mutations = new FrameMutations(seed, frames);
        world.loop.passMillis(1);
        for (int i = 0; i < count; i++) {
            comeUp(first, i);
            String frame = mutations.next();
            long before = allocated();
            try {
                world.sockets.line().says(frame);
            } catch (RuntimeException bug) {
                throw new AssertionError("seed " + seed + ", frame " + i + ": " + frame, bug);
            }
            assertThat(allocated() - before)
                    .as(() -> "bytes taken by a frame of " + frame.length() + ", seed " + seed)
                    .isLessThan(MOST_BYTES);
            answerAll();
            world.events.clear();
        }
        System.gc();
        assertThat(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
                .isLessThan(4 * MOST_BYTES);
    }

    /** A connection that is up, with something under way, so that the frames have a meaning. */
    private void comeUp(List<String> first, int i) {
        if (world.sockets.line().aborted) {
            world.loop.passSeconds(2);
        }
        ScriptedSockets.Line newest = world.sockets.line();
        if (i == 0 || world.sockets.lines.size() > 1) {
            world.sockets.lines.clear();
            world.sockets.lines.add(newest);
            newest.opens();
            answered = 0;
            world.loop.passSeconds(1);
            answerAll();
            first.forEach(newest::says);
            account.carryOut(place(i));
        }
        world.loop.passMillis(10);
    }

    private static VenueRequest.Place place(long id) {
        return new VenueRequest.Place(
                id,
                new OrderTicket(
                        new ClientOrderId("grid-000017-b"),
                        "BTC/USD",
                        Side.BUY,
                        1_000_000,
                        new OrderTicket.Pricing.Limit(
                                600_000, true, new TimeInForce.GoodTillCancelled())),
                TestLoop.START.plus(Duration.ofDays(3_650)));
    }

    private void answerAll() {
        ScriptedSockets.Line line = world.sockets.line();
        while (answered < line.sent.size() && !line.aborted) {
            String request = line.sent.get(answered++);
            Matcher subscription = SUBSCRIPTION.matcher(request);
            if (request.contains("\"ping\"")) {
                line.says("{\"method\":\"pong\"}");
            } else if (subscription.matches()) {
                line.says(grant(subscription));
            }
        }
    }

    private static String grant(Matcher request) {
        String symbol = request.group(3) == null ? "" : ",\"symbol\":\"" + request.group(3) + "\"";
        return "{\"method\":\""
                + request.group(1)
                + "\",\"req_id\":"
                + request.group(4)
                + ",\"success\":true,\"result\":{\"channel\":\""
                + request.group(2)
                + "\""
                + symbol
                + "}}";
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
