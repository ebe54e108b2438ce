package io.trellis.core.strategyfile.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** One of a few words, each with its value. */
public final class Words<T> implements Format<T> {

    private final SequencedMap<String, T> values;
    private final Map<T, String> words = new LinkedHashMap<>();

    /**
     * One of these words.
     *
     * @param values by word, in the order in which errors list them
     */
    public Words(SequencedMap<String, T> values) {
        this.values = new LinkedHashMap<>(values);
        values.forEach((word, value) -> words.put(value, word));
    }

    /** The only thing that may stand here. */
    public static Words<String> only(String word) {
        return new Words<>(new LinkedHashMap<>(Map.of(word, word)));
    }

    /** Constants by their name in camel case: {@code LOW_FIRST} is {@code lowFirst}. */
    @SafeVarargs
    public static <E extends Enum<E>> Words<E> of(E... constants) {
        var values = new LinkedHashMap<String, E>();
        for (E constant : constants) {
            values.put(camelCase(constant.name()), constant);
        }
        return new Words<>(values);
    }

    private static String camelCase(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        var word = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            boolean raised = i > 0 && lower.charAt(i - 1) == '_';
            if (lower.charAt(i) != '_') {
                word.append(raised ? name.charAt(i) : lower.charAt(i));
            }
        }
        return word.toString();
    }

    @Override
    public T read(Json json, Place place) {
        if (!(json instanceof Json.TextValue(String word))) {
            throw place.wrong(json, expected());
        }
        T value = values.get(word);
        if (value == null) {
            throw place.error(json.shown() + " is not known; write " + expected());
        }
        return value;
    }

    @Override
    public Json write(T value) {
        String word = words.get(value);
        if (word == null) {
            throw new IllegalArgumentException(value + " has no word in a file");
        }
        return new Json.TextValue(word);
    }

    @Override
    public Json.ObjectValue schema() {
        List<Json> listed = new ArrayList<>();
        values.sequencedKeySet().forEach(word -> listed.add(new Json.TextValue(word)));
        return listed.size() == 1
                ? Json.object().put("const", listed.getFirst()).build()
                : Json.object().put("enum", new Json.ArrayValue(listed)).build();
    }

    /** {@code "base", "quote" or "both"}. */
    @Override
    public String expected() {
        var listed = new StringBuilder();
        int left = values.size();
        for (String word : values.sequencedKeySet()) {
            left--;
            listed.append(Json.quoted(word)).append(left > 1 ? ", " : left == 1 ? " or " : "");
        }
        return listed.toString();
    }

    @Override
    public Json parse(String text, Place place) {
        return new Json.TextValue(text);
    }
}
