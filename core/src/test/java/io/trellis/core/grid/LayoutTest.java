package io.trellis.core.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.market.Instrument;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Section 2 of the grid law: from parameters to cells. */
class LayoutTest {

    private static final long PRICE_TICKS = 10_000;

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static Layout layout(String tick) {
        return new Layout(
                new Instrument(
                        decimal(tick),
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }

    /** The cells as {@code buy-sell}, in ticks. */
    private static List<String> cells(Attempt<Grid> attempt) {
        return switch (attempt) {
            case Attempt.Done<Grid>(var grid) -> {
                List<String> words = new ArrayList<>();
                for (int i = 0; i < grid.cells().count(); i++) {
                    words.add(grid.cells().buy(i) + "-" + grid.cells().sell(i));
                }
                yield words;
            }
            case Attempt.Refused<Grid>(var reason) -> List.of(reason);
        };
    }

    private static List<String> cells(String tick, GridKind kind) {
        return cells(layout(tick).atStart(kind, PRICE_TICKS));
    }

    @Test
    void givenLevelsBetweenTwoTicks_thenTheyAreRoundedHalfEven() {
        // 100, 100.25, 100.5, 100.75, 101 in tenths: 1002.5 goes to 1002, 1007.5 to 1008.
        var kind = new GridKind.Arithmetic(decimal("100"), decimal("101"), 4);

        assertEquals(
                List.of("1000-1002", "1002-1005", "1005-1008", "1008-1010"), cells("0.1", kind));
    }

    @Test
    void givenBoundsOffTheTick_thenTheyAreRoundedTooAndLevelsComeFromTheExactOnes() {
        // 1000.5 to 1000 and 1003.5 to 1004; the level between is 1002 exactly.
        var kind = new GridKind.Arithmetic(decimal("100.05"), decimal("100.35"), 2);

        assertEquals(List.of("1000-1002", "1002-1004"), cells("0.1", kind));
    }

    @Test
    void givenAGeometricGrid_thenNeighbouringLevelsHaveOneRatio() {
        var kind = new GridKind.Geometric(decimal("100"), decimal("400"), 4);

        // 100 · 4^(1/4) = 141.42 and 100 · 4^(3/4) = 282.84.
        assertEquals(List.of("100-141", "141-200", "200-283", "283-400"), cells("1", kind));
    }

    @Test
    void givenASymmetricGrid_thenBuysAreRoundedDownAndSellsUp() {
        // Below 100: 99-99.495 and 98-98.49. Above: 101 / 1.005 = 100.4975, 102 / 1.005 = 101.4925.
        var kind =
                new GridKind.Symmetric(
                        Optional.of(decimal("100")), decimal("0.01"), 2, decimal("0.005"));

        assertEquals(
                List.of("9800-9849", "9900-9950", "10049-10100", "10149-10200"),
                cells("0.01", kind));
    }

    @Test
    void givenAProfitAboveTwiceTheSpacing_thenTheCellsOfBothSidesAreSortedIntoOneGrid() {
        // Below 100: 90-117 and 80-104. Above: 110 / 1.3 = 84.6 and 120 / 1.3 = 92.3.
        var kind =
                new GridKind.Symmetric(
                        Optional.of(decimal("100")), decimal("0.1"), 2, decimal("0.3"));

        assertEquals(List.of("80-104", "84-110", "90-117", "92-120"), cells("1", kind));
    }

    @Test
    void givenAFibonacciGrid_thenTheStepsAddUpTheNumbers() {
        // 1, 1 + 1 and 1 + 1 + 2 percent away from the center.
        var kind = new GridKind.Fibonacci(Optional.of(decimal("100")), decimal("0.01"), 3);

        assertEquals(
                List.of("96-98", "98-99", "99-100", "100-101", "101-102", "102-104"),
                cells("1", kind));
    }

    @Test
    void givenNoCenter_thenItIsThePriceAtTheStart() {
        var kind = new GridKind.Fibonacci(Optional.empty(), decimal("0.01"), 1);

        assertEquals(List.of("198-200", "200-202"), cells(layout("1").atStart(kind, 200)));
    }

    @Test
    void givenLevelsOnOneTick_thenTheFirstSuchCellIsNamed() {
        // 100, 100.75, 101.5, 102.25, 103: the last two cells are 102-102 and 102-103.
        var kind = new GridKind.Arithmetic(decimal("100"), decimal("103"), 4);

        assertEquals(
                List.of("cell 2 buys at 102 and sells at 102: the cell is finer than the tick 1"),
                cells("1", kind));
    }

    @Test
    void givenARecentring_thenAnArithmeticGridIsShiftedByTheDistanceToItsMidpoint() {
        var kind = new GridKind.Arithmetic(decimal("100"), decimal("141"), 2);

        // By 200 - 120.5: 179.5, 200, 220.5, half-even.
        assertEquals(List.of("180-200", "200-220"), cells(layout("1").around(kind, 200)));
    }

    @Test
    void givenARecentring_thenAGeometricGridIsScaledByTheRatioToItsMean() {
        var kind = new GridKind.Geometric(decimal("100"), decimal("400"), 2);

        // By 100 / 200.
        assertEquals(List.of("50-100", "100-200"), cells(layout("1").around(kind, 100)));
    }

    @Test
    void givenARecentring_thenAGivenCenterIsLeft() {
        var kind = new GridKind.Fibonacci(Optional.of(decimal("100")), decimal("0.01"), 1);

        assertEquals(List.of("198-200", "200-202"), cells(layout("1").around(kind, 200)));
    }
}
