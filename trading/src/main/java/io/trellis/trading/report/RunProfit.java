package io.trellis.trading.report;

import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;

import java.math.BigDecimal;
import java.util.List;

/**
 * The profit, split (grid-semantics section 9), quote: {@code equity - capital = roundTrips +
 * adjustments + unrealized + rest}, exactly.
 *
 * @param equity cash and inventory at the last price known
 * @param roundTrips won by cells that bought and sold, fees included
 * @param adjustments won by every other sale, fees included
 * @param unrealized value of the inventory less its cost
 * @param rest what no sale explains: fills that came when the strategy no longer expected them
 * @param fees paid so far, those in a third asset left out; they are in the parts already
 * @param inventory base held
 * @param price last price known, 0 where there is none
 */
public record RunProfit(
        BigDecimal capital,
        BigDecimal equity,
        BigDecimal roundTrips,
        BigDecimal adjustments,
        BigDecimal unrealized,
        BigDecimal rest,
        BigDecimal fees,
        BigDecimal inventory,
        BigDecimal price) {

    static RunProfit of(RunTables tables) {
        List<TableRow> fills = tables.rows(Table.POSITION_LOG);
        List<TableRow> positions = tables.rows(Table.POSITIONS);
        BigDecimal capital = tables.run().number("capital");
        BigDecimal inventory = fills.isEmpty() ? BigDecimal.ZERO : fills.getLast().number("size");
        BigDecimal price =
                positions.isEmpty() ? BigDecimal.ZERO : positions.getLast().number("mark_price");
        BigDecimal equity = capital.add(moved(fills)).add(inventory.multiply(price));
        BigDecimal roundTrips = last(fills, "round_trip_profit");
        BigDecimal adjustments = last(fills, "adjust_profit");
        BigDecimal unrealized = last(positions, "unrealized_pnl");
        return new RunProfit(
                capital,
                equity,
                roundTrips,
                adjustments,
                unrealized,
                equity.subtract(capital)
                        .subtract(roundTrips)
                        .subtract(adjustments)
                        .subtract(unrealized),
                tables.rows(Table.PNL_SUMMARY).stream()
                        .filter(row -> row.text("period").equals("all"))
                        .map(row -> row.number("total_fees"))
                        .findFirst()
                        .orElse(BigDecimal.ZERO),
                inventory,
                price);
    }

    private static BigDecimal last(List<TableRow> rows, String column) {
        return rows.isEmpty() ? BigDecimal.ZERO : rows.getLast().number(column);
    }

    /** What all fills have brought in cash. */
    private static BigDecimal moved(List<TableRow> fills) {
        BigDecimal cash = BigDecimal.ZERO;
        for (TableRow fill : fills) {
            BigDecimal value = fill.number("value");
            cash = cash.add(fill.text("side").equals("buy") ? value.negate() : value);
            cash = cash.subtract(fill.number("fee"));
        }
        return cash;
    }

    /** What was won since the start, as a share of the capital. */
    public double totalReturn() {
        return capital.signum() == 0
                ? 0
                : equity.subtract(capital).doubleValue() / capital.doubleValue();
    }
}
