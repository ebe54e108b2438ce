package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;

import java.util.LinkedHashSet;
import java.util.Set;

/** The paths of the members that a JSON Schema names, {@code search.dimensions[].path}. */
final class SchemaPaths {

    private final Set<String> paths = new LinkedHashSet<>();

    private SchemaPaths() {}

    static Set<String> of(Json.ObjectValue schema) {
        var collected = new SchemaPaths();
        collected.collect("", schema);
        return collected.paths;
    }

    private void collect(String path, Json schema) {
        if (!(schema instanceof Json.ObjectValue object)) {
            return;
        }
        alternatives(path, object, "anyOf");
        alternatives(path, object, "oneOf");
        object.get("items").ifPresent(items -> collect(path + "[]", items));
        if (object.members().get("properties") instanceof Json.ObjectValue(var properties)) {
            properties.forEach((name, each) -> {
                String member = path.isEmpty() ? name : path + "." + name;
                paths.add(member);
                collect(member, each);
            });
        }
    }

    private void alternatives(String path, Json.ObjectValue schema, String keyword) {
        if (schema.members().get(keyword) instanceof Json.ArrayValue(var each)) {
            each.forEach(alternative -> collect(path, alternative));
        }
    }
}
