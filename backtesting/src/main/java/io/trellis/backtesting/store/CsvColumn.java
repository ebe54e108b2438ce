package io.trellis.backtesting.store;

import java.util.Optional;

/** What a column of a bar file holds. */
public enum CsvColumn {
    TIME("ts_ms"),
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    VOLUME("volume"),
    /** Something that is not read. */
    SKIPPED("");

    private final String usualName;

    CsvColumn(String usualName) {
        this.usualName = usualName;
    }

    String usualName() {
        return usualName;
    }

    /** The column of a name in a header; the time goes by several. */
    static Optional<CsvColumn> named(String name) {
        return switch (name) {
            case "ts_ms", "open_time", "time", "timestamp" -> Optional.of(TIME);
            case "open" -> Optional.of(OPEN);
            case "high" -> Optional.of(HIGH);
            case "low" -> Optional.of(LOW);
            case "close" -> Optional.of(CLOSE);
            case "volume" -> Optional.of(VOLUME);
            default -> Optional.empty();
        };
    }
}
