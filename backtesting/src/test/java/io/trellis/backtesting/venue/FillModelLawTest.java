package io.trellis.backtesting.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The same orders over the same trades, under one model after the other. */
class FillModelLawTest {

    private static final long SEED = Long.getLong("trellis.law.seed", 5_000_000);
    private static final int CASES = Integer.getInteger("trellis.law.cases", 1_000);
    private static final List<Aggressor> AGGRESSORS = List.of(Aggressor.values());

    /** Which print first filled an order, and which print filled the last of it. */
    private record Filled(int first, int whole) {

        private static final int NEVER = Integer.MAX_VALUE;

        static Filled of(long seed, FillModel fills) {
            var random = new SplittableRandom(seed);
            var venue = new VenueScenario(VenueScenario.with(fills));
            int placedAfter = random.nextInt(5, 40);
            long price = 100;
            int first = NEVER;
            int whole = NEVER;
            Optional<VenueOrder> order = Optional.empty();
            long lots = 0;
            for (int print = 0; print < 200; print++) {
                price = Math.max(90, price + random.nextInt(-1, 2));
                venue.print(
                        price,
                        random.nextLong(1, 50),
                        AGGRESSORS.get(random.nextInt(AGGRESSORS.size())));
                if (print == placedAfter) {
                    lots = random.nextLong(1, 80);
                    long away = random.nextInt(1, 6);
                    order =
                            Optional.of(
                                    random.nextBoolean()
                                            ? venue.buy(price - away, lots)
                                            : venue.sell(price + away, lots));
                }
                boolean placed = print > placedAfter;
                long left = order.map(VenueOrder::remainingLots).orElse(0L);
                if (placed && left < lots) {
                    first = Math.min(first, print);
                }
                if (placed && left == 0) {
                    whole = Math.min(whole, print);
                }
            }
            return new Filled(first, whole);
        }
    }

    /** Law: no model fills anything before touch does, nor more of it. */
    @Test
    void givenTheSameOrder_thenNoModelFillsItBeforeTouch() {
        int later = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Filled touch = Filled.of(seed, new FillModel.Touch());
            Filled one = Filled.of(seed, new FillModel.Through(1));
            Filled two = Filled.of(seed, new FillModel.Through(2));
            Filled nextBar = Filled.of(seed, new FillModel.NextBar());
            Filled queue = Filled.of(seed, new FillModel.QueuePessimistic());

            assertThat(one.first()).as("seed %d", seed).isGreaterThanOrEqualTo(touch.first());
            assertThat(two.first()).as("seed %d", seed).isGreaterThanOrEqualTo(one.first());
            assertThat(nextBar.first()).as("seed %d", seed).isGreaterThanOrEqualTo(touch.first());
            assertThat(queue.first()).as("seed %d", seed).isGreaterThanOrEqualTo(touch.first());
            assertThat(queue.whole())
                    .as("seed %d: passed by a tick, the queue is gone", seed)
                    .isLessThanOrEqualTo(one.whole())
                    .isGreaterThanOrEqualTo(touch.whole());
            later += queue.first() > touch.first() ? 1 : 0;
        }
        assertThat(later).as("cases from seed %d that had to queue", SEED).isGreaterThan(CASES / 5);
    }
}
