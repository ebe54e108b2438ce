package io.trellis.core.strategyfile.json;

import io.trellis.core.InvalidInputException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * An object that stands for a record. Unknown and missing members are refused; the members are
 * written in the order of the fields.
 *
 * @param <R> the record
 */
public final class Block<R> implements Format<R> {

    private final SequencedMap<String, Field<R, ?>> fields = new LinkedHashMap<>();
    private final Function<Members, R> make;

    /**
     * An object of these fields.
     *
     * @param make puts the record together; the words of an {@link IllegalArgumentException} of the
     *     record are given with the place of the object
     */
    public Block(List<Field<R, ?>> fields, Function<Members, R> make) {
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.make = make;
    }

    /** The members of an object that is being read. */
    public record Members(Json.ObjectValue object, Place place) {

        /** The value of a field. */
        public <T> T get(Field<?, T> field) {
            return field.read(object, place);
        }
    }

    @Override
    public R read(Json json, Place place) {
        if (!(json instanceof Json.ObjectValue object)) {
            throw place.wrong(json, expected());
        }
        for (String name : object.members().sequencedKeySet()) {
            if (!fields.containsKey(name)) {
                throw unknown(name, place);
            }
        }
        return made(new Members(object, place));
    }

    /** An {@link InvalidInputException} of a member names its place already. */
    private R made(Members members) {
        try {
            return make.apply(members);
        } catch (IllegalArgumentException refused) {
            throw members.place().error(Mapped.words(refused));
        }
    }

    private InvalidInputException unknown(String name, Place place) {
        String guess =
                Spelling.nearest(name, fields.sequencedKeySet())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
        String known = " (known: " + String.join(", ", fields.sequencedKeySet()) + ")";
        return place.member(name).error("unknown field" + guess + known);
    }

    @Override
    public Json write(R value) {
        var object = Json.object();
        fields.values()
                .forEach(field ->
                        field.write(value).ifPresent(json -> object.put(field.name(), json)));
        return object.build();
    }

    @Override
    public Json.ObjectValue schema() {
        var properties = Json.object();
        var required = new ArrayList<Json>();
        for (Field<R, ?> field : fields.values()) {
            var described = Json.object().put("description", field.description());
            properties.put(
                    field.name(), described.putAll(field.format().schema().members()).build());
            if (field.required()) {
                required.add(new Json.TextValue(field.name()));
            }
        }
        return Json.object()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", new Json.ArrayValue(required))
                .put("additionalProperties", false)
                .build();
    }

    @Override
    public String expected() {
        return "an object with " + String.join(", ", fields.sequencedKeySet());
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error(
                "it has the fields "
                        + String.join(", ", fields.sequencedKeySet())
                        + "; set one of them");
    }

    @Override
    public Format<?> member(String name, Json present, Place place) {
        Field<R, ?> field = fields.get(name);
        if (field == null) {
            throw unknown(name, place);
        }
        return field.format();
    }

    /** The object without members that are not of this one. */
    Json.ObjectValue keep(Json.ObjectValue object) {
        return object.without(
                object.members().sequencedKeySet().stream()
                        .filter(name -> !fields.containsKey(name))
                        .toList());
    }
}
