package io.trellis.backtesting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.venue.FeeSchedule;
import io.trellis.backtesting.venue.FillModel;
import io.trellis.backtesting.venue.LatencyModel;
import io.trellis.backtesting.venue.SlippageModel;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.account.Account;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds under every fill model, latency, slippage, fee schedule and limit by volume. */
class VenueLawTest {

    private static final long SEED = Long.getLong("trellis.law.seed", 4_000_000);
    private static final int CASES = Integer.getInteger("trellis.law.cases", 600);

    /** A random venue and a stream that it can trade on. */
    private record Case(Plan<?> plan, VenueSettings venue, MarketStream stream) {

        static Case of(long seed) {
            RandomGrids random = new RandomGrids(seed);
            Plan<?> plan = random.chance(0.15) ? random.dcaPlan() : random.plan();
            return new Case(plan, venue(random, plan), stream(random, plan));
        }

        static VenueSettings venue(RandomGrids random, Plan<?> plan) {
            VenueSettings venue =
                    VenueSettings.of(plan.assumptions())
                            .with(fills(random))
                            .with(latency(random))
                            .with(slippage(random));
            VenueSettings charged =
                    random.chance(0.5)
                            ? venue.with(
                                    FeeSchedule.parse(
                                            "0:0.002/0.004,5000:0.001/0.003,90000:0/0.001"))
                            : venue;
            return random.chance(0.6)
                    ? charged.withParticipation(new BigDecimal(random.oneOf("0.01", "0.1", "1")))
                    : charged;
        }

        private static FillModel fills(RandomGrids random) {
            return random.oneOf(
                    new FillModel.Touch(),
                    new FillModel.Through(2),
                    new FillModel.NextBar(),
                    new FillModel.QueuePessimistic());
        }

        private static LatencyModel latency(RandomGrids random) {
            return random.oneOf(
                    new LatencyModel.None(),
                    new LatencyModel.Fixed(0, 0),
                    new LatencyModel.Fixed(random.whole(0, 90_000), random.whole(0, 90_000)),
                    new LatencyModel.Uniform(10, random.whole(10, 70_000), random.whole(0, 99)));
        }

        private static SlippageModel slippage(RandomGrids random) {
            BigDecimal share = new BigDecimal("0.0007");
            return random.oneOf(
                    new SlippageModel.FixedShare(share),
                    new SlippageModel.DepthWalk(share),
                    new SlippageModel.SquareRoot(share, new BigDecimal("0.03")));
        }

        private static MarketStream stream(RandomGrids random, Plan<?> plan) {
            if (random.chance(0.5)) {
                return new MarketStream.OfPrints(Runs.SYMBOL, random.prints(true));
            }
            var bars = random.bars();
            return new MarketStream.OfBars(
                    Runs.SYMBOL, bars, plan.assumptions().pathRule(), random.volumes(bars.count()));
        }

        PortfolioResult run() {
            return Runs.of(plan, venue, stream);
        }
    }

    /** Law: no unit of money and no lot appears or vanishes. */
    @Test
    void givenAnyVenue_thenMoneyAndInventoryAreConserved() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Case random = Case.of(seed);
            PortfolioResult result = random.run();
            if (!Runs.started(result)) {
                continue;
            }
            SharedAccount account = result.account();
            long bought = sum(result, Side.BUY);
            long sold = sum(result, Side.SELL);
            long fees = fills(result).stream().mapToLong(Fill::fee).sum();
            long lots =
                    fills(result).stream()
                            .mapToLong(f -> f.side() == Side.BUY ? f.lots() : -f.lots())
                            .sum();
            Account seat = Runs.done(result).summary().account();

