package io.trellis.trading.projection;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Connections to a file of SQLite, and what is asked of every one. */
final class Sqlite {

    /** Older libraries can lose writes when two connections come to a checkpoint at once. */
    private static final int[] LEAST_VERSION = {3, 51, 3};

    private static final String NATIVE_FOLDER = "native";

    private Sqlite() {}

    /** The form of the tables that this program makes, as a number. */
    static long form() {
        var sum = new CRC32C();
        sum.update(Table.form().getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /**
     * Opens for writing; a file that is not there is made.
     *
     * @throws SQLException if it is damaged or cannot be opened
     */
    static Connection write(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(0);
        return opened(file, config);
    }

    /**
     * Opens for reading alone.
     *
     * @throws SQLException if it is damaged or cannot be opened
     */
    static Connection read(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(2_000);
        return opened(file, config);
    }

    private static Connection opened(Path file, SQLiteConfig config) throws SQLException {
        Path absolute = file.toAbsolutePath();
        Path home = Objects.requireNonNull(absolute.getParent(), "a file is in a folder");
        NativeLibrary.unpackIn(home, NATIVE_FOLDER);
        Connection connection = config.createConnection("jdbc:sqlite:" + absolute);
        try {
            requireVersion(text(connection, "SELECT sqlite_version()"));
            String found = text(connection, "PRAGMA quick_check(1)");
            if (!found.equals("ok")) {
                throw new UnfitTablesException(file + " is damaged: " + found + ".");
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static void requireVersion(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < LEAST_VERSION.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part != LEAST_VERSION[i]) {
                if (part > LEAST_VERSION[i]) {
                    return;
                }
                throw new IllegalStateException(
                        "the SQLite library is %s; 3.51.3 or later is needed, as older ones can lose what was written."
                                .formatted(version));
            }
        }
    }

    /** The first cell that a question brings, empty where it brings none. */
    static String text(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            return found.next() ? String.valueOf(found.getString(1)) : "";
        }
    }

    static void run(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Whether somebody else has the file locked at the moment. */
    static boolean isBusy(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (isCode(sqlite, SQLiteErrorCode.SQLITE_BUSY)
                        || isCode(sqlite, SQLiteErrorCode.SQLITE_LOCKED));
    }

    /** Extended codes have the plain one in their lowest byte. */
    private static boolean isCode(SQLiteException failure, SQLiteErrorCode code) {
        return (failure.getResultCode().code & 0xff) == code.code;
    }

    /**
     * Where tables have come to; empty where there are none yet.
     *
     * @throws UnfitTablesException if they are of another form
     */
    static Optional<Position> position(Connection connection) throws SQLException {
        boolean isThere =
                !text(connection, "SELECT name FROM sqlite_master WHERE name = 'projection'")
                        .isEmpty();
        if (!isThere) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT form, records, digest, as_of FROM projection")) {
            if (!found.next() || found.getLong(1) != form()) {
                throw new UnfitTablesException("the tables are of another version.");
            }
            return Optional.of(
                    new Position(found.getLong(2), found.getLong(3), found.getString(4)));
        }
    }
}
