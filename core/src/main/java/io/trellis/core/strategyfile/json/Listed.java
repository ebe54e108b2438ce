package io.trellis.core.strategyfile.json;

import java.util.ArrayList;
import java.util.List;

/** An array of a number of items of one format. */
record Listed<T>(Format<T> item, int fewest, int most) implements Format<List<T>> {

    @Override
    public List<T> read(Json json, Place place) {
        if (!(json instanceof Json.ArrayValue(List<Json> items))) {
            throw place.wrong(json, expected());
        }
        if (items.size() < fewest || items.size() > most) {
            throw place.error("it has " + items.size() + " items; write " + expected());
        }
        var values = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(item.read(items.get(i), place.item(i)));
        }
        return List.copyOf(values);
    }

    @Override
    public Json write(List<T> values) {
        return new Json.ArrayValue(values.stream().map(item::write).toList());
    }

    @Override
    public Json.ObjectValue schema() {
        return Json.object()
                .put("type", "array")
                .put("items", item.schema())
                .put("minItems", fewest)
                .put("maxItems", most)
                .build();
    }

    @Override
    public String expected() {
        return "an array of " + fewest + " to " + most + " items";
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error("it is an array, which cannot be set by a text");
    }
}
