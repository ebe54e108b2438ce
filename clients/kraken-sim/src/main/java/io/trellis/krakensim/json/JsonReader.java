package io.trellis.krakensim.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON within limits: a client may be broken. */
public final class JsonReader {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(64)
                                    .maxStringLength(65_536)
                                    .maxNameLength(256)
                                    .maxDocumentLength(1_000_000)
                                    .build())
                    .build();

    private JsonReader() {}

    /** The value; empty if the text is no JSON, or more of it than anyone would send. */
    public static Optional<Json> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Json value = value(parser, first);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The fields of an object; empty for all else. */
    public static Optional<Json.Fields> readFields(String text) {
        return read(text)
                .flatMap(json ->
                        json instanceof Json.Fields fields
                                ? Optional.of(fields)
                                : Optional.empty());
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> values(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL,
                    NOT_AVAILABLE,
                    END_OBJECT,
                    END_ARRAY,
                    FIELD_NAME,
                    VALUE_EMBEDDED_OBJECT ->
                    new Json.Nothing();
        };
    }

    private static Json fields(JsonParser parser) throws IOException {
        Map<String, Json> byName = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            byName.put(name, value(parser, parser.nextToken()));
        }
        return new Json.Fields(byName);
    }

    private static Json values(JsonParser parser) throws IOException {
        List<Json> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            values.add(value(parser, token));
            token = parser.nextToken();
        }
        return new Json.Values(values);
    }
}
