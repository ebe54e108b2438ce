package io.trellis.core.strategyfile.json;

import java.util.List;
import java.util.function.Function;

/**
 * An object of one of two shapes, told apart by whether it has a member.
 *
 * @param member only the longer shape has it
 * @param write the value by the shape that it has: a switch over the sealed type
 * @param <T> what both shapes have in common
 */
public record TwoShapes<T>(
        String member,
        Block<? extends T> shorter,
        Block<? extends T> longer,
        Function<T, Json> write)
        implements Format<T> {

    private Block<? extends T> shape(Json json) {
        boolean has =
                json instanceof Json.ObjectValue object && object.members().containsKey(member);
        return has ? longer : shorter;
    }

    @Override
    public T read(Json json, Place place) {
        return shape(json).read(json, place);
    }

    @Override
    public Json write(T value) {
        return write.apply(value);
    }

    @Override
    public Json.ObjectValue schema() {
        List<Json> shapes = List.of(shorter.schema(), longer.schema());
        return Json.object().put("oneOf", new Json.ArrayValue(shapes)).build();
    }

    @Override
    public String expected() {
        return shorter.expected() + ", or " + longer.expected();
    }

    @Override
    public Json parse(String text, Place place) {
        return shorter.parse(text, place);
    }

    @Override
    public Format<?> member(String name, Json present, Place place) {
        return shape(present).member(name, present, place);
    }
}
