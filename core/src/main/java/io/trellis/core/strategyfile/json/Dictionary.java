package io.trellis.core.strategyfile.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * An object whose names are data: a value of one format under each.
 *
 * @param names what a name must be
 * @param most the largest number of members
 */
public record Dictionary<T>(Text names, Format<T> values, int most)
        implements Format<SequencedMap<String, T>> {

    @Override
    public SequencedMap<String, T> read(Json json, Place place) {
        if (!(json instanceof Json.ObjectValue(var members))) {
            throw place.wrong(json, expected());
        }
        if (members.size() > most) {
            throw place.error("it has " + members.size() + " members; write " + expected());
        }
        var read = new LinkedHashMap<String, T>();
        members.forEach((name, value) -> {
            Place at = place.member(name);
            names.read(new Json.TextValue(name), at);
            read.put(name, values.read(value, at));
        });
        return Collections.unmodifiableSequencedMap(read);
    }

    @Override
    public Json write(SequencedMap<String, T> value) {
        var object = Json.object();
        value.forEach((name, each) -> object.put(name, values.write(each)));
        return object.build();
    }

    @Override
    public Json.ObjectValue schema() {
        return Json.object()
                .put("type", "object")
                .put("propertyNames", names.schema())
                .put("additionalProperties", values.schema())
                .put("maxProperties", most)
                .build();
    }

    @Override
    public String expected() {
        return "an object of at most " + most + " members";
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error("it is an object, which cannot be set by a text");
    }
}
