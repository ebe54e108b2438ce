package io.trellis.core.strategyfile.json;

import java.util.List;

/**
 * One object, or an array of two or more: a list that mostly has one item, which is then written
 * without brackets.
 *
 * @param most the largest number of items
 */
public record OneOrMore<T>(Format<T> item, int most) implements Format<List<T>> {

    private Format<List<T>> several() {
        return item.listOf(2, most);
    }

    @Override
    public List<T> read(Json json, Place place) {
        return json instanceof Json.ArrayValue
                ? several().read(json, place)
                : List.of(item.read(json, place));
    }

    @Override
    public Json write(List<T> values) {
        return values.size() == 1 ? item.write(values.getFirst()) : several().write(values);
    }

    @Override
    public Json.ObjectValue schema() {
        List<Json> either = List.of(item.schema(), several().schema());
        return Json.object().put("anyOf", new Json.ArrayValue(either)).build();
    }

    @Override
    public String expected() {
        return item.expected() + ", or " + several().expected();
    }

    @Override
    public Json parse(String text, Place place) {
        return item.parse(text, place);
    }
}
