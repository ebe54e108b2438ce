package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.TimeForm;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out how the rows of a file are laid out, from its first line. */
final class LayoutFinder {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

    private static final Map<String, Field> TRADE_NAMES =
            Map.ofEntries(
                    Map.entry("ts_ms", Field.TIME),
                    Map.entry("ts_s", Field.TIME),
                    Map.entry("time", Field.TIME),
                    Map.entry("timestamp", Field.TIME),
                    Map.entry("transact_time", Field.TIME),
                    Map.entry("price", Field.PRICE),
                    Map.entry("quantity", Field.QUANTITY),
                    Map.entry("qty", Field.QUANTITY),
                    Map.entry("amount", Field.QUANTITY),
                    Map.entry("volume", Field.QUANTITY),
                    Map.entry("side", Field.SIDE),
                    Map.entry("buyer_is_maker", Field.BUYER_IS_MAKER),
                    Map.entry("is_buyer_maker", Field.BUYER_IS_MAKER),
                    Map.entry("id", Field.ID),
                    Map.entry("agg_id", Field.ID),
                    Map.entry("agg_trade_id", Field.ID),
                    Map.entry("trade_id", Field.ID));

    private LayoutFinder() {}

    /** The fields of a line; quotes around one are taken off. */
    static List<String> fields(String line, char delimiter) {
        return List.of(line.split(Pattern.quote("" + delimiter), -1)).stream()
                .map(field ->
                        field.matches("\".*\"") ? field.substring(1, field.length() - 1) : field)
                .toList();
    }

    /**
     * The format that a first line has; {@link ArchiveFormat#BARS} for a header that is not known,
     * since its reader says best what is wrong with it.
     *
     * @throws InvalidInputException if there is no header, and the fields are those of no format
     */
    static ArchiveFormat detect(Path file, String line) {
        List<String> fields = fields(line, ',');
        boolean header = !NUMBER.matcher(fields.getFirst()).matches();
        if (header) {
            return detectByNames(fields);
        }
        return switch (fields.size()) {
            case 3 -> ArchiveFormat.KRAKEN_TRADES;
            case 7 ->
                    isFlag(fields.getLast())
                            ? ArchiveFormat.BINANCE_AGGTRADES
                            : ArchiveFormat.KRAKEN_OHLCVT;
            case 8 -> ArchiveFormat.BINANCE_AGGTRADES;
            case 12 -> ArchiveFormat.BINANCE_KLINES;
            default -> throw unknown(file, line);
        };
    }

    private static ArchiveFormat detectByNames(List<String> names) {
        if (names.size() == 12 && names.containsAll(List.of("open_time", "close_time"))) {
            return ArchiveFormat.BINANCE_KLINES;
        }
        return names.contains("price") ? ArchiveFormat.TRADES : ArchiveFormat.BARS;
    }

    private static boolean isFlag(String field) {
        return field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false");
    }

    private static InvalidInputException unknown(Path file, String line) {
        return new InvalidInputException(
                "%s, line 1: %s is the beginning of no format that is known; name the columns with"
                                .formatted(file, Json.quoted(line))
                        + " --columns and --no-header.");
    }

    /**
     * The layout of a format in a file with this first line.
     *
     * @throws InvalidInputException if the line does not have the fields of the format
     */
    static Layout layout(ArchiveFormat format, Path file, String line) {
        List<String> first = fields(line, ',');
        if (format == ArchiveFormat.TRADES) {
            return trades(file, first);
        }
        boolean header = !NUMBER.matcher(first.getFirst()).matches();
        List<Field> fields = fields(format, first.size());
        if (fields.size() != first.size()) {
            throw new InvalidInputException(
                    "%s, line 1: there are %d fields; %s has %d."
                            .formatted(file, first.size(), format.word(), fields.size()));
        }
        List<String> names =
                header
                        ? first
                        : IntStream.range(0, first.size())
                                .mapToObj(i -> name(fields.get(i), i))
                                .toList();
        return new Layout(format.words(), fields, names, header, ',', format.timeForm());
    }

    /** The last field of aggregated trades is left out for futures. */
    private static List<Field> fields(ArchiveFormat format, int count) {
        List<Field> fields = format.fields();
        return format == ArchiveFormat.BINANCE_AGGTRADES && count == fields.size() - 1
                ? fields.subList(0, count)
                : fields;
    }

    private static String name(Field field, int position) {
        return field == Field.SKIPPED ? "" + (position + 1) : field.word();
    }

    private static Layout trades(Path file, List<String> names) {
        var fields = new ArrayList<Field>();
        for (String name : names) {
            Field field =
                    Optional.ofNullable(TRADE_NAMES.get(name))
                            .filter(known -> !fields.contains(known))
                            .orElse(Field.SKIPPED);
            fields.add(field);
        }
        for (Field needed : List.of(Field.TIME, Field.PRICE, Field.QUANTITY)) {
            if (!fields.contains(needed)) {
                throw new InvalidInputException(
                        "%s, line 1: lacks a column for %s; name the columns with --columns."
                                .formatted(file, needed.word()));
            }
        }
        return new Layout(
                ArchiveFormat.TRADES.words(), fields, names, true, ',', timeForm(names, fields));
    }

    private static TimeForm timeForm(List<String> names, List<Field> fields) {
        return switch (names.get(fields.indexOf(Field.TIME))) {
            case "ts_s" -> TimeForm.SECONDS;
            case "transact_time" -> TimeForm.MILLIS_OR_MICROS;
            default -> TimeForm.MILLIS;
        };
    }
}
