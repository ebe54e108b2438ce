package io.trellis.trading.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a run. Amounts, prices and quantities are exact decimals as text; times are UTC as
 * text of ISO 8601 with milliseconds, so that they sort; counts and truth values are integers. What
 * is not known is NULL, and no text is empty.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are.
public enum Table {

    /** The strategy that is traded. */
    CONFIG(
            "profile_name TEXT NOT NULL",
            "symbol TEXT NOT NULL",
            "grid_spacing TEXT",
            "target_levels INTEGER",
            "profit_target TEXT",
            "max_exposure_pct TEXT",
            "leverage TEXT NOT NULL",
            "is_active INTEGER NOT NULL",
            "created_at TEXT NOT NULL",
            "updated_at TEXT NOT NULL"),

    /** Every grid that was in the market; the spacing is the average height of a cell, quote. */
    GRID_HISTORY(
            "center_price TEXT",
            "lowest_buy TEXT",
            "highest_sell TEXT",
            "num_buy_levels INTEGER NOT NULL",
            "num_sell_levels INTEGER NOT NULL",
            "grid_spacing TEXT",
            "reason TEXT NOT NULL",
            "created_at TEXT NOT NULL"),

    /** Every order, as it stands; {@code order_id} is our name of it. */
    ORDERS(
            "order_id TEXT NOT NULL",
            "symbol TEXT NOT NULL",
            "side TEXT NOT NULL",
            "price TEXT",
            "qty TEXT NOT NULL",
            "order_type TEXT NOT NULL",
            "status TEXT NOT NULL",
            "grid_level INTEGER",
            "created_at TEXT NOT NULL",
            "filled_at TEXT",
            "canceled_at TEXT"),

    /**
     * Every execution. The profit is that of the cell or the sale that ended with it, fees
     * included.
     */
    TRADES(
            "trade_id TEXT NOT NULL",
            "order_id TEXT NOT NULL",
            "symbol TEXT NOT NULL",
            "side TEXT NOT NULL",
            "price TEXT NOT NULL",
            "qty TEXT NOT NULL",
            "fee TEXT",
            "fee_currency TEXT",
            "is_maker INTEGER NOT NULL",
            "profit TEXT",
            "grid_level INTEGER",
            "executed_at TEXT NOT NULL"),

    /** From the first coin held to the last one sold. */
    POSITIONS(
            "symbol TEXT NOT NULL",
            "side TEXT NOT NULL",
            "entry_price TEXT NOT NULL",
            "size TEXT NOT NULL",
            "mark_price TEXT NOT NULL",
            "unrealized_pnl TEXT NOT NULL",
            "leverage TEXT NOT NULL",
            "opened_at TEXT NOT NULL",
            "closed_at TEXT",
            "close_price TEXT",
            "realized_pnl TEXT NOT NULL"),

    /** What everything was worth. */
    EQUITY_SNAPSHOTS(
            "total_equity TEXT NOT NULL",
            "available_balance TEXT NOT NULL",
            "unrealized_pnl TEXT NOT NULL",
            "total_positions_value TEXT NOT NULL",
            "snapshot_at TEXT NOT NULL"),

    /** Everything else that happened; {@code details} is JSON. */
    EVENTS(
            "event_type TEXT NOT NULL",
            "severity TEXT NOT NULL",
            "message TEXT NOT NULL",
            "details TEXT",
            "created_at TEXT NOT NULL"),

    /** Profit by UTC day, and of the whole run ({@code all}). */
    PNL_SUMMARY(
            "period TEXT NOT NULL",
            "realized_pnl TEXT NOT NULL",
            "unrealized_pnl TEXT NOT NULL",
            "total_trades INTEGER NOT NULL",
            "winning_trades INTEGER NOT NULL",
            "losing_trades INTEGER NOT NULL",
            "total_fees TEXT NOT NULL",
            "max_drawdown TEXT NOT NULL",
            "calculated_at TEXT NOT NULL"),

    /** Every order that was wanted: executed, refused by the venue, or blocked before it. */
    SIGNALS(
            "order_id TEXT",
            "symbol TEXT NOT NULL",
            "side TEXT NOT NULL",
            "price TEXT",
            "qty TEXT NOT NULL",
            "grid_level INTEGER",
            "outcome TEXT NOT NULL",
            "reason TEXT NOT NULL",
            "details TEXT",
            "created_at TEXT NOT NULL"),

    /** Every state of every order; {@code after_micros} is the time since the state before. */
    ORDER_LOG(
            "order_id TEXT NOT NULL",
            "venue_id TEXT",
            "state TEXT NOT NULL",
            "filled_qty TEXT NOT NULL",
            "evidence TEXT NOT NULL",
            "details TEXT",
            "after_micros INTEGER",
            "changed_at TEXT NOT NULL"),

    /**
     * Every change of the inventory that the strategy was told of, and what was won until then: by
     * round trips and by all other sales.
     */
    POSITION_LOG(
            "position_id INTEGER NOT NULL",
            "side TEXT NOT NULL",
            "price TEXT NOT NULL",
            "qty TEXT NOT NULL",
            "value TEXT NOT NULL",
            "fee TEXT NOT NULL",
            "size TEXT NOT NULL",
            "entry_price TEXT NOT NULL",
            "round_trip_profit TEXT NOT NULL",
            "adjust_profit TEXT NOT NULL",
            "grid_level INTEGER",
            "reason TEXT NOT NULL",
            "logged_at TEXT NOT NULL"),

    /** What the run is, with its strategy file; one row. */
    RUN(
            "run_id TEXT NOT NULL",
            "kind TEXT NOT NULL",
            "symbol TEXT NOT NULL",
            "capital TEXT NOT NULL",
            "strategy TEXT NOT NULL",
            "opened_at TEXT NOT NULL");

    private final List<String> definitions;
    private final List<String> columns;

    Table(String... definitions) {
        this.definitions = List.of(definitions);
        this.columns =
                Stream.concat(
                                Stream.of("id"),
                                this.definitions.stream()
                                        .map(each -> each.substring(0, each.indexOf(' '))))
                        .toList();
    }

    /** As SQL has it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of the columns, {@code id} first. */
    public List<String> columns() {
        return columns;
    }

    String definition() {
        return "CREATE TABLE "
                + title()
                + " (id INTEGER PRIMARY KEY, "
                + String.join(", ", definitions)
                + ") STRICT";
    }

    String insertion() {
        return "INSERT OR REPLACE INTO "
                + title()
                + " VALUES (?"
                + ", ?".repeat(definitions.size())
                + ")";
    }

    /** Changes when a table does: tables of another form are made anew. */
    static String form() {
        return Arrays.stream(values()).map(Table::definition).collect(Collectors.joining("\n"));
    }
}
