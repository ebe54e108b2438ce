package io.trellis.core.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.BookUpdate.Level;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.orderflow.FlowSnapshot.CumulativeDelta;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

class OrderFlowTest {

    private static final long SEED = 20_261_123;
    private static final Offset<Double> SIX = within(1e-6);
    private static final Timeframe SECOND = Timeframe.parse("1s");
    private static final Timeframe MINUTE = Timeframe.parse("1m");
    private static final FlowSettings SETTINGS =
            new FlowSettings(SECOND, 4, List.of(SECOND, Timeframe.parse("7s"), MINUTE));

    @Test
    void givenAQuote_thenItsMeasuresAreThoseOfTheBestLevels() {
        assertThat(BestLevels.spreadBps(99.9, 100.1)).isEqualTo(20, SIX);
        assertThat(BestLevels.microPrice(99.9, 30, 100.1, 10)).isEqualTo(100.05, SIX);
        assertThat(BestLevels.imbalance(30, 10)).isEqualTo(.5);

        var flow = new OrderFlow(SETTINGS);
        flow.take(new Quote(0, 999, 30, 1_001, 10));
        FlowSnapshot snapshot = flow.snapshot();

        assertThat(snapshot.spreadBps().orElseThrow()).isEqualTo(20, SIX);
        assertThat(snapshot.microPriceTicks().orElseThrow()).isEqualTo(1_000.5, SIX);
        assertThat(snapshot.imbalance()).hasValue(.5);
    }

    @Test
    void givenFivePairs_thenKylesLambdaIsTheSlopeOfLeastSquares() {
        double[] volumes = {5, -3, 2, -4, 6};
        double[] changes = {.6, -.2, .1, -.5, .7};

        PriceImpact impact = PriceImpact.of(volumes, changes).orElseThrow();

        assertThat(impact.lambda()).isEqualTo(.110628, SIX);
        assertThat(impact.intercept()).isEqualTo(.007246, SIX);
        assertThat(impact.lambdaThroughOrigin()).isEqualTo(.111111, SIX);
        assertThat(PriceImpact.of(new double[] {2, 2}, new double[] {1, 3})).isEmpty();
    }

    @Test
    void givenFivePrints_thenTheCumulativeDeltaRuns() {
        var flow = new OrderFlow(new FlowSettings(MINUTE, 3, List.of(MINUTE)));
        long[] signedHalves = {4, -2, -6, 3, -1};
        long[] running = {4, 2, -4, -1, -2};
        for (int i = 0; i < running.length; i++) {
            flow.take(print(i, 100, signedHalves[i]));
            assertThat(flow.snapshot().cumulativeDeltas())
                    .containsExactly(new CumulativeDelta(MINUTE, running[i]));
        }
    }

    @Test
    void givenTheEndOfAFrame_thenItsDeltaStartsFromZero_whateverEventReachesIt() {
        var flow = new OrderFlow(new FlowSettings(MINUTE, 3, List.of(SECOND, MINUTE)));
        flow.take(print(59_000, 100, 5));
        flow.take(new Quote(60_000, 99, 1, 101, 1));

        assertThat(flow.snapshot().cumulativeDeltas())
                .containsExactly(new CumulativeDelta(SECOND, 0), new CumulativeDelta(MINUTE, 0));
        assertThat(flow.snapshot().deltaLots()).isEqualTo(OptionalLong.of(5));
    }

    @Test
    void givenTooLittle_thenWhatIsNotKnownIsAbsent() {
        var flow = new OrderFlow(SETTINGS);
        assertThat(flow.snapshot().cumulativeDeltas()).isEmpty();

        flow.take(print(0, 100, 2));
        flow.take(new BookUpdate(1, true, List.of(new Level(Side.BUY, 99, 4))));
        FlowSnapshot snapshot = flow.snapshot();

        assertThat(snapshot.deltaLots()).isEmpty();
        assertThat(snapshot.imbalance()).isEmpty();
        assertThat(snapshot.spreadBps()).isEmpty();
        assertThat(snapshot.impact()).isEmpty();
        assertThatThrownBy(() -> flow.take(print(0, 100, 2)))
                .hasMessage("events come in the order of their times: 0 after 1");
    }

    /** Law: a snapshot is what one makes of all events so far. */
    @Test
    void givenRandomEvents_thenEverySnapshotIsTheOneReckonedAnew() {
        int impacts = 0;
        for (long seed = SEED; seed < SEED + 30; seed++) {
            List<MarketEvent> events = events(new SplittableRandom(seed));
            var flow = new OrderFlow(SETTINGS);
            for (int i = 0; i < events.size(); i++) {
                flow.take(events.get(i));
                FlowSnapshot expected = PlainFlow.of(SETTINGS, events.subList(0, i + 1));
                assertThat(flow.snapshot()).as("seed %d, event %d", seed, i).isEqualTo(expected);
                impacts += expected.impact().isPresent() ? 1 : 0;
            }
        }
        assertThat(impacts).isGreaterThan(1_000);
    }

    private static List<MarketEvent> events(SplittableRandom random) {
        List<MarketEvent> events = new ArrayList<>();
        long time = random.nextInt(100_000);
        for (int i = 0; i < 120; i++) {
            time += random.nextInt(random.nextInt(8) == 0 ? 4_000 : 400);
            events.add(event(random, time));
        }
        return events;
    }

    private static MarketEvent event(SplittableRandom random, long time) {
        long price = random.nextInt(95, 106);
        return switch (random.nextInt(4)) {
            case 0 -> new Quote(time, price - 1, random.nextInt(3), price + 1, random.nextInt(3));
            case 1 -> new BookUpdate(time, random.nextInt(4) == 0, levels(random, price));
            default -> {
                var takers = Aggressor.values();
                var taker = takers[random.nextInt(takers.length)];
                yield new TradePrint(time, price, random.nextInt(9), taker);
            }
        };
    }

    private static List<Level> levels(SplittableRandom random, long price) {
        var levels = new TreeMap<Long, Level>();
        for (int i = 0; i < 3; i++) {
            long at = price + random.nextInt(-2, 3);
            Side side = at < price ? Side.BUY : Side.SELL;
            levels.put(at, new Level(side, at, random.nextInt(4)));
        }
        return List.copyOf(levels.values());
    }

    private static TradePrint print(long time, long price, long signedLots) {
        var taker = signedLots > 0 ? Aggressor.BUYER : Aggressor.SELLER;
        return new TradePrint(time, price, Math.abs(signedLots), taker);
    }
}
