package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A strategy file as a tree in which single fields can be changed: what sweeps and searches make
 * their variants from. Immutable; a variant shares what it does not change.
 *
 * <p>A field is named by its path relative to {@code strategy}, such as {@code grid.cells} or
 * {@code stopLoss}; the fields of {@code risk}, {@code assumptions}, {@code instrument} and {@code
 * market} by their full path, such as {@code risk.killSwitch}.
 */
public final class StrategyDocument {

    private static final List<String> OTHER_BLOCKS =
            List.of("risk", "assumptions", "instrument", "market");

    private final Place root;
    private final Json.ObjectValue tree;

    private StrategyDocument(Place root, Json.ObjectValue tree) {
        this.root = root;
        this.tree = tree;
    }

    /**
     * Reads and checks a file.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException if anything at all is wrong with it
     */
    public static StrategyDocument read(byte[] bytes, String sourceName) {
        var document =
                new StrategyDocument(Place.root(sourceName), JsonReader.read(bytes, sourceName));
        document.check(bytes);
        return document;
    }

    /** The document that a strategy is written as. */
    public static StrategyDocument of(StrategyFile file, String sourceName) {
        return new StrategyDocument(
                Place.root(sourceName), (Json.ObjectValue) FileFormat.FILE.write(file));
    }

    /**
     * What the document says.
     *
     * @throws InvalidInputException if a changed field does not go with the others
     */
    public StrategyFile decode() {
        return FileFormat.FILE.read(tree, root);
    }

    /**
     * A variant with another value in one field. Its JSON type is the field's own: {@code "40000"}
     * becomes a string for a price and a number for a count, and {@code "null"} switches a rule
     * off. The proof is left behind, as it does not speak of the variant. Whether the value goes
     * with the other fields shows when the variant is decoded.
     *
     * @param path of the field, see above
     * @param value as in the file, but without quotes
     * @throws InvalidInputException if there is no such field, or the value is not one for it
     */
    public StrategyDocument with(String path, String value) {
        Json json = json(path, value);
        return new StrategyDocument(
                root, tree.without(FileFormat.PROOF).with(find(path, root).names(), json));
    }

    /**
     * The value that {@link #with} would give to a field, such as a {@link Json.TextValue} for a
     * price and a {@link Json.NumberValue} for a count.
     *
     * @throws InvalidInputException if there is no such field, or the value is not one for it
     */
    public Json json(String path, String value) {
        Target target = find(path, root);
        Json json = target.format().parse(value, target.place());
        target.format().read(json, target.place());
        return json;
    }

    /**
     * The value of a field, as {@link #with} takes it.
     *
     * @throws InvalidInputException if there is no such field, or it has fields itself
     */
    public String value(String path) {
        Target target = find(path, root);
        return switch (target.present()) {
            case Json.TextValue(String text) -> text;
            case Json.NullValue _ -> "null";
            case Json.NumberValue _, Json.BooleanValue _ -> target.present().shown();
            case Json.ObjectValue _, Json.ArrayValue _ ->
                    throw target.place().error("it has fields; name one of them");
        };
    }

    /** {@code sha256:} and 64 hex digits, see {@link StrategyCodec#digestOf}. */
    public String digest() {
        return Digest.of(tree);
    }

    /** The file that the document was read from, as errors name it. */
    public String sourceName() {
        return root.sourceName();
    }

    /** A field: its names from the root on, and what is there. */
    private record Target(List<String> names, Format<?> format, Json present, Place place) {}

    private Target find(String path, Place start) {
        var names = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
        if (!OTHER_BLOCKS.contains(names.getFirst())) {
            names.addFirst("strategy");
        }
        var target = new Target(List.copyOf(names), FileFormat.FILE, tree, start);
        for (String name : names) {
            target = inside(target, name);
        }
        return target;
    }

    private static Target inside(Target owner, String name) {
        Format<?> format = owner.format().member(name, owner.present(), owner.place());
        Json.ObjectValue object = (Json.ObjectValue) owner.present();
        Place place = owner.place().member(name);
        Json present = object.get(name).orElseThrow(() -> place.missing(format.expected()));
        return new Target(owner.names(), format, present, place);
    }

    private void check(byte[] bytes) {
        StrategyFile file = decode();
        file.search().ifPresent(this::checkSearch);
        file.proof().ifPresent(proof -> checkProof(file, proof, bytes));
    }

    private void checkSearch(SearchBlock search) {
        Place at = root.member("search").member("dimensions");
        for (int i = 0; i < search.dimensions().size(); i++) {
            checkDimension(search.dimensions().get(i), at.item(i));
        }
    }

    /** The field exists, and takes every value that the dimension names. */
    private void checkDimension(Dimension dimension, Place place) {
        var named = Place.root(place.member("path").label());
        Target target = find(dimension.path(), named);
        dimension.values().forEach((name, json) -> target.format().read(json, place.member(name)));
    }

    private void checkProof(StrategyFile file, Proof proof, byte[] bytes) {
        String actual = digest();
        if (!proof.digest().equals(actual)) {
            throw root.member("digest")
                    .error(
                            Json.quoted(proof.digest())
                                    + " is not the digest of the content, which is \""
                                    + actual
                                    + "\"; the file was changed after it was written");
        }
        if (proof.signature().isPresent()) {
            checkSpelling(StrategyCodec.write(file), bytes);
        }
    }

    private void checkSpelling(byte[] written, byte[] bytes) {
        int differing = Arrays.mismatch(written, bytes);
        if (differing >= 0) {
            throw root.error(
                    "byte "
                            + differing
                            + " is not as the file was written; a signed file must not change");
        }
    }

    /** The document as a file. */
    byte[] bytes() {
        return JsonWriter.indented(tree).getBytes(StandardCharsets.UTF_8);
    }
}
