package io.trellis.core.strategyfile.json;

import io.trellis.core.InvalidInputException;

/**
 * A place in a document, such as {@code S.json: strategy.grid.cells}; the errors it makes name it.
 */
public sealed interface Place {

    /** The document itself. */
    static Place root(String sourceName) {
        return new Root(sourceName);
    }

    /** The document. */
    record Root(String sourceName) implements Place {}

    /** A member of the object at {@code owner}. */
    record Member(Place owner, String name) implements Place {}

    /** An item of the array at {@code owner}. */
    record Item(Place owner, int index) implements Place {}

    default Place member(String name) {
        return new Member(this, name);
    }

    default Place item(int index) {
        return new Item(this, index);
    }

    /** The file. */
    default String sourceName() {
        return switch (this) {
            case Root(String sourceName) -> sourceName;
            case Member(Place owner, _) -> owner.sourceName();
            case Item(Place owner, _) -> owner.sourceName();
        };
    }

    /** The names from the root on, {@code search.dimensions[1].path}; empty at the root. */
    default String path() {
        return switch (this) {
            case Root _ -> "";
            case Member(Root _, String name) -> Json.printable(name, 64);
            case Member(Place owner, String name) -> owner.path() + "." + Json.printable(name, 64);
            case Item(Place owner, int index) -> owner.path() + "[" + index + "]";
        };
    }

    /** {@code S.json: strategy.grid.cells: 0 is below 1}, given the last part. */
    default InvalidInputException error(String complaint) {
        return new InvalidInputException(label() + ": " + complaint);
    }

    /** File and path, {@code S.json: strategy.grid.cells}; the file alone at the root. */
    default String label() {
        return path().isEmpty() ? sourceName() : sourceName() + ": " + path();
    }

    /** {@code S.json: strategy.sizing is missing; write "base" or "quote"}. */
    default InvalidInputException missing(String expected) {
        return new InvalidInputException(label() + " is missing; write " + expected);
    }

    /** The value is not of the JSON type that belongs here. */
    default InvalidInputException wrong(Json found, String expected) {
        String kind =
                switch (found) {
                    case Json.TextValue _, Json.NumberValue _, Json.BooleanValue _ ->
                            found.shown() + " is " + found.kind();
                    case Json.ObjectValue _, Json.ArrayValue _, Json.NullValue _ ->
                            found.kind() + " stands here";
                };
        return error(kind + "; write " + expected);
    }
}
