package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Place;

import java.math.BigDecimal;
import java.util.List;

/** An end of a range: a decimal string or a number, as the field that it is for. */
record BoundFormat() implements Format<Dimension.Bound> {

    private static final Format<BigDecimal> NUMBER = Numeric.in("[-1e12, 1e12]");

    @Override
    public Dimension.Bound read(Json json, Place place) {
        return switch (json) {
            case Json.TextValue _ ->
                    new Dimension.Bound(Leaves.NOT_NEGATIVE.read(json, place), true);
            case Json.NumberValue _ -> new Dimension.Bound(NUMBER.read(json, place), false);
            case Json.ObjectValue _, Json.ArrayValue _, Json.BooleanValue _, Json.NullValue _ ->
                    throw place.wrong(json, expected());
        };
    }

    @Override
    public Json write(Dimension.Bound bound) {
        return bound.json();
    }

    @Override
    public Json.ObjectValue schema() {
        List<Json> either = List.of(Leaves.NOT_NEGATIVE.schema(), NUMBER.schema());
        return Json.object().put("anyOf", new Json.ArrayValue(either)).build();
    }

    @Override
    public String expected() {
        return "a decimal string or a number, as the field takes it";
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error("it takes a string or a number, which a text does not tell");
    }
}
