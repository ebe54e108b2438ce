package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A document with one thing changed, in every place. */
final class Mutations {

    private static final Set<String> MAY_BE_LEFT_OUT =
            Set.of(
                    "created",
                    "expires",
                    "search",
                    "constraints",
                    "settings",
                    "validation",
                    "statistics");

    /** Objects whose names are data. */
    private static final Set<String> METRICS =
            Set.of(
                    "inSample",
                    "outOfSample",
                    "worst",
                    "best",
                    "settings",
                    "validation",
                    "statistics");

    private Mutations() {}

    /** A member too many, a member too few, a value of another type. */
    static List<Json> ofShape(Json.ObjectValue document) {
        List<Json> mutants = new ArrayList<>();
        collect("", document, mutants::add);
        return mutants;
    }

    /** The document with another value at a path without arrays. */
    static Json.ObjectValue set(Json.ObjectValue document, String path, Json value) {
        return document.with(List.of(path.split("\\.", -1)), value);
    }

    /** The paths of all members, {@code search.dimensions[].path}. */
    static Set<String> paths(Json.ObjectValue document) {
        Set<String> paths = new LinkedHashSet<>();
        collectPaths("", document, paths);
        return paths;
    }

    private static void collectPaths(String path, Json value, Set<String> paths) {
        switch (value) {
            case Json.ObjectValue(var members) ->
                    members.forEach((name, each) -> {
                        String member = path.isEmpty() ? name : path + "." + name;
                        paths.add(member);
                        if (!METRICS.contains(name)) {
                            collectPaths(member, each, paths);
                        }
                    });
            case Json.ArrayValue(var items) ->
                    items.forEach(each -> collectPaths(path + "[]", each, paths));
            case Json.TextValue _, Json.NumberValue _, Json.BooleanValue _, Json.NullValue _ -> {}
        }
    }

    private static void collect(String name, Json value, Consumer<Json> use) {
        switch (value) {
            case Json.ObjectValue object -> collectOfObject(name, object, use);
            case Json.ArrayValue(var items) -> {
                use.accept(new Json.TextValue("x"));
                for (int i = 0; i < items.size(); i++) {
                    int index = i;
                    collect(
                            name,
                            items.get(i),
                            mutant -> use.accept(replaced(items, index, mutant)));
                }
            }
            case Json.TextValue _, Json.NumberValue _, Json.BooleanValue _, Json.NullValue _ ->
                    use.accept(new Json.ArrayValue(List.of()));
        }
    }

    private static void collectOfObject(String name, Json.ObjectValue object, Consumer<Json> use) {
        use.accept(object.with("no such field", new Json.NullValue()));
        use.accept(Json.NumberValue.of(1));
        object.members()
                .forEach((member, value) -> {
                    if (!METRICS.contains(name) && !MAY_BE_LEFT_OUT.contains(member)) {
                        use.accept(object.without(List.of(member)));
                    }
                    UnaryOperator<Json> put = mutant -> object.with(member, mutant);
                    collect(member, value, mutant -> use.accept(put.apply(mutant)));
                });
    }

    private static Json replaced(List<Json> items, int index, Json value) {
        var copy = new ArrayList<>(items);
        copy.set(index, value);
        return new Json.ArrayValue(copy);
    }
}
