package io.trellis.core.strategyfile.json;

/**
 * {@code null} and nothing else: a field kept for what this version does not do.
 *
 * @param reason the first half of the error, such as {@code market states are not available}
 */
public record AlwaysNull(String reason) implements Format<Json> {

    @Override
    public Json read(Json json, Place place) {
        if (!(json instanceof Json.NullValue)) {
            throw place.error(reason + "; write " + expected());
        }
        return new Json.NullValue();
    }

    @Override
    public Json write(Json value) {
        return new Json.NullValue();
    }

    @Override
    public Json.ObjectValue schema() {
        return Json.object().put("type", "null").build();
    }

    @Override
    public String expected() {
        return "null";
    }

    /** Whatever the text is: {@link #read} takes null only. */
    @Override
    public Json parse(String text, Place place) {
        return text.equals("null") ? new Json.NullValue() : new Json.TextValue(text);
    }
}
