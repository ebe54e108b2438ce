package io.trellis.core.strategyfile.json;

import io.trellis.core.InvalidInputException;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the values of one type stand in a document: read, written, and described by a JSON Schema.
 *
 * @param <T> the type; {@code read(write(value), place)} equals the value
 */
public interface Format<T> {

    /**
     * The value that the JSON stands for.
     *
     * @throws InvalidInputException if it is not of this format; the sentence names the place
     */
    T read(Json json, Place place);

    /**
     * The JSON that stands for the value.
     *
     * @throws IllegalArgumentException if the value does not fit into JSON
     */
    Json write(T value);

    /**
     * The JSON Schema (draft 2020-12) of exactly what {@link #read} takes, as far as one can say.
     */
    Json.ObjectValue schema();

    /** What to write here, such as {@code a whole number from 1 to 100}. */
    String expected();

    /**
     * The JSON value that a person means by a text without quotes, such as an argument of a
     * command. It need not be within the bounds yet: {@link #read} says so.
     *
     * @throws InvalidInputException if values of this format have no such text
     */
    Json parse(String text, Place place);

    /**
     * The format of a member.
     *
     * @param present the value that holds the member
     * @param place of that value
     * @throws InvalidInputException if there is no member of this name
     */
    default Format<?> member(String name, Json present, Place place) {
        throw place.error("it has no fields, so no " + Json.quoted(name));
    }

    /**
     * The object with another value in one of its members; what only goes with the old value is
     * left out, and what only goes with the new one is missing until it is put.
     */
    default Json.ObjectValue put(Json.ObjectValue present, String name, Json value) {
        return present.with(name, value);
    }

    /**
     * The same format for another type.
     *
     * @param to may refuse a value with an {@link IllegalArgumentException} or an {@link
     *     InvalidInputException}, whose words are given with the place
     */
    default <U> Format<U> map(Function<T, U> to, Function<U, T> from) {
        return new Mapped<>(this, to, from);
    }

    /** This format, or {@code null} for a value that is absent. */
    default Format<Optional<T>> orNull() {
        return new Nullable<>(this);
    }

    /** An array of this format. */
    default Format<List<T>> listOf(int fewest, int most) {
        return new Listed<>(this, fewest, most);
    }
}
