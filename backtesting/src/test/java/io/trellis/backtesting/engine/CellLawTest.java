package io.trellis.backtesting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Cells;
import io.trellis.core.grid.FillLaw;
import io.trellis.core.grid.Grid;
import io.trellis.core.grid.Layout;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Prints;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The cells of a grid against the two closed forms: the integer j, and the identity of profit. */
class CellLawTest {

    private static final long SEED = Long.getLong("trellis.law.seed", 6_000_000);
    private static final int CASES = Integer.getInteger("trellis.law.cases", 400);

    /** Law (grid-semantics section 3): whole fills are the moves of one integer. */
    @Test
    void givenWholeFills_thenTheIntegerStateAndThePerCellBookAreTheSame() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plainPlan();
            GridPlan passed = plan.with(random.assumptions(random.oneOf(0, 1, 3)));
            Bars bars = random.bars();

            PortfolioResult result =
                    Runs.of(
                            passed,
                            VenueSettings.of(passed.assumptions()),
                            Runs.stream(passed, bars));

            List<String> fills =
                    Runs.done(result).fills().stream()
                            .filter(fill -> fill.reason() == Reason.GRID)
                            .map(fill -> fill.side() + " " + fill.cell() + " " + fill.priceTicks())
                            .toList();
            assertThat(fills).as("seed %d, %s", seed, passed).isEqualTo(movesOfJ(passed, bars));
        }
    }

    private static List<String> movesOfJ(GridPlan plan, Bars bars) {
        Cells cells = cells(plan, bars.open(0));
        int flat = cells.buyingBelow(bars.open(0));
        List<String> moves = new ArrayList<>();
        for (int bar = 0; bar < bars.count(); bar++) {
            long open = bars.open(bar);
            long high = bars.high(bar);
            long low = bars.low(bar);
            boolean lowFirst = plan.assumptions().pathRule().visitsLowFirst(open, high, low);
            long first = lowFirst ? low : high;
            for (long price : new long[] {open, first, low + high - first, bars.close(bar)}) {
                int margin = plan.assumptions().marginTicks();
                int next = FillLaw.flatAfter(cells, flat, price, margin);
                for (int cell = flat - 1; cell >= next; cell--) {
                    moves.add("BUY " + cell + " " + cells.buy(cell));
                }
                for (int cell = flat; cell < next; cell++) {
                    moves.add("SELL " + cell + " " + cells.sell(cell));
                }
                flat = next;
            }
        }
        return moves;
    }

    private static Cells cells(GridPlan plan, long priceTicks) {
        Attempt<Grid> grid =
                new Layout(plan.instrument()).atStart(plan.settings().grid(), priceTicks);
        return switch (grid) {
            case Attempt.Done<Grid>(var done) -> done.cells();
            case Attempt.Refused<Grid>(var reason) -> throw new AssertionError(reason);
        };
    }

    /**
     * Law (formulas 5.7): over any stream of whole and partial fills the change of equity is that
     * of the matched pairs, the bought lots still open, the initial inventory still held and the
     * initial units sold, less fees; and it is the split that the summary tells. No amount here
     * needs rounding but the fees.
     */
    @Test
    void givenPartialFills_thenTheIdentityOfProfitHoldsToTheLastUnit() {
        int partial = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomGrids random = new RandomGrids(seed);
            GridPlan plan = random.plainPlan();
            Prints prints = random.prints(true);
            VenueSettings venue =
                    VenueSettings.of(plan.assumptions())
                            .withParticipation(new BigDecimal(random.oneOf("0.2", "0.5", "1")));

            PortfolioResult result =
                    Runs.of(plan, venue, new MarketStream.OfPrints(Runs.SYMBOL, prints));

            long last = prints.priceTicks(prints.count() - 1);
            RunSummary summary = Runs.done(result).summary();
            long gained = summary.finalEquity() - summary.capital();
            long parts = new Identity(plan).parts(Runs.done(result).fills(), last);
            long split =
                    summary.books().roundTripProfit()
                            + summary.books().adjustProfit()
                            + summary.unrealized();
            assertThat(gained).as("seed %d, %s", seed, plan).isEqualTo(parts).isEqualTo(split);
            partial += result.seats().getFirst().counts().partialFills();
        }
        assertThat(partial).as("partial fills from seed %d", SEED).isGreaterThan(CASES);
    }

    /** The four parts and the fees, reckoned cell by cell from the fills alone. */
    private static final class Identity {

        private final Instrument instrument;
        private final long[] bought;
        private final Cells cells;
        private long profit;

        Identity(GridPlan plan) {
            instrument = plan.instrument();
            cells = cells(plan, 1_000);
            bought = new long[cells.count()];
        }

        long parts(List<Fill> fills, long lastTicks) {
            long startValue = 0;
            long startLots = 0;
            long soldInitialLots = 0;
            long soldInitialValue = 0;
            for (Fill fill : fills) {
                profit -= fill.fee();
                if (fill.isTaker()) {
                    startValue = fill.value();
                    startLots = fill.lots();
                } else if (fill.side() == Side.BUY) {
                    bought[fill.cell()] += fill.lots();
                } else {
                    long pairs = Math.min(fill.lots(), bought[fill.cell()]);
                    bought[fill.cell()] -= pairs;
                    long spread = fill.priceTicks() - cells.buy(fill.cell());
                    profit += units(spread, pairs);
                    soldInitialLots += fill.lots() - pairs;
                    soldInitialValue += units(fill.priceTicks(), fill.lots() - pairs);
                }
            }
            for (int cell = 0; cell < bought.length; cell++) {
                profit += units(lastTicks - cells.buy(cell), bought[cell]);
            }
            // Initial units cost P0 each, slippage included; together they cost just what was paid.
            long heldValue = units(lastTicks, startLots - soldInitialLots);
            return profit + soldInitialValue + heldValue - startValue;
        }

        private long units(long priceTicks, long lots) {
            return instrument
                    .tick()
                    .multiply(instrument.lot())
                    .multiply(BigDecimal.valueOf(priceTicks))
                    .multiply(BigDecimal.valueOf(lots))
                    .setScale(Money.SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        }
    }
}
