package io.trellis.core.strategyfile.json;

import java.util.Optional;
import java.util.function.Function;

/**
 * One member of an object: what it is called, what it is for, how it is written, and where the
 * record keeps it.
 *
 * @param <R> the record
 * @param <T> the component
 */
public sealed interface Field<R, T> {

    String name();

    /** One sentence for the JSON Schema. */
    String description();

    Format<?> format();

    /** Whether the object must have it. */
    boolean required();

    /** The component, from the object that should hold it. */
    T read(Json.ObjectValue object, Place owner);

    /** The member, or empty when it is left out. */
    Optional<Json> write(R value);

    /** A member that is always there. */
    static <R, T> Field<R, T> of(
            String name, String description, Format<T> format, Function<R, T> component) {
        return new Always<>(name, description, format, component);
    }

    /** A member that is left out, not {@code null}, when the component is empty. */
    static <R, T> Field<R, Optional<T>> omittable(
            String name, String description, Format<T> format, Function<R, Optional<T>> component) {
        return new Omittable<>(name, description, format, component);
    }

    /** A member with one fixed word, such as the kind of a variant. */
    static <R> Field<R, String> constant(String name, String description, String word) {
        return new Always<>(name, description, Words.only(word), _ -> word);
    }

    record Always<R, T>(String name, String description, Format<T> format, Function<R, T> component)
            implements Field<R, T> {

        @Override
        public boolean required() {
            return true;
        }

        @Override
        public T read(Json.ObjectValue object, Place owner) {
            Place place = owner.member(name);
            Json json = object.get(name).orElseThrow(() -> place.missing(format.expected()));
            return format.read(json, place);
        }

        @Override
        public Optional<Json> write(R value) {
            return Optional.of(format.write(component.apply(value)));
        }
    }

    record Omittable<R, T>(
            String name, String description, Format<T> format, Function<R, Optional<T>> component)
            implements Field<R, Optional<T>> {

        @Override
        public boolean required() {
            return false;
        }

        @Override
        public Optional<T> read(Json.ObjectValue object, Place owner) {
            return object.get(name).map(json -> format.read(json, owner.member(name)));
        }

        @Override
        public Optional<Json> write(R value) {
            return component.apply(value).map(format::write);
        }
    }
}
