package io.trellis.trading.report;

import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;
import io.trellis.trading.report.Csv.Cell;

/** A run's tables as CSV, for other programs. Times are UTC, amounts exact. */
public final class RunExport {

    private final RunTables tables;

    public RunExport(RunTables tables) {
        this.tables = tables;
    }

    /** Every execution. */
    public String fills() {
        var csv =
                new Csv(
                        "time",
                        "trade",
                        "order",
                        "symbol",
                        "side",
                        "price",
                        "quantity",
                        "value",
                        "fee",
                        "fee_currency",
                        "maker",
                        "profit",
                        "cell");
        for (TableRow trade : tables.rows(Table.TRADES)) {
            csv.row(
                    number(trade, "executed_at"),
                    words(trade, "trade_id"),
                    words(trade, "order_id"),
                    words(trade, "symbol"),
                    words(trade, "side"),
                    number(trade, "price"),
                    number(trade, "qty"),
                    Cell.number(TaxLots.plain(TaxLots.value(trade))),
                    number(trade, "fee"),
                    words(trade, "fee_currency"),
                    Cell.number(trade.text("is_maker").equals("1") ? "true" : "false"),
                    number(trade, "profit"),
                    number(trade, "grid_level"));
        }
        return csv.toString();
    }

    /** What everything was worth, each time it was looked at. */
    public String equity() {
        var csv = new Csv("time", "equity", "cash", "unrealized", "inventory_value");
        for (TableRow row : tables.rows(Table.EQUITY_SNAPSHOTS)) {
            csv.row(
                    number(row, "snapshot_at"),
                    number(row, "total_equity"),
                    number(row, "available_balance"),
                    number(row, "unrealized_pnl"),
                    number(row, "total_positions_value"));
        }
        return csv.toString();
    }

    /** Profit by UTC day, and of the whole run. */
    public String profit() {
        var csv =
                new Csv(
                        "period",
                        "realized",
                        "unrealized",
                        "trades",
                        "won",
                        "lost",
                        "fees",
                        "max_drawdown");
        for (TableRow row : tables.rows(Table.PNL_SUMMARY)) {
            csv.row(
                    number(row, "period"),
                    number(row, "realized_pnl"),
                    number(row, "unrealized_pnl"),
                    number(row, "total_trades"),
                    number(row, "winning_trades"),
                    number(row, "losing_trades"),
                    number(row, "total_fees"),
                    number(row, "max_drawdown"));
        }
        return csv.toString();
    }

    /**
     * What was sold, each part beside the purchase that it came from: first in, first out. Gain =
     * proceeds - cost - fees.
     */
    public String tax() {
        var csv =
                new Csv(
                        "disposed",
                        "acquired",
                        "asset",
                        "quantity",
                        "proceeds",
                        "cost",
                        "fees",
                        "gain",
                        "currency",
                        "disposal_trade",
                        "acquisition_trade",
                        "note");
        String[] assets = tables.run().text("symbol").split("/", 2);
        for (Disposal part : TaxLots.disposals(tables)) {
            csv.row(
                    Cell.number(part.disposed()),
                    Cell.number(part.acquired()),
                    Cell.words(assets[0]),
                    Cell.number(TaxLots.plain(part.quantity())),
                    Cell.number(TaxLots.plain(part.proceeds())),
                    Cell.number(part.cost().map(TaxLots::plain).orElse("")),
                    Cell.number(TaxLots.plain(part.fees())),
                    Cell.number(part.gain().map(TaxLots::plain).orElse("")),
                    Cell.words(assets[1]),
                    Cell.words(part.disposalTrade()),
                    Cell.words(part.acquisitionTrade()),
                    Cell.words(part.note()));
        }
        return csv.toString();
    }

    private static Cell number(TableRow row, String column) {
        return Cell.number(row.text(column));
    }

    private static Cell words(TableRow row, String column) {
        return Cell.words(row.text(column));
    }
}
