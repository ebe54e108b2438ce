package io.trellis.backtesting.store.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a field of a row can be. */
enum Field {
    TIME,
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    PRICE,
    QUANTITY,
    SIDE,
    BUYER_IS_MAKER,
    ID,
    SKIPPED;

    /** As a person writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field != SKIPPED && field.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values())
                .filter(field -> field != SKIPPED)
                .map(Field::word)
                .collect(Collectors.joining(", "));
    }
}
