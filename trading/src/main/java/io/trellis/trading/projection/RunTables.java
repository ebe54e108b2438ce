package io.trellis.trading.projection;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.trading.run.RunFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All tables of a run as they were at one moment, for whoever reports. */
public final class RunTables {

    private final Map<Table, List<TableRow>> tables;
    private final String asOf;

    private RunTables(Map<Table, List<TableRow>> tables, String asOf) {
        this.tables = tables;
        this.asOf = asOf;
    }

    /**
     * The tables of a run: those that its trader keeps up, or, where there are none to be used or
     * the last process died before they were whole, made from the journal.
     *
     * @param fromJournal whether they are made from the journal in any case
     * @throws InvalidInputException if there is no journal either, or it is damaged
     */
    public static RunTables of(RunFolder run, boolean fromJournal) {
        return Optional.of(run.database())
                .filter(_ -> !fromJournal)
                .flatMap(RunTables::of)
                .filter(tables -> tables.isClosed() || run.isRunning())
                .orElseGet(() -> of(History.in(run.journal())));
    }

    private boolean isClosed() {
        return rows(Table.CONFIG).stream().anyMatch(row -> row.text("is_active").equals("0"));
    }

    /**
     * Reads the tables of a file, which a trader may keep up at the same time.
     *
     * @return empty if there are none that can be used: no file, a damaged one, one of another
     *     version, or nothing in it yet
     * @throws UncheckedIOException if the file is locked
     */
    public static Optional<RunTables> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Connection connection = Sqlite.read(file)) {
            connection.setAutoCommit(false);
            Position position = Sqlite.position(connection).orElse(Position.NONE);
            return position.records() == 0
                    ? Optional.empty()
                    : Optional.of(new RunTables(read(connection), position.asOf()));
        } catch (UnfitTablesException e) {
            return Optional.empty();
        } catch (SQLException e) {
            if (Sqlite.isBusy(e)) {
                throw new UncheckedIOException(
                        file + " is locked by another program; try again.", new IOException(e));
            }
            return Optional.empty();
        }
    }

    private static Map<Table, List<TableRow>> read(Connection connection) throws SQLException {
        var tables = new EnumMap<Table, List<TableRow>>(Table.class);
        for (Table table : Table.values()) {
            tables.put(table, read(connection, table));
        }
        return tables;
    }

    private static List<TableRow> read(Connection connection, Table table) throws SQLException {
        var rows = new ArrayList<TableRow>();
        int columns = table.columns().size();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT * FROM " + table.title() + " ORDER BY id")) {
            while (found.next()) {
                var cells = new ArrayList<String>(columns - 1);
                for (int column = 2; column <= columns; column++) {
                    String cell = found.getString(column);
                    cells.add(cell == null ? "" : cell);
                }
                rows.add(new TableRow(table, found.getLong(1), cells));
            }
        }
        return rows;
    }

    /**
     * Makes the tables from a journal, in memory.
     *
     * @throws InvalidInputException if the journal does not begin with what its run is, or holds
     *     nothing yet
     */
    public static RunTables of(History history) {
        return of(history, RunTerms::of);
    }

    static RunTables of(History history, Function<JournalRecord.Opened, RunTerms> terms) {
        var made = new EnumMap<Table, Map<Long, TableRow>>(Table.class);
        var tabulation =
                new Tabulation(
                        terms,
                        row ->
                                made.computeIfAbsent(row.table(), _ -> new TreeMap<>())
                                        .put(
                                                row.id(),
                                                new TableRow(row.table(), row.id(), row.cells())));
        var asOf = new Maker(tabulation);
        history.replay(asOf::take);
        if (!made.containsKey(Table.RUN)) {
            throw new InvalidInputException("the journal holds nothing yet.");
        }
        var tables = new EnumMap<Table, List<TableRow>>(Table.class);
        made.forEach((table, rows) -> tables.put(table, List.copyOf(rows.values())));
        return new RunTables(tables, asOf.time);
    }

    /** Takes records one after the other. */
    private static final class Maker {

        private final Tabulation tabulation;
        private final Written.Clock clock = new Written.Clock();
        private long number;
        private String time = "";

        Maker(Tabulation tabulation) {
            this.tabulation = tabulation;
        }

        void take(JournalRecord record) {
            clock.hears(record);
            if (Tabulation.isTold(record)) {
                Written written = clock.stamped(number, record);
                tabulation.take(written);
                time = Stamp.ofNanos(written.wallNanos());
            }
            number++;
        }
    }

    /** The rows of a table by number. */
    public List<TableRow> rows(Table table) {
        return tables.getOrDefault(table, List.of());
    }

    /** The one row that says what the run is. */
    public TableRow run() {
        return rows(Table.RUN).getFirst();
    }

    /** The time of the last record that the tables hold, UTC as ISO 8601. */
    public String asOf() {
        return asOf;
    }
}
