package io.trellis.trading.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The one connection that writes a run's tables. */
final class Database implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final Map<Table, PreparedStatement> insertions = new EnumMap<>(Table.class);
    private final Position position;

    private Database(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        connection.setAutoCommit(false);
        Optional<Position> found = Sqlite.position(connection);
        if (found.isEmpty()) {
            create();
        }
        position = found.orElse(Position.NONE);
        connection.commit();
        for (Table table : Table.values()) {
            insertions.put(table, connection.prepareStatement(table.insertion()));
        }
    }

    /**
     * Opens the tables of a file; what is damaged, of another form or not there is made anew,
     * empty.
     *
     * @throws UncheckedIOException if the file cannot be used, or somebody has it locked
     */
    static Database open(Path file) {
        try {
            return opened(file);
        } catch (UnfitTablesException e) {
            return anew(file);
        } catch (SQLException e) {
            if (Sqlite.isBusy(e)) {
                throw failed(file, e);
            }
            return anew(file);
        }
    }

    /**
     * Throws the tables of a file away and makes empty ones.
     *
     * @throws UncheckedIOException if the file cannot be used
     */
    static Database anew(Path file) {
        try {
            for (String part : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            }
            return opened(file);
        } catch (SQLException | IOException e) {
            throw failed(file, e);
        }
    }

    private static Database opened(Path file) throws SQLException {
        Connection connection = Sqlite.write(file);
        try {
            return new Database(file, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void create() throws SQLException {
        for (Table table : Table.values()) {
            Sqlite.run(connection, table.definition());
        }
        Sqlite.run(
                connection,
                "CREATE TABLE projection (id INTEGER PRIMARY KEY, form INTEGER NOT NULL, records"
                        + " INTEGER NOT NULL, digest INTEGER NOT NULL, as_of TEXT NOT NULL)"
                        + " STRICT");
        Sqlite.run(connection, "CREATE INDEX orders_by_name ON orders (order_id)");
        Sqlite.run(connection, "CREATE INDEX trades_by_order ON trades (order_id)");
        put(Position.NONE);
    }

    /** Where the tables had come to when they were opened. */
    Position position() {
        return position;
    }

    /**
     * Puts rows and how far they go, all or nothing.
     *
     * @return false if somebody has the file locked; nothing was put then
     * @throws UncheckedIOException if it cannot be written
     */
    boolean put(Collection<Row> rows, Position now) {
        try {
            for (Row row : rows) {
                put(row);
            }
            put(now);
            connection.commit();
            return true;
        } catch (SQLException e) {
            rollBack(e);
            if (Sqlite.isBusy(e)) {
                return false;
            }
            throw failed(file, e);
        }
    }

    private void put(Row row) throws SQLException {
        PreparedStatement insertion = Objects.requireNonNull(insertions.get(row.table()));
        insertion.setLong(1, row.id());
        int column = 2;
        for (String cell : row.cells()) {
            if (cell.isEmpty()) {
                insertion.setNull(column++, Types.VARCHAR);
            } else {
                insertion.setString(column++, cell);
            }
        }
        insertion.executeUpdate();
    }

    private void put(Position now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO projection VALUES (1, ?, ?, ?, ?)")) {
            update.setLong(1, Sqlite.form());
            update.setLong(2, now.records());
            update.setLong(3, now.digest());
            update.setString(4, now.asOf());
            update.executeUpdate();
        }
    }

    private void rollBack(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static UncheckedIOException failed(Path file, Exception cause) {
        return new UncheckedIOException(
                "the tables of the run in %s cannot be written: %s."
                        .formatted(file, cause.getMessage()),
                cause instanceof IOException io ? io : new IOException(cause));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }
}
