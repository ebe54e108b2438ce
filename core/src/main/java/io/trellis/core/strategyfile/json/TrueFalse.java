package io.trellis.core.strategyfile.json;

/** {@code true} or {@code false}. */
public record TrueFalse() implements Format<Boolean> {

    @Override
    public Boolean read(Json json, Place place) {
        if (!(json instanceof Json.BooleanValue(boolean value))) {
            throw place.wrong(json, expected());
        }
        return value;
    }

    @Override
    public Json write(Boolean value) {
        return new Json.BooleanValue(value);
    }

    @Override
    public Json.ObjectValue schema() {
        return Json.object().put("type", "boolean").build();
    }

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Json parse(String text, Place place) {
        return switch (text) {
            case "true" -> new Json.BooleanValue(true);
            case "false" -> new Json.BooleanValue(false);
            default -> throw place.error(Json.quoted(text) + " is not " + expected());
        };
    }
}
