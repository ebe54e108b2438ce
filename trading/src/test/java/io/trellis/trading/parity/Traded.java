package io.trellis.trading.parity;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;

import java.util.List;
import java.util.Optional;

/**
 * What a strategy traded, and what came of it.
 *
 * @param fills in their order
 * @param roundTripProfit in units of 10⁻⁸ quote
 * @param adjustProfit in units of 10⁻⁸ quote
 */
record Traded(List<Part> fills, long roundTripProfit, long adjustProfit) {

    /** A fill without its time, as a backtest knows the start of the bar only. */
    record Part(
            Reason reason, int cell, Side side, long priceTicks, long lots, long value, long fee) {

        static Part of(Fill fill) {
            return new Part(
                    fill.reason(),
                    fill.cell(),
                    fill.side(),
                    fill.priceTicks(),
                    fill.lots(),
                    fill.value(),
                    fill.fee());
        }

        Part withoutMoney() {
            return new Part(reason, cell, side, cell == Fill.NO_CELL ? 0 : priceTicks, lots, 0, 0);
        }
    }

    Traded {
        fills = List.copyOf(fills);
    }

    /** The same, without what hangs on a spread: amounts, and the price of what takes. */
    Traded withoutMoney() {
        return new Traded(fills.stream().map(Part::withoutMoney).toList(), 0, 0);
    }

    /** Where this is not as expected, in words; empty if it is. */
    Optional<String> firstDifference(Traded expected) {
        int most = Math.max(fills.size(), expected.fills.size());
        for (int i = 0; i < most; i++) {
            if (!at(i).equals(expected.at(i))) {
                return Optional.of(
                        "fill %d is %s, expected %s, after %s"
                                .formatted(i, at(i), expected.at(i), at(i - 1)));
            }
        }
        return equals(expected)
                ? Optional.empty()
                : Optional.of("the profit is " + this + ", expected " + expected);
    }

    private Optional<Part> at(int index) {
        return index >= 0 && index < fills.size()
                ? Optional.of(fills.get(index))
                : Optional.empty();
    }
}
