package io.trellis.core.strategyfile.json;

import java.util.regex.Pattern;

/**
 * A string that matches a regular expression as a whole.
 *
 * @param pattern in the dialect that Java and ECMAScript share
 * @param expected what to write, in words
 */
public record Text(Pattern pattern, String expected) implements Format<String> {

    public static Text of(String regex, String expected) {
        return new Text(Pattern.compile(regex), expected);
    }

    @Override
    public String read(Json json, Place place) {
        if (!(json instanceof Json.TextValue(String text))) {
            throw place.wrong(json, expected);
        }
        if (!pattern.matcher(text).matches()) {
            throw place.error(json.shown() + " does not fit; write " + expected);
        }
        return text;
    }

    @Override
    public Json write(String text) {
        return new Json.TextValue(text);
    }

    @Override
    public Json.ObjectValue schema() {
        return Json.object()
                .put("type", "string")
                .put("pattern", "^(?:" + pattern.pattern() + ")$")
                .build();
    }

    @Override
    public Json parse(String text, Place place) {
        return new Json.TextValue(text);
    }
}
