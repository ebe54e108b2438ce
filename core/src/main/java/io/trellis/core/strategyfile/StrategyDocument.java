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
import java.util.Optional;

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

    /** The field that decides which others a grid has. */
    private static final String KIND = "grid.kind";

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
     * <p>Another {@code grid.kind} keeps the fields that both kinds have; those that only the new
     * one has are missing, and must be set before the variant can be decoded.
     *
     * @param path of the field, see above
     * @param value as in the file, but without quotes
     * @throws InvalidInputException if there is no such field, or the value is not one for it
     */
    public StrategyDocument with(String path, String value) {
        Target target = find(path, root);
        Json.ObjectValue owner =
                target.owner().put(target.inside(), target.name(), target.json(value));
        return new StrategyDocument(
                root, tree.without(FileFormat.PROOF).with(target.ownerNames(), owner));
    }

    /**
     * The value that {@link #with} would give to a field, such as a {@link Json.TextValue} for a
     * price and a {@link Json.NumberValue} for a count.
     *
     * @throws InvalidInputException if there is no such field, or the value is not one for it
     */
    public Json json(String path, String value) {
        return find(path, root).json(value);
    }

    /**
     * The value of a field, as {@link #with} takes it.
     *
     * @throws InvalidInputException if there is no such field, or it has fields itself
     */
    public String value(String path) {
        Target target = find(path, root);
        Json present = target.present().orElseThrow(target::missing);
        return text(present)
                .orElseThrow(() -> target.place().error("it has fields; name one of them"));
    }

    /** A value without parts, as {@link #with} takes it. */
    private static Optional<String> text(Json json) {
        return switch (json) {
            case Json.TextValue(String text) -> Optional.of(text);
            case Json.NullValue _ -> Optional.of("null");
            case Json.NumberValue _, Json.BooleanValue _ -> Optional.of(json.shown());
            case Json.ObjectValue _, Json.ArrayValue _ -> Optional.empty();
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

    /**
     * A field.
     *
     * @param ownerNames the names from the root on of the object that holds it
     * @param owner the format of that object
     * @param inside that object
     * @param name of the field in it
     * @param format of the field
     */
    private record Target(
            List<String> ownerNames,
            Format<?> owner,
            Json.ObjectValue inside,
            String name,
            Format<?> format,
            Place place) {

        /** What is there; empty when the field goes with the object, but is still missing. */
        private Optional<Json> present() {
            return inside.get(name);
        }

        private InvalidInputException missing() {
            return place.missing(format.expected());
        }

        /** The value that is meant by a text, if it is one for the field. */
        private Json json(String value) {
            Json json = format.parse(value, place);
            format.read(json, place);
            return json;
        }
    }

    private Target find(String path, Place start) {
        var names = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
        if (!OTHER_BLOCKS.contains(names.getFirst())) {
            names.addFirst("strategy");
        }
        Target target = member(List.of(), FileFormat.FILE, tree, names.getFirst(), start);
        for (int i = 1; i < names.size(); i++) {
            Json present = target.present().orElseThrow(target::missing);
            Format<?> format = target.format();
            target = member(names.subList(0, i), format, present, names.get(i), target.place());
        }
        return target;
    }

    private static Target member(
            List<String> owners, Format<?> format, Json present, String name, Place place) {
        Format<?> member = format.member(name, present, place);
        Json.ObjectValue object = (Json.ObjectValue) present;
        return new Target(List.copyOf(owners), format, object, name, member, place.member(name));
    }

    private void check(byte[] bytes) {
        StrategyFile file = decode();
        file.search().ifPresent(this::checkSearch);
        file.proof().ifPresent(proof -> checkProof(file, proof, bytes));
    }

    private void checkSearch(SearchBlock search) {
        Place at = root.member("search").member("dimensions");
        List<Dimension> dimensions = search.dimensions();
        for (int i = 0; i < dimensions.size(); i++) {
            checkDimension(dimensions.get(i), dimensions, at.item(i));
        }
    }

    /** The field exists wherever it varies, and takes every value that the dimension names. */
    private void checkDimension(Dimension dimension, List<Dimension> all, Place place) {
        switch (dimension) {
            case Dimension.Conditional(var inner, String on, var values) ->
                    values.forEach(value ->
                            with(on, text(value).orElseThrow())
                                    .checkValues(inner, place.member("dimension")));
            case Dimension.Whole _, Dimension.Real _, Dimension.LogReal _, Dimension.Choice _ ->
                    ofEveryKind(dimension, all)
                            .forEach(document -> document.checkValues(dimension, place));
        }
    }

    /** A field of the grid that always varies is one of every kind that is searched. */
    private List<StrategyDocument> ofEveryKind(Dimension dimension, List<Dimension> all) {
        String path = dimension.path();
        if (path.equals(KIND) || !path.startsWith("grid.")) {
            return List.of(this);
        }
        for (Dimension each : all) {
            if (each instanceof Dimension.Choice(var decides, var kinds) && decides.equals(KIND)) {
                return kinds.stream().map(kind -> with(KIND, text(kind).orElseThrow())).toList();
            }
        }
        return List.of(this);
    }

    private void checkValues(Dimension dimension, Place place) {
        var named = Place.root(place.member("path").label());
        Target target = find(dimension.path(), named);
        dimension.named().forEach((name, json) -> target.format().read(json, place.member(name)));
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
