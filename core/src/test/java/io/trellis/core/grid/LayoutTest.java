package io.trellis.core.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.LongStream;

/** Prices are in cents, so that they can be read as they stand. */
class LayoutTest {

    private static final Instrument CENTS = instrument("0.01");

    @Test
    void givenAnArithmeticGrid_thenLevelsHaveEqualDistance() {
        Cells cells = atStart(CENTS, new GridKind.Arithmetic(decimal("90"), decimal("110"), 4));

        assertThat(buys(cells)).containsExactly(9000, 9500, 10000, 10500);
        assertThat(sells(cells)).containsExactly(9500, 10000, 10500, 11000);
    }

    @Test
    void givenLevelsOffTheTick_thenTheyRoundHalfEvenFromTheExactValue() {
        // Levels 1, 1.125, 1.25, 1.375, 1.5 at a tick of 0.25: 1.125 and 1.375 are ties.
        var kind = new GridKind.Arithmetic(decimal("1"), decimal("2"), 4);
        assertThat(buys(atStart(instrument("0.25"), kind))).containsExactly(4, 5, 6, 7);

        var ties = new GridKind.Arithmetic(decimal("0.75"), decimal("2.25"), 2);
        assertThat(buys(atStart(instrument("0.5"), ties))).containsExactly(2, 3);
        assertThat(sells(atStart(instrument("0.5"), ties))).containsExactly(3, 4);
    }

    @Test
    void givenAGeometricGrid_thenLevelsHaveEqualRatio() {
        Cells cells = atStart(CENTS, new GridKind.Geometric(decimal("90"), decimal("110"), 4));

        assertThat(buys(cells)).containsExactly(9000, 9463, 9950, 10462);
        assertThat(cells.highestSell()).isEqualTo(11000);
    }

    @Test
    void givenAFibonacciGrid_thenGapsGrowAs1_1_2_3_5_8() {
        var kind = new GridKind.Fibonacci(Optional.of(decimal("100")), decimal("0.005"), 6);
        Cells cells = atStart(CENTS, kind);

        assertThat(buys(cells))
                .containsExactly(
                        9000, 9400, 9650, 9800, 9900, 9950, 10000, 10050, 10100, 10200, 10350,
                        10600);
        assertThat(cells.highestSell()).isEqualTo(11000);
    }

    @Test
    void givenASymmetricGrid_thenBuysRoundDownAndSellsUp() {
        var kind =
                new GridKind.Symmetric(
                        Optional.of(decimal("100")), decimal("0.0025"), 2, decimal("0.002"));
        Cells cells = atStart(CENTS, kind);

        // Below: 99.50 and 99.75, sold at 99.699 and 99.9495; above: 100.25 and 100.50, bought at
        // 100.0499… and 100.2994….
        assertThat(buys(cells)).containsExactly(9950, 9975, 10004, 10029);
        assertThat(sells(cells)).containsExactly(9970, 9995, 10025, 10050);
    }

    @Test
    void givenAProfitAboveTwiceTheSpacing_thenTheCellsOfBothSidesAreSortedIntoOneGrid() {
        var kind =
                new GridKind.Symmetric(
                        Optional.of(decimal("100")), decimal("0.1"), 2, decimal("0.3"));
        Cells cells = atStart(instrument("1"), kind);

        // Below: 90-117 and 80-104; above: 84.6…-110 and 92.3…-120.
        assertThat(buys(cells)).containsExactly(80, 84, 90, 92);
        assertThat(sells(cells)).containsExactly(104, 110, 117, 120);
    }

    @Test
    void givenBoundsOffTheTick_thenTheyRoundTooAndTheLevelsBetweenComeFromTheExactOnes() {
        var kind = new GridKind.Arithmetic(decimal("100.05"), decimal("100.35"), 2);
        Cells cells = atStart(instrument("0.1"), kind);

        assertThat(buys(cells)).containsExactly(1000, 1002);
        assertThat(cells.highestSell()).isEqualTo(1004);
    }

    @Test
    void givenACenterLeftOpen_thenItIsThePriceAtTheStart() {
        var kind = new GridKind.Fibonacci(Optional.empty(), decimal("0.01"), 1);

        assertThat(buys(atStart(CENTS, kind))).containsExactly(9900, 10000);
    }

    @Test
    void givenARecentring_thenArithmeticShiftsAndGeometricScales() {
        Layout layout = new Layout(CENTS);
        var arithmetic = new GridKind.Arithmetic(decimal("90"), decimal("110"), 4);
        var geometric = new GridKind.Geometric(decimal("90"), decimal("160"), 2);

        Grid shifted = done(layout.around(arithmetic, 12_005));
        Grid scaled = done(layout.around(geometric, 24_000));

        assertThat(buys(shifted.cells())).containsExactly(11005, 11505, 12005, 12505);
        assertThat(buys(scaled.cells())).containsExactly(18000, 24000);
        assertThat(scaled.cells().highestSell()).isEqualTo(32000);
        assertThat(scaled.center()).isEqualByComparingTo("240");
    }

