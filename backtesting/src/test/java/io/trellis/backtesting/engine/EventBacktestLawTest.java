package io.trellis.backtesting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.venue.FillModel;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Prints;
import io.trellis.core.strategy.dca.DcaPlan;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The event engine against the bar engine, which it must equal where both apply. */
class EventBacktestLawTest {

    private static final long SEED = Long.getLong("trellis.law.seed", 3_000_000);
    private static final int CASES = Integer.getInteger("trellis.law.cases", 600);

    /** Law: over bars it gives the fills, accounts and equity of the bar engine, byte for byte. */
    @Test
    void givenBarsAndThePlansOwnAssumptions_thenTheRunIsThatOfTheBarEngine() {
        int fills = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plan();
            Bars bars = random.bars();

            PortfolioResult result =
                    Runs.of(plan, VenueSettings.of(plan.assumptions()), Runs.stream(plan, bars));

            Attempt<BacktestResult> expected = Backtest.run(plan, bars);
            assertThat(Runs.words(result.seats().getFirst().result()))
                    .as("seed %d, %s", seed, plan)
                    .isEqualTo(Runs.words(expected));
            assertThat(result.seats().getFirst().counts())
                    .as("seed %d", seed)
                    .isEqualTo(new VenueCounts(0, 0, 0, 0));
            fills += Runs.started(result) ? Runs.done(result).fills().size() : 0;
        }
        assertThat(fills).as("fills from seed %d", SEED).isGreaterThan(5 * CASES);
    }

    /**
     * Law: the same for the other strategy, so that the engine knows nothing of grids. It may want
     * an order at the market's price, which the bar engine fills and a venue holds back.
     */
    @Test
    void givenDollarCostAveraging_thenTheRunIsThatOfTheBarEngineUnlessAnOrderWouldTake() {
        int compared = 0;
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            RandomGrids random = new RandomGrids(seed);
            DcaPlan plan = random.dcaPlan();
            Bars bars = random.bars();

            PortfolioResult result =
                    Runs.of(plan, VenueSettings.of(plan.assumptions()), Runs.stream(plan, bars));

            if (result.seats().getFirst().counts().wouldTake() == 0) {
                compared++;
                assertThat(Runs.words(result.seats().getFirst().result()))
                        .as("seed %d, %s", seed, plan)
                        .isEqualTo(Runs.words(Backtest.run(plan, bars)));
            }
        }
        assertThat(compared).as("cases from seed %d", SEED).isGreaterThan(CASES / 8);
    }

    /** Law: trades are bars of one price. */
    @Test
    void givenTrades_thenTheRunIsThatOfBarsOfOnePrice() {
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plan();
            Prints prints = random.prints(false);

            PortfolioResult result =
                    Runs.of(
                            plan,
                            VenueSettings.of(plan.assumptions()),
                            new MarketStream.OfPrints(Runs.SYMBOL, prints));

            assertThat(Runs.words(result.seats().getFirst().result()))
                    .as("seed %d, %s", seed, plan)
                    .isEqualTo(Runs.words(Backtest.run(plan, barsOfOnePrice(prints))));
        }
    }

    private static Bars barsOfOnePrice(Prints prints) {
        Bars bars = new Bars();
        for (int i = 0; i < prints.count(); i++) {
            long price = prints.priceTicks(i);
            bars.append(prints.timeMillis(i), price, price, price, price);
        }
        return bars;
    }

    /** Law: seats do not touch each other, on one market or on several. */
    @Test
    void givenSeveralSeatsOnOneAccount_thenEachTradesAsIfAlone() {
        for (long seed = SEED; seed < SEED + CASES / 4; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan first = random.plan();
            GridPlan second =
                    new GridPlan(
                            first.instrument(),
                            random.plan().settings(),
                            random.plan().risk(),
                            first.assumptions());
            GridPlan elsewhere = random.plan().with(first.assumptions());
            Bars bars = random.bars();
            Bars otherBars = random.bars();
            var seats =
                    List.of(
                            new Seat("first", "BTC/USDT", first),
                            new Seat("second", "BTC/USDT", second),
                            new Seat("elsewhere", "ETH/USDT", elsewhere));
            var rule = first.assumptions().pathRule();

            PortfolioResult result =
                    EventBacktest.run(
                            new Portfolio(
                                    VenueSettings.of(first.assumptions()), Optional.empty(), seats),
                            List.of(
                                    new MarketStream.OfBars("BTC/USDT", bars, rule),
                                    new MarketStream.OfBars("ETH/USDT", otherBars, rule)));

            var alone =
                    List.of(
                            Backtest.run(first, bars),
                            Backtest.run(second, bars),
                            Backtest.run(elsewhere, otherBars));
            for (int i = 0; i < alone.size(); i++) {
                assertThat(Runs.words(result.seats().get(i).result()))
                        .as("seed %d, seat %d", seed, i)
                        .isEqualTo(Runs.words(alone.get(i)));
            }
        }
    }

    /** Law: the further the market must pass an order, the fewer orders fill. */
    @Test
    void givenAModelThatAsksForMore_thenAPlainGridFillsLess() {
        for (long seed = SEED; seed < SEED + CASES / 4; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plainPlan();
            var stream = Runs.stream(plan, random.bars());
            VenueSettings touch = VenueSettings.of(plan.assumptions());
            List<Integer> fills = new ArrayList<>();
            for (int ticks : new int[] {0, 1, 2, 5, 20}) {
                PortfolioResult result =
                        Runs.of(plan, touch.with(new FillModel.Through(ticks)), stream);
                fills.add(Runs.done(result).fills().size());
            }
            int queued =
                    Runs.done(Runs.of(plan, touch.with(new FillModel.QueuePessimistic()), stream))
                            .fills()
                            .size();
            int nextBar =
                    Runs.done(Runs.of(plan, touch.with(new FillModel.NextBar()), stream))
                            .fills()
                            .size();

            assertThat(fills).as("seed %d, %s", seed, plan).isSortedAccordingTo((a, b) -> b - a);
            assertThat(queued).as("seed %d: queue", seed).isLessThanOrEqualTo(fills.getFirst());
            assertThat(nextBar).as("seed %d: next bar", seed).isLessThanOrEqualTo(fills.getFirst());
        }
    }
}
