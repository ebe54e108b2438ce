package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.TimeForm;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a person says about the columns of files of their own.
 *
 * @param columns the name in the header, or the number from 1 on where there is none, of each field
 * @param headerLine whether the first line holds names
 * @param delimiter between the fields
 * @param timeForm how times are written
 */
public record ColumnMapping(
        Map<String, String> columns, boolean headerLine, char delimiter, TimeForm timeForm) {

    private static final List<Field> BAR =
            List.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME);

    private static final List<Field> TRADE = List.of(Field.TIME, Field.PRICE, Field.QUANTITY);

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /**
     * The layout of a file whose first line has these fields.
     *
     * @throws InvalidInputException if a column is not there, or the fields make no bar or trade
     */
    Layout layout(Path file, List<String> first) {
        var wanted = wanted();
        requireWhole(wanted);
        var fields =
                new ArrayList<>(
                        IntStream.range(0, first.size()).mapToObj(_ -> Field.SKIPPED).toList());
        wanted.forEach((field, name) -> fields.set(position(file, field, name, first), field));
        List<String> names =
                headerLine
                        ? first
                        : IntStream.rangeClosed(1, first.size()).mapToObj(i -> "" + i).toList();
        return new Layout(
                "columns as --columns says", fields, names, headerLine, delimiter, timeForm);
    }

    private EnumMap<Field, String> wanted() {
        var wanted = new EnumMap<Field, String>(Field.class);
        columns.forEach((word, name) -> {
            Optional<Field> field = Field.named(word);
            if (field.isEmpty()) {
                throw new InvalidInputException(
                        "--columns names the field %s, which is none of %s."
                                .formatted(Json.quoted(word), Field.words()));
            }
            wanted.put(field.get(), name);
        });
        return wanted;
    }

    private static void requireWhole(Map<Field, String> wanted) {
        List<Field> needed = wanted.containsKey(Field.PRICE) ? TRADE : BAR;
        for (Field field : needed) {
            if (!wanted.containsKey(field)) {
                throw new InvalidInputException(
                        "--columns lacks %s; bars need time, open, high, low, close and volume,"
                                        .formatted(field.word())
                                + " trades need time, price and quantity.");
            }
        }
        boolean mixed = wanted.containsKey(Field.PRICE) && wanted.containsKey(Field.OPEN);
        if (mixed) {
            throw new InvalidInputException(
                    "--columns names open and price; a row is a bar or a trade, not both.");
        }
    }

    private int position(Path file, Field field, String name, List<String> first) {
        if (headerLine) {
            int at = first.indexOf(name);
            if (at < 0) {
                throw new InvalidInputException(
                        "%s has no column %s for %s; its header is %s."
                                .formatted(
                                        file,
                                        Json.quoted(name),
                                        field.word(),
                                        Json.quoted(String.join("" + delimiter, first))));
            }
            return at;
        }
        if (!name.matches("[1-9][0-9]{0,3}") || Integer.parseInt(name) > first.size()) {
            throw new InvalidInputException(
                    "--columns %s=%s is no column of %s; without a header, columns are numbered from"
                                    .formatted(field.word(), name, file)
                            + " 1 to "
                            + first.size()
                            + ".");
        }
        return Integer.parseInt(name) - 1;
    }
}