    @Test
    void givenARecentring_thenAGivenCenterIsLeft() {
        var kind = new GridKind.Fibonacci(Optional.of(decimal("100")), decimal("0.01"), 1);
        Grid moved = done(new Layout(CENTS).around(kind, 20_000));

        assertThat(buys(moved.cells())).containsExactly(19800, 20000);
    }

    @Test
    void givenAnAverageTrueRange_thenItSetsTheSpacingWithinItsBounds() {
        var kind = volatility("0.01", "0.03");
        Layout layout = new Layout(CENTS);

        // A range of 1.00 times 2 is 2 % of a center of 100; 0.20 and 4.00 are beyond the bounds.
        assertThat(buys(done(layout.atStart(kind, 10_000, 100)).cells()))
                .containsExactly(9600, 9800, 10000, 10200);
        assertThat(buys(done(layout.atStart(kind, 10_000, 20)).cells()))
                .containsExactly(9800, 9900, 10000, 10100);
        assertThat(buys(done(layout.atStart(kind, 10_000, 400)).cells()))
                .containsExactly(9400, 9700, 10000, 10300);
        assertThat(buys(done(layout.around(kind, 20_000, 200)).cells()))
                .containsExactly(19200, 19600, 20000, 20400);
    }

    @Test
    void givenARangeWithoutAnExactDouble_thenALevelBetweenTwoTicksIsStillATie() {
        // Seven thirds twice three halves: the first level lies 3.5 ticks, the second 7 away.
        var kind =
                new GridKind.Volatility(
                        Optional.empty(),
                        decimal("1.5"),
                        3,
                        Timeframe.parse("1h"),
                        2,
                        decimal("0"),
                        decimal("1"));

        Grid grid = done(new Layout(CENTS).atStart(kind, 101, 7 / 3.0));

        assertThat(buys(grid.cells())).containsExactly(94, 98, 101, 104);
    }

    @Test
    void givenNoAverageTrueRangeOrOneTooWide_thenAVolatilityGridIsRefused() {
        Layout layout = new Layout(CENTS);

        assertThat(layout.atStart(volatility("0.01", "0.03"), 10_000))
                .isEqualTo(
                        new Attempt.Refused<Grid>(
                                "there are not yet 15 closed candles of 1h for the average true"
                                        + " range"));
        assertThat(layout.atStart(volatility("0.01", "0.9"), 10_000, 2_500))
                .isEqualTo(
                        new Attempt.Refused<Grid>(
                                "the lowest of 2 levels lies at or under 0: lower levels or"
                                        + " maxSpacing"));
    }

    private static GridKind volatility(String minSpacing, String maxSpacing) {
        return new GridKind.Volatility(
                Optional.empty(),
                decimal("2"),
                14,
                Timeframe.parse("1h"),
                2,
                decimal(minSpacing),
                decimal(maxSpacing));
    }

    @Test
    void givenAGridFinerThanTheTick_thenTheFirstOffendingCellIsNamed() {
        var kind = new GridKind.Arithmetic(decimal("1.00"), decimal("1.02"), 4);

        assertThat(new Layout(CENTS).atStart(kind, 100))
                .isEqualTo(
                        new Attempt.Refused<Grid>(
                                "cell 0 buys at 1.00 and sells at 1.00: the cell is finer than the"
                                        + " tick 0.01"));
    }

    @Test
    void givenLevelsAtOrUnderZero_thenTheGridIsRefused() {
        var kind = new GridKind.Fibonacci(Optional.of(decimal("100")), decimal("0.2"), 5);
        assertThat(new Layout(CENTS).atStart(kind, 10_000)).isInstanceOf(Attempt.Refused.class);

        var moved = new GridKind.Arithmetic(decimal("50"), decimal("150"), 4);
        assertThat(new Layout(CENTS).around(moved, 4_000))
                .isEqualTo(new Attempt.Refused<Grid>("cell 0 buys at -10.00, not above 0"));
    }

    private static Cells atStart(Instrument instrument, GridKind kind) {
        return done(new Layout(instrument).atStart(kind, 10_000)).cells();
    }

    private static Grid done(Attempt<Grid> attempt) {
        return switch (attempt) {
            case Attempt.Done<Grid>(var grid) -> grid;
            case Attempt.Refused<Grid>(var reason) -> fail(reason);
        };
    }

    private static long[] buys(Cells cells) {
        return LongStream.range(0, cells.count()).map(i -> cells.buy((int) i)).toArray();
    }

    private static long[] sells(Cells cells) {
        return LongStream.range(0, cells.count()).map(i -> cells.sell((int) i)).toArray();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static Instrument instrument(String tick) {
        return new Instrument(
                decimal(tick),
                decimal("0.001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                decimal("0.001"),
                decimal("0.002"));
    }
}
