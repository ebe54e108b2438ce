package io.trellis.core.strategyfile.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * An object of one of several kinds, told apart by the word in one of its members; every kind has
 * its own fields, that member among them.
 *
 * @param <T> what all kinds have in common
 */
public final class Variants<T> implements Format<T> {

    private final String tag;
    private final SequencedMap<String, Block<? extends T>> blocks;
    private final Words<Block<? extends T>> words;
    private final Function<T, Json> write;

    /**
     * An object of one of these kinds.
     *
     * @param tag the member that names the kind
     * @param blocks by that word
     * @param write the value by the block of its kind: a switch over the sealed type
     */
    public Variants(
            String tag, SequencedMap<String, Block<? extends T>> blocks, Function<T, Json> write) {
        this.tag = tag;
        this.blocks = new LinkedHashMap<>(blocks);
        this.words = new Words<>(this.blocks);
        this.write = write;
    }

    private Block<? extends T> block(Json json, Place place) {
        if (!(json instanceof Json.ObjectValue object)) {
            throw place.wrong(json, expected());
        }
        Place at = place.member(tag);
        Json word = object.get(tag).orElseThrow(() -> at.missing(words.expected()));
        return words.read(word, at);
    }

    @Override
    public T read(Json json, Place place) {
        return block(json, place).read(json, place);
    }

    @Override
    public Json write(T value) {
        return write.apply(value);
    }

    @Override
    public Json.ObjectValue schema() {
        var schemas = new ArrayList<Json>();
        blocks.values().forEach(block -> schemas.add(block.schema()));
        return schemas.size() == 1
                ? (Json.ObjectValue) schemas.getFirst()
                : Json.object().put("oneOf", new Json.ArrayValue(schemas)).build();
    }

    @Override
    public String expected() {
        return "an object with " + tag + " " + words.expected();
    }

    @Override
    public Json parse(String text, Place place) {
        throw place.error("it is an object with " + tag + " and more; set one of its fields");
    }

    @Override
    public Format<?> member(String name, Json present, Place place) {
        return name.equals(tag) ? words : block(present, place).member(name, present, place);
    }

    /** Another kind keeps the members that it has too. */
    @Override
    public Json.ObjectValue put(Json.ObjectValue present, String name, Json value) {
        Json.ObjectValue changed = present.with(name, value);
        if (!name.equals(tag) || !(value instanceof Json.TextValue(String word))) {
            return changed;
        }
        Block<? extends T> block = blocks.get(word);
        return block == null ? changed : block.keep(changed);
    }
}
