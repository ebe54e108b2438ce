package io.trellis.cli.terminal;

import io.trellis.core.strategyfile.json.Json;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A JSON document as CSV: a line {@code field,value} for every number, text and truth value in it,
 * in their order. Fields inside fields are joined by dots, items of a list are counted from 0; what
 * is undefined has an empty value. A text that a spreadsheet would take for a formula has an
 * apostrophe before it.
 */
public final class JsonCsv {

    private static final Pattern FORMULA = Pattern.compile("[-=+@\\t\\r]");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    private final StringBuilder text = new StringBuilder("field,value\n");

    private JsonCsv() {}

    /** The lines of a document, the head first. */
    public static String of(Json document) {
        var csv = new JsonCsv();
        csv.add("", document);
        return csv.text.toString();
    }

    private void add(String path, Json value) {
        switch (value) {
            case Json.ObjectValue(var members) -> {
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    add(joined(path, member.getKey()), member.getValue());
                }
            }
            case Json.ArrayValue(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    add(joined(path, Integer.toString(i)), items.get(i));
                }
            }
            case Json.TextValue(var words) -> line(path, harmless(words));
            case Json.NumberValue(var number) -> line(path, number.toPlainString());
            case Json.BooleanValue(boolean truth) -> line(path, Boolean.toString(truth));
            case Json.NullValue() -> line(path, "");
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /**
     * With an apostrophe before what a spreadsheet would run; decimals are written as texts too.
     */
    private static String harmless(String words) {
        return FORMULA.matcher(words).lookingAt() && !DECIMAL.matcher(words).matches()
                ? "'" + words
                : words;
    }

    private void line(String path, String value) {
        text.append(quoted(path)).append(',').append(quoted(value)).append('\n');
    }

    /** As RFC 4180 has it: in quotes where it must be, a quote inside doubled. */
    private static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
