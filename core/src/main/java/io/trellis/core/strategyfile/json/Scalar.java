package io.trellis.core.strategyfile.json;

import java.util.List;

/** Any value that has no parts: a string, a number, a boolean or null. */
public record Scalar() implements Format<Json> {

    @Override
    public Json read(Json json, Place place) {
        return switch (json) {
            case Json.TextValue _, Json.NumberValue _, Json.BooleanValue _, Json.NullValue _ ->
                    json;
            case Json.ObjectValue _, Json.ArrayValue _ -> throw place.wrong(json, expected());
        };
    }

    @Override
    public Json write(Json value) {
        return value;
    }

    @Override
    public Json.ObjectValue schema() {
        List<Json> types =
                List.of(
                        new Json.TextValue("string"),
                        new Json.TextValue("number"),
                        new Json.TextValue("boolean"),
                        new Json.TextValue("null"));
        return Json.object().put("type", new Json.ArrayValue(types)).build();
    }

    @Override
    public String expected() {
        return "a string, a number, a boolean or null";
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error("it takes a value of any kind, which a text does not tell");
    }
}
