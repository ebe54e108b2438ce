package io.trellis.cli.optimize.file;

import io.trellis.core.strategyfile.json.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A document as its single fields: path and value, {@code evidence.folds[1].testFrom}. */
final class Fields {

    /** Members that name the objects of a list. */
    private static final List<String> NAMING = List.of("rule", "path");

    private final SequencedMap<String, Json> values = new LinkedHashMap<>();

    private Fields() {}

    /** The fields in the order of the document; a list of plain values is one of them. */
    static SequencedMap<String, Json> of(Json document) {
        var fields = new Fields();
        fields.add("", document);
        return fields.values;
    }

    private void add(String path, Json value) {
        switch (value) {
            case Json.ObjectValue(var members) ->
                    members.forEach(
                            (name, each) -> add(path.isEmpty() ? name : path + "." + name, each));
            case Json.ArrayValue(var items) when isPlain(items) -> values.put(path, value);
            case Json.ArrayValue(var items) -> addAll(path, items);
            case Json.TextValue _, Json.NumberValue _, Json.BooleanValue _, Json.NullValue _ ->
                    values.put(path, value);
        }
    }

    /** Rules and dimensions are told apart by their names, other items by their places. */
    private void addAll(String path, List<Json> items) {
        for (String naming : NAMING) {
            var byName = new LinkedHashMap<String, Json>();
            items.forEach(item ->
                    name(item, naming)
                            .ifPresent(name ->
                                    byName.put(
                                            name,
                                            ((Json.ObjectValue) item).without(List.of(naming)))));
            if (byName.size() == items.size()) {
                byName.forEach((name, item) -> add(path + "[" + name + "]", item));
                return;
            }
        }
        for (int i = 0; i < items.size(); i++) {
            add(path + "[" + i + "]", items.get(i));
        }
    }

    private static Optional<String> name(Json item, String naming) {
        return item instanceof Json.ObjectValue object
                        && object.get(naming).orElseGet(Json.NullValue::new)
                                instanceof Json.TextValue(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static boolean isPlain(List<Json> items) {
        return items.stream().noneMatch(Json.ObjectValue.class::isInstance);
    }

    /** A value for a person; text without quotes. */
    static String shown(Json value) {
        return switch (value) {
            case Json.TextValue(String text) -> text;
            case Json.NumberValue _, Json.BooleanValue _ -> value.shown();
            case Json.NullValue _ -> "-";
            case Json.ArrayValue(var items) ->
                    items.stream().map(Fields::shown).collect(Collectors.joining(", ", "[", "]"));
            case Json.ObjectValue _ -> value.kind();
        };
    }
}
