package io.trellis.core.strategyfile.json;

import io.trellis.core.InvalidInputException;

import java.util.Objects;
import java.util.function.Function;

/** A format whose values are converted. */
record Mapped<T, U>(Format<T> source, Function<T, U> to, Function<U, T> from) implements Format<U> {

    @Override
    public U read(Json json, Place place) {
        return converted(place, source.read(json, place), to);
    }

    /** The words of a refused value, given with its place. */
    static <T, U> U converted(Place place, T value, Function<T, U> conversion) {
        try {
            return conversion.apply(value);
        } catch (IllegalArgumentException | InvalidInputException refused) {
            throw place.error(words(refused));
        }
    }

    /** Without the full stop, as all our sentences about places are. */
    static String words(RuntimeException refused) {
        String words = Objects.requireNonNullElse(refused.getMessage(), "refused");
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    @Override
    public Json write(U value) {
        return source.write(from.apply(value));
    }

    @Override
    public Json.ObjectValue schema() {
        return source.schema();
    }

    @Override
    public String expected() {
        return source.expected();
    }

    @Override
    public Json parse(String text, Place place) {
        return source.parse(text, place);
    }

    @Override
    public Format<?> member(String name, Json present, Place place) {
        return source.member(name, present, place);
    }

    @Override
    public Json.ObjectValue put(Json.ObjectValue present, String name, Json value) {
        return source.put(present, name, value);
    }
}
