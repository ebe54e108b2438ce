package io.trellis.core.strategyfile.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * Reads strict JSON within fixed limits: one object in UTF-8 without a byte order mark, no
 * duplicate names, nothing after its end, no number that a double does not hold exactly.
 */
public final class JsonReader {

    public static final int MAX_BYTES = 256 * 1024;
    public static final int MAX_DEPTH = 12;
    public static final int MAX_TOKENS = 2_000;
    public static final int MAX_STRING_LENGTH = 1_024;
    public static final int MAX_NUMBER_LENGTH = 32;
    public static final int MAX_NAME_LENGTH = 64;

    /**
     * How large a document may be.
     *
     * @param bytes of its file
     * @param tokens brackets, names and values
     */
    public record Limits(int bytes, int tokens) {

        /** Of a strategy file. */
        public static final Limits STRATEGY = new Limits(MAX_BYTES, MAX_TOKENS);

        private JsonFactory factory() {
            return JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(bytes)
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxTokenCount(tokens)
                                    .maxStringLength(MAX_STRING_LENGTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .build())
                    .build();
        }
    }

    /** Parts of the parser's messages that speak of its own settings instead of the document. */
    private static final Pattern SETTINGS =
            Pattern.compile(
                    ", from `[^`]*`|: enable `[^`]*` to allow"
                            + "| \\((not recognized|start marker|for |unless)[^)]*\\)");

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The object that the bytes hold.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException if the bytes are anything else, or beyond the limits
     */
    public static Json.ObjectValue read(byte[] bytes, String sourceName) {
        return read(bytes, sourceName, Limits.STRATEGY);
    }

    /**
     * The same for a document that may be larger than a strategy file.
     *
     * @throws InvalidInputException if the bytes are anything else, or beyond the limits
     */
    public static Json.ObjectValue read(byte[] bytes, String sourceName, Limits limits) {
        Place root = Place.root(sourceName);
        String text = decode(bytes, root, limits.bytes());
        try (JsonParser parser = limits.factory().createParser(text)) {
            return new JsonReader(parser).document(root);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static String decode(byte[] bytes, Place root, int most) {
        if (bytes.length > most) {
            throw root.error("the file has " + bytes.length + " bytes; write at most " + most);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw root.error("the file is not UTF-8; save it in that encoding");
        }
        if (text.startsWith("\uFEFF")) {
            throw root.error("the file begins with a byte order mark; save it without one");
        }
        return text;
    }

    private Json.ObjectValue document(Place root) throws IOException {
        try {
            return onlyObject(root);
        } catch (JsonEOFException unfinished) {
            throw root.error("the file ends too early; a bracket, quote or value is missing");
        } catch (StreamConstraintsException beyond) {
            throw root.error(position(parser.currentLocation()) + words(beyond));
        } catch (JsonProcessingException broken) {
            throw root.error(
                    position(parser.currentLocation()) + "not valid JSON: " + words(broken));
        }
    }

    private Json.ObjectValue onlyObject(Place root) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw root.error("the file is empty; write a JSON object");
        }
        Json value = value(first, root);
        if (!(value instanceof Json.ObjectValue object)) {
            throw root.error("the document is " + value.kind() + "; write an object");
        }
        if (parser.nextToken() != null) {
            throw root.error(here() + "something follows the end of the document; remove it");
        }
        return object;
    }

    private Json value(JsonToken token, Place place) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> new Json.TextValue(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    NumberText.parse(parser.getText(), place, "a number");
            case VALUE_TRUE -> new Json.BooleanValue(true);
            case VALUE_FALSE -> new Json.BooleanValue(false);
            case VALUE_NULL -> new Json.NullValue();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Json object(Place place) throws IOException {
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place member = place.member(name);
            if (members.containsKey(name)) {
                throw member.error("written a second time at " + here() + "keep one of them");
            }
            members.put(name, value(parser.nextToken(), member));
        }
        return new Json.ObjectValue(members);
    }

    private Json array(Place place) throws IOException {
        var items = new ArrayList<Json>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token, place.item(items.size())));
            token = parser.nextToken();
        }
        return new Json.ArrayValue(items);
    }

    private String here() {
        return position(parser.currentTokenLocation());
    }

    private static String position(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String words(JsonProcessingException refused) {
        String words = SETTINGS.matcher(refused.getOriginalMessage()).replaceAll("");
        return Json.printable(words, 200);
    }
}
