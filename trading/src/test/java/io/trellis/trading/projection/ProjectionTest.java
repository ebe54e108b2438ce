package io.trellis.trading.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.Evidence;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class ProjectionTest {

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("trades.db");
    }

    private RunTables projected(WrittenJournal journal) {
        try (var projection = new Projection(file(), WrittenJournal::terms)) {
            projection.catchUp(journal);
        }
        return RunTables.of(file()).orElseThrow();
    }

    /** The columns of S2-DB-01 to S2-DB-08. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "config:id, profile_name, symbol, grid_spacing, target_levels, profit_target,"
                        + " max_exposure_pct, leverage, is_active, created_at, updated_at",
                "grid_history:id, center_price, lowest_buy, highest_sell, num_buy_levels,"
                        + " num_sell_levels, grid_spacing, reason, created_at",
                "orders:id, order_id, symbol, side, price, qty, order_type, status, grid_level,"
                        + " created_at, filled_at, canceled_at",
                "trades:id, trade_id, order_id, symbol, side, price, qty, fee, fee_currency,"
                        + " is_maker, profit, grid_level, executed_at",
                "positions:id, symbol, side, entry_price, size, mark_price, unrealized_pnl,"
                        + " leverage, opened_at, closed_at, close_price, realized_pnl",
                "equity_snapshots:id, total_equity, available_balance, unrealized_pnl,"
                        + " total_positions_value, snapshot_at",
                "events:id, event_type, severity, message, details, created_at",
                "pnl_summary:id, period, realized_pnl, unrealized_pnl, total_trades,"
                        + " winning_trades, losing_trades, total_fees, max_drawdown, calculated_at",
            })
    void theTablesHaveTheseColumns(String table, String columns) throws SQLException {
        projected(roundTrip());

        var found = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT name FROM pragma_table_info('" + table + "')")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }

        assertThat(found).isEqualTo(List.of(columns.split(", ")));
    }

    /** Buys 0.001 at 50,000 for 50 and 0.1, sells at 51,000 for 51 and 0.1: 0.8 won. */
    private static WrittenJournal roundTrip() {
        return new WrittenJournal()
                .took(0, new Input.Began(1, "0.1.0", 1))
                .order(1, 3, Side.BUY, 5_000_000, OrderState.SENT, Evidence.INTENT)
                .took(12, new Input.Woken())
                .order(1, 3, Side.BUY, 5_000_000, OrderState.OPEN, Evidence.REPLY)
                .took(60_000, new Input.Woken())
                .executed(1, 1, 3, Side.BUY, 5_000_000, "0.1")
                .order(1, 3, Side.BUY, 5_000_000, OrderState.FILLED, Evidence.STREAM)
                .filled(3, Side.BUY, 5_000_000, "0.1", "0", "0")
                .equity("999.9", "949.9", 100, 5_000_000, "-0.1")
                // The next day.
                .took(900_000, new Input.Woken())
                .executed(2, 2, 3, Side.SELL, 5_100_000, "0.1")
                .filled(3, Side.SELL, 5_100_000, "0.1", "0.8", "0")
                .equity("1000.8", "1000.8", 0, 5_100_000, "0");
    }

    @Test
    void givenARoundTrip_thenTradePositionAndProfitTellTheSameAmount() {
        RunTables tables = projected(roundTrip());

        assertThat(tables.rows(Table.TRADES))
                .extracting(row -> row.text("profit"))
                .containsExactly("", "0.8");
        TableRow position = tables.rows(Table.POSITIONS).getFirst();
        assertThat(position.text("entry_price")).isEqualTo("0");
        assertThat(position.text("realized_pnl")).isEqualTo("0.8");
        assertThat(position.text("opened_at")).isEqualTo("2026-03-02T23:51:00.012Z");
        assertThat(position.text("closed_at")).isEqualTo("2026-03-03T00:06:00.012Z");
        assertThat(tables.rows(Table.POSITION_LOG).getFirst().text("entry_price"))
                .isEqualTo("50100");
        assertThat(tables.rows(Table.PNL_SUMMARY))
                .extracting(
                        row -> row.text("period"),
                        row -> row.text("realized_pnl"),
                        row -> row.text("winning_trades"),
                        row -> row.text("total_fees"))
                .containsExactly(
                        tuple("all", "0.8", "1", "0.2"),
                        tuple("2026-03-02", "0", "0", "0.1"),
                        tuple("2026-03-03", "0.8", "1", "0.1"));
    }

    @Test
    void givenAnOrder_thenItsStatesAndTheTimesBetweenThemAreLogged() {
        RunTables tables = projected(roundTrip());

        assertThat(tables.rows(Table.ORDERS).getFirst().text("status")).isEqualTo("filled");
        assertThat(tables.rows(Table.ORDER_LOG))
                .extracting(row -> row.text("state"), row -> row.text("after_micros"))
                .containsExactly(
                        tuple("sent", "0"), tuple("open", "12000"), tuple("filled", "60000000"));
    }

    @Test
    void givenARefusedAndABlockedOrder_thenTheSignalsTellWhy() {
        WrittenJournal journal =
                new WrittenJournal()
                        .took(0, new Input.Began(1, "0.1.0", 1))
                        .order(1, 3, Side.BUY, 5_000_000, OrderState.PLANNED, Evidence.INTENT)
                        .order(1, 3, Side.BUY, 5_000_000, OrderState.SENT, Evidence.INTENT)
                        .order(1, 3, Side.BUY, 5_000_000, OrderState.REFUSED, Evidence.REPLY)
                        .stated(
                                new Fact.Denied(
                                        4, Side.BUY, 4_900_000, 100, "order-value", "49 above 40"));

        assertThat(projected(journal).rows(Table.SIGNALS))
                .extracting(
                        row -> row.text("outcome"),
                        row -> row.text("reason"),
                        row -> row.text("details"))
                .containsExactly(
                        tuple("refused", "grid", "EOrder:Post only order"),
                        tuple("blocked", "order-value", "49 above 40"));
    }

    @Test
    void givenAnExecutionTwice_thenItIsOneTrade() {
        WrittenJournal journal = roundTrip().executed(2, 2, 3, Side.SELL, 5_100_000, "0.1");

        assertThat(projected(journal).rows(Table.TRADES)).hasSize(2);
    }

    /** What the profit table says can be computed from the trades alone. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theProfitOfADayIsThatOfItsTrades(long seed) throws SQLException {
        projected(WrittenJournal.random(new SplittableRandom(seed), 500));

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT period, total_trades, (SELECT count(*) FROM trades"
                                                + " WHERE period = 'all' OR substr(executed_at, 1,"
                                                + " 10) = period) FROM pnl_summary")) {
            int days = 0;
            while (rows.next()) {
                assertThat(rows.getLong(2)).as(rows.getString(1)).isEqualTo(rows.getLong(3));
                days++;
            }
            assertThat(days).isGreaterThan(1);
        }
    }

    /** FM-104: damaged tables are made anew from the journal. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 5_000, 20_000})
    void givenADamagedFile_thenItIsMadeAnew(int place) throws IOException {
        WrittenJournal journal = WrittenJournal.random(new SplittableRandom(5), 300);
        var whole = TablesLawTest.rows(projected(journal));
        byte[] bytes = Files.readAllBytes(file());
        for (int i = place; i < Math.min(place + 3_000, bytes.length); i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file(), bytes);

        assertThat(TablesLawTest.rows(projected(journal))).isEqualTo(whole);
    }

    /** FM-101, FM-104: tables of another journal, or of a later state of this one. */
    @Test
    void givenTablesThatDoNotFitTheJournal_thenTheyAreMadeAnew() {
        WrittenJournal journal = WrittenJournal.random(new SplittableRandom(6), 300);
        projected(WrittenJournal.random(new SplittableRandom(7), 100));

        try (var projection = new Projection(file(), WrittenJournal::terms)) {
            assertThat(projection.catchUp(journal)).isTrue();
            assertThat(projection.catchUp(journal)).isFalse();
            assertThat(projection.catchUp(journal.first(40))).isTrue();
        }
        assertThat(TablesLawTest.rows(RunTables.of(file()).orElseThrow()))
                .isEqualTo(
                        TablesLawTest.rows(RunTables.of(journal.first(40), WrittenJournal::terms)));
    }

    @Test
    void givenNoFileOrNoTables_thenThereIsNothingToRead() throws IOException {
        assertThat(RunTables.of(file())).isEmpty();
        Files.writeString(file(), "something else entirely, and long enough to be looked at");
        assertThat(RunTables.of(file())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.51.2, false", "3.51.3, true", "3.54.1, true", "3.6.9, false", "4.0, true"})
    void givenALibraryThatIsTooOld_thenItIsRefused(String version, boolean taken) {
        if (taken) {
            Sqlite.requireVersion(version);
        } else {
            assertThatThrownBy(() -> Sqlite.requireVersion(version))
                    .hasMessageContaining(version)
                    .hasMessageContaining("3.51.3");
        }
    }

    /** FM-115: nothing of ours is unpacked where others can write. */
    @Test
    void theNativeLibraryIsUnpackedInAFolderOfItsOwner() throws IOException {
        String usual = System.clearProperty(NativeLibrary.PLACE);
        try {
            Path ours = folder.resolve("native");
            NativeLibrary.unpackIn(folder, "native");
            assertThat(System.getProperty(NativeLibrary.PLACE)).isEqualTo(ours.toString());
            assertThat(Files.getPosixFilePermissions(ours))
                    .allMatch(permission -> permission.name().startsWith("OWNER_"));

            System.clearProperty(NativeLibrary.PLACE);
            Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThatThrownBy(() -> NativeLibrary.unpackIn(folder, "native"))
                    .hasMessageContaining("others may read or change it");
        } finally {
            System.clearProperty(NativeLibrary.PLACE);
            if (usual != null) {
                System.setProperty(NativeLibrary.PLACE, usual);
            }
        }
    }

    @Test
    void amountsAreExact() {
        assertThat(Measures.amount(1)).isEqualTo("0.00000001");
        assertThat(new BigDecimal(Measures.amount(Long.MAX_VALUE)))
                .isEqualByComparingTo("92233720368.54775807");
    }
}