            assertThat(account.cash())
                    .as("seed %d, %s", seed, random)
                    .isEqualTo(account.capital() + sold - bought - fees)
                    .isEqualTo(seat.cash());
            assertThat(seat.lots()).as("seed %d", seed).isEqualTo(lots);
            assertThat(seat.lots()).as("seed %d: no coin is owed", seed).isGreaterThanOrEqualTo(0);
        }
    }

    private static List<Fill> fills(PortfolioResult result) {
        return Runs.done(result).fills();
    }

    private static long sum(PortfolioResult result, Side side) {
        return fills(result).stream()
                .filter(fill -> fill.side() == side)
                .mapToLong(Fill::value)
                .sum();
    }

    /** Law: the profit split of grid-semantics section 9 is exact, whatever filled in part. */
    @Test
    void givenAnyVenue_thenTheProfitSplitIsExact() {
        int partial = 0;
        int late = 0;
        int waited = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Case random = Case.of(seed);
            PortfolioResult result = random.run();
            VenueCounts counts = result.seats().getFirst().counts();
            partial += counts.partialFills();
            late += counts.lateFills();
            waited += counts.wouldTake();
            if (Runs.started(result)) {
                RunSummary summary = Runs.done(result).summary();
                long split =
                        summary.books().roundTripProfit()
                                + summary.books().adjustProfit()
                                + summary.unrealized();

                assertThat(split)
                        .as("seed %d, %s", seed, random)
                        .isEqualTo(summary.finalEquity() - summary.capital());
            }
        }
        assertThat(List.of(partial, late, waited))
                .as("partial fills, late fills and refusals from seed %d", SEED)
                .allMatch(times -> times > CASES / 20);
    }

    /** Law: the same seed gives the same run. */
    @Test
    void givenTheSameSeed_thenTheRunIsTheSame() {
        for (long seed = SEED; seed < SEED + CASES / 4; seed++) {
            assertThat(Runs.words(Case.of(seed).run()))
                    .as("seed %d", seed)
                    .isEqualTo(Runs.words(Case.of(seed).run()));
        }
    }

    /** Law: resting orders never get more than their share of what trades. */
    @Test
    void givenAShareOfTheVolume_thenNoBarFillsMore() {
        for (long seed = SEED; seed < SEED + CASES / 4; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plan();
            var bars = random.bars();
            List<Long> volumes = random.volumes(bars.count());
            VenueSettings venue =
                    VenueSettings.of(plan.assumptions()).withParticipation(new BigDecimal("0.07"));
            var stream =
                    new MarketStream.OfBars(
                            Runs.SYMBOL, bars, plan.assumptions().pathRule(), volumes);

            PortfolioResult result = Runs.of(plan, venue, stream);

            if (Runs.started(result)) {
                Map<Long, Long> filled =
                        fills(result).stream()
                                .filter(fill -> fill.reason() == Reason.GRID)
                                .collect(
                                        Collectors.groupingBy(
                                                Fill::timeMillis,
                                                Collectors.summingLong(Fill::lots)));
                for (int bar = 0; bar < bars.count(); bar++) {
                    assertThat(filled.getOrDefault(bars.timeMillis(bar), 0L))
                            .as("seed %d, bar %d", seed, bar)
                            .isLessThanOrEqualTo(volumes.get(bar) * 7 / 100);
                }
            }
        }
    }

    /** Law: two seats with late fills, partial fills and tiers still share one exact account. */
    @Test
    void givenSeveralSeatsAtAnyVenue_thenTheirAccountsAddUpToTheSharedOne() {
        for (long seed = SEED; seed < SEED + CASES / 4; seed++) {
            Case first = Case.of(seed);
            Case second = Case.of(seed + 1_000_000);
            var seats =
                    List.of(
                            new Seat("a", "BTC/USDT", first.plan()),
                            new Seat("b", "BTC/USDT", first.plan()),
                            new Seat("c", "ETH/USDT", second.plan()));
            var streams = List.of(first.stream(), renamed(second.stream()));

            PortfolioResult result =
                    EventBacktest.run(
                            new Portfolio(first.venue(), Optional.empty(), seats), streams);

            long cash = 0;
            long fees = 0;
            long lots = 0;
            for (var seat : result.seats()) {
                switch (seat.result()) {
                    case Attempt.Done<BacktestResult>(var done) -> {
                        cash += done.summary().account().cash();
                        fees += done.summary().account().fees();
                        lots += done.summary().account().lots();
                    }
                    case Attempt.Refused<BacktestResult> _ -> cash += seat.seat().plan().capital();
                }
            }
            SharedAccount account = result.account();
            assertThat(account.cash()).as("seed %d", seed).isEqualTo(cash);
            assertThat(account.fees()).as("seed %d", seed).isEqualTo(fees);
            assertThat(account.inventory().values().stream().mapToLong(Long::longValue).sum())
                    .as("seed %d", seed)
                    .isEqualTo(lots);
            assertThat(account.cash())
                    .isEqualTo(
                            account.capital() + account.sold() - account.bought() - account.fees());
        }
    }

    private static MarketStream renamed(MarketStream stream) {
        return switch (stream) {
            case MarketStream.OfBars(_, var bars, var rule, var volumes) ->
                    new MarketStream.OfBars("ETH/USDT", bars, rule, volumes);
            case MarketStream.OfPrints(_, var prints) ->
                    new MarketStream.OfPrints("ETH/USDT", prints);
            case MarketStream.OfEvents(_, var events) ->
                    new MarketStream.OfEvents("ETH/USDT", events);
        };
    }
}
