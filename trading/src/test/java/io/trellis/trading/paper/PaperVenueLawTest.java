package io.trellis.trading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** What holds on paper whatever is asked and whatever the market does. */
class PaperVenueLawTest {

    private static final int STEPS = 300;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** Law: money and coins are what there was at the start and all fills, to the last unit. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void balancesAreTheStartAndAllFills(long seed) {
        PaperScenario paper = lived(seed);

        BigDecimal quote = PaperScenario.settings().quote();
        BigDecimal base = PaperScenario.settings().base();
        for (VenueFill fill : paper.fills()) {
            BigDecimal fee = fill.fees().getFirst().amount();
            BigDecimal quantity = PaperScenario.INSTRUMENT.quantity(fill.lots());
            boolean buys = fill.side() == Side.BUY;
            quote = quote.add(buys ? fill.cost().negate() : fill.cost()).subtract(fee);
            base = base.add(buys ? quantity : quantity.negate());
        }
        List<AssetBalance> balances = paper.balances().balances();
        assertThat(balances.getFirst().total()).isEqualByComparingTo(base);
        assertThat(balances.getLast().total()).isEqualByComparingTo(quote);
        assertThat(balances).allSatisfy(balance -> assertThat(balance.available()).isNotNegative());
        assertThat(paper.fills()).isNotEmpty();
    }

    /**
     * Law: every request has one answer, and an order ends filled exactly when its fills add up.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fillsAddUpToTheirOrders(long seed) {
        PaperScenario paper = lived(seed);

        assertThat(
                        paper.told().stream()
                                .filter(VenueEvent.Answered.class::isInstance)
                                .map(event -> ((VenueEvent.Answered) event).requestId()))
                .doesNotHaveDuplicates();
        for (VenueEvent event : paper.told()) {
            if (event instanceof VenueEvent.OrderReported(VenueOrder order)) {
                assertThat(order.state() == VenueOrder.State.FILLED)
                        .isEqualTo(order.filledLots() == order.lots());
            }
        }
    }

    /** Law: a venue that is told what was told before is in the same place, wherever that ended. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasToldIsAllThereIs(long seed) {
        PaperScenario paper = lived(seed);

        var again = new PaperScenario(PaperScenario.settings());
        paper.told().forEach(again.venue()::recall);
        again.venue().open();
        again.run(Duration.ZERO);

        assertThat(again.balances()).usingRecursiveComparison().isEqualTo(paper.balances());
        assertThat(again.openOrders()).isEqualTo(paper.openOrders());
    }

    /** Law: cut anywhere, what is recalled never counts a fill that the trader was not told. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasNotToldHasNotHappened(long seed) {
        PaperScenario paper = lived(seed);
        int cut = new SplittableRandom(seed).nextInt(paper.told().size());
        List<VenueEvent> told = List.copyOf(paper.told().subList(0, cut));

        var again = new PaperScenario(PaperScenario.settings());
        told.forEach(again.venue()::recall);
        again.venue().open();
        again.run(Duration.ZERO);

        long bought = lots(told, Side.BUY) - lots(told, Side.SELL);
        assertThat(again.balances().balances().getFirst().total())
                .isEqualByComparingTo(
                        PaperScenario.settings()
                                .base()
                                .add(PaperScenario.INSTRUMENT.quantity(bought)));
    }

    private static long lots(List<VenueEvent> told, Side side) {
        return told.stream()
                .filter(VenueEvent.Filled.class::isInstance)
                .map(event -> ((VenueEvent.Filled) event).fill())
                .filter(fill -> fill.side() == side)
                .mapToLong(VenueFill::lots)
                .sum();
    }

    /** A random life: orders of all sorts, cancels, changes, and a market that wanders. */
    private static PaperScenario lived(long seed) {
        var random = new SplittableRandom(seed);
        PaperScenario paper = PaperScenario.at(PaperScenario.settings(), 1_000);
        long price = 1_000;
        for (int step = 1; step <= STEPS; step++) {
            int order = 1 + random.nextInt(step);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long near = price + (side == Side.BUY ? -1 : 1) * random.nextLong(-2, 15);
            long lots = random.nextLong(1, 400);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> paper.rest(step, side, near, lots);
                case 3 -> paper.take(step, side, near, lots);
                case 4 -> paper.cancel(order);
                case 5 -> paper.amend(order, lots, near);
                default -> {
                    price = Math.max(900, price + random.nextLong(-8, 9));
                    paper.print(price, random.nextLong(1, 50));
                }
            }
        }
        return paper;
    }
}
