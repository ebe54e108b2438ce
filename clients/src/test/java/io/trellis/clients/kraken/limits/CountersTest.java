package io.trellis.clients.kraken.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.limits.EngineCounter.Request;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class CountersTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 5 * SECOND;

    @ParameterizedTest
    @CsvSource({
        "0, 4, 8",
        "4999, 4, 8",
        "5000, 3, 6",
        "9999, 3, 6",
        "10000, 2, 5",
        "14999, 2, 5",
        "15000, 1, 4",
        "44999, 1, 4",
        "45000, 1, 2",
        "89999, 1, 2",
        "90000, 1, 1",
        "299999, 1, 1",
        "300000, 1, 0",
        "9999999, 1, 0"
    })
    void c28_givenTheAgeOfAnOrder_thenAChangeAndACancelCostWhatTheTableSays(
            long ageMillis, int amend, int cancel) {
        Duration age = Duration.ofMillis(ageMillis);

        assertThat(EngineCounter.cost(new Request.Amend(age))).isEqualByComparingTo("" + amend);
        assertThat(EngineCounter.cost(new Request.Cancel(age))).isEqualByComparingTo("" + cancel);
        assertThat(EngineCounter.cost(new Request.CancelBatch(List.of(age, age, age))))
                .isEqualByComparingTo("" + 3 * cancel);
    }

    /** Add, an amend 7 s later, a cancel 36 s after that: 8 before anything is forgotten. */
    @Test
    void c28_givenTheFirstExample_thenItCostsEight() {
        BigDecimal sum =
                Stream.of(
                                new Request.Add(),
                                new Request.Amend(Duration.ofSeconds(7)),
                                new Request.Cancel(Duration.ofSeconds(36)))
                        .map(EngineCounter::cost)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo("8");
    }

    /** 50 orders at once, ten seconds later. */
    @Test
    void c28_givenTheSecondExample_thenTheCounterStandsAt26_6() {
        var counter = new EngineCounter(Tier.INTERMEDIATE, 0, START);
        for (int i = 0; i < 50; i++) {
            counter.charge(new Request.Add(), START);
        }

        assertThat(counter.points(START + 10 * SECOND)).isEqualByComparingTo("26.6");
    }

    @Test
    void givenAReserve_thenOrdersStopBelowItAndCancelsDoNot() {
        var counter = new EngineCounter(Tier.STARTER, 20, START);
        while (counter.untilAllowed(new Request.Add(), START).isZero()) {
            counter.charge(new Request.Add(), START);
        }

        assertThat(counter.points(START)).isEqualByComparingTo("40");
        assertThat(counter.untilAllowed(new Request.Add(), START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(counter.untilAllowed(new Request.Cancel(Duration.ZERO), START)).isZero();
        assertThat(
                        counter.untilAllowed(
                                new Request.CancelBatch(
                                        IntStream.range(0, 20)
                                                .mapToObj(_ -> Duration.ZERO)
                                                .toList()),
                                START))
                .isZero();
    }

    @Test
    void givenTheVenuesWord_thenItCounts() {
        var counter = new EngineCounter(Tier.STARTER, 0, START);
        counter.told(new BigDecimal("59.5"), START);
        counter.toldThreshold(new BigDecimal("125"));

        assertThat(counter.untilAllowed(new Request.Add(), START)).isZero();
        counter.refused(START);
        assertThat(counter.untilAllowed(new Request.Add(), START)).isEqualTo(Duration.ofSeconds(1));
    }

    /** S0-LAY-14. Law: whatever is asked and whenever, what is let through fits the budget. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void givenRandomRequests_thenTheEngineWouldNeverRefuseOne(Tier tier) {
        long seed = 600 + tier.engineThreshold().longValue();
        var random = new SplittableRandom(seed);
        var counter = new EngineCounter(tier, 10, START);
        double venue = 0;
        long now = START;
        int sent = 0;
        for (int i = 0; i < 20_000; i++) {
            long step = random.nextLong(SECOND);
            now += step;
            venue = Math.max(0, venue - tier.engineDecayPerSecond().doubleValue() * step / SECOND);
            Request request = request(random);
            if (counter.untilAllowed(request, now).isZero()) {
                double cost = EngineCounter.cost(request).doubleValue();
                counter.charge(request, now);
                venue += cost;
                sent++;
                assertThat(venue)
                        .as("seed %d, request %d", seed, i)
                        .isLessThanOrEqualTo(tier.engineThreshold().doubleValue() + 1e-6);
            }
        }
        assertThat(sent).isGreaterThan(1_000);
    }

    private static Request request(SplittableRandom random) {
        Duration age = Duration.ofMillis(random.nextLong(400_000));
        return switch (random.nextInt(4)) {
            case 0 -> new Request.Add();
            case 1 -> new Request.AddBatch(random.nextInt(2, 16));
            case 2 -> new Request.Amend(age);
            default -> new Request.Cancel(age);
        };
    }

    /** S0-LAY-14. Law: waiting as long as is said is enough, and a nanosecond less is not. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void c27_givenRandomCalls_thenTheCounterStaysWithinItsMaximum(Tier tier) {
        long seed = 700L + tier.openOrders();
        var random = new SplittableRandom(seed);
        var counter = new RestCounter(tier, START);
        long now = START;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextLong(2 * SECOND);
            var cost = random.nextInt(3) == 0 ? RestCounter.Cost.HISTORY : RestCounter.Cost.CALL;
            Duration wait = counter.untilAllowed(cost, now);
            if (wait.isPositive()) {
                long early = now + wait.toNanos() - 1;
                assertThat(counter.untilAllowed(cost, early)).as("seed %d", seed).isPositive();
                now += wait.toNanos();
            }
            assertThat(counter.untilAllowed(cost, now)).as("seed %d, call %d", seed, i).isZero();
            counter.charge(cost, now);
            assertThat(counter.points(now))
                    .as("seed %d, call %d", seed, i)
                    .isLessThanOrEqualTo(tier.restMaximum());
        }
    }

    @Test
    void c27_givenAVenueThatChargesMoreForHistory_thenTheCounterLearnsIt() {
        var counter = new RestCounter(Tier.STARTER, START);
        counter.charge(RestCounter.Cost.HISTORY, START);
        assertThat(counter.points(START)).isEqualByComparingTo("2");

        counter.refused(START);
        long later = START + 60 * SECOND;
        counter.charge(RestCounter.Cost.HISTORY, later);

        assertThat(counter.points(later)).isEqualByComparingTo("4");
    }

    @Test
    void givenOrders_thenTheyAreNotCountedAsCalls() {
        var counter = new RestCounter(Tier.STARTER, START);
        counter.refused(START);

        assertThat(counter.untilAllowed(RestCounter.Cost.ORDER, START)).isZero();
    }

    @Test
    void givenAClockThatStandsStillOrFallsBack_thenNothingIsForgotten() {
        var counter = new RestCounter(Tier.PRO, START);
        counter.charge(RestCounter.Cost.CALL, START);

        assertThat(counter.points(START - SECOND)).isEqualByComparingTo("1");
        assertThat(counter.points(START)).isEqualByComparingTo("1");
        assertThat(counter.points(START + SECOND)).isEqualByComparingTo("0");
    }

    @Test
    void givenOrdersOfOneMarket_thenTheOtherIsFreeAndAgesAreKnown() {
        var counters = new EngineCounters(Tier.STARTER, 0, START);
        var first = new ClientOrderId("grid-1");
        var ticket =
                new OrderTicket(first, "BTC/USD", Side.BUY, 1, new OrderTicket.Pricing.Market());
        counters.sent(new VenueRequest.Place(1, ticket, Instant.EPOCH), START + SECOND);

        assertThat(counters.of("BTC/USD", START + SECOND).points(START + SECOND))
                .isEqualByComparingTo("1");
        assertThat(counters.of("ETH/USD", START + SECOND).points(START + SECOND)).isZero();
        assertThat(counters.age(first, START + 3 * SECOND)).isEqualTo(Duration.ofSeconds(2));
        // One that we did not place was there before we began.
        assertThat(counters.age(new ClientOrderId("other"), START + 3 * SECOND))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void givenRequestsUnderWay_thenTheVenuesCountHoldsOnlyIfItIsHigher() {
        var counters = new EngineCounters(Tier.PRO, 20, 0);
        for (int i = 0; i < 5; i++) {
            var cancel = new VenueRequest.Cancel(i, "BTC/USD", new ClientOrderId("order-" + i));
            counters.sent(cancel, 0);
        }
        assertThat(counters.of("BTC/USD", 0).points(0)).isEqualByComparingTo("40");

        counters.told("BTC/USD", new BigDecimal("8"), true, 0);
        assertThat(counters.of("BTC/USD", 0).points(0)).isEqualByComparingTo("40");

        counters.told("BTC/USD", new BigDecimal("90"), true, 0);
        assertThat(counters.of("BTC/USD", 0).points(0)).isEqualByComparingTo("90");

        counters.told("BTC/USD", new BigDecimal("8"), false, 0);
        assertThat(counters.of("BTC/USD", 0).points(0)).isEqualByComparingTo("8");
    }
}
