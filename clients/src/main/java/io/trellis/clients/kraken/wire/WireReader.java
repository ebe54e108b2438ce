package io.trellis.clients.kraken.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import io.trellis.core.strategyfile.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * Reads the JSON of an answer within fixed limits.
 *
 * <p>Not with the reader of the strategy file: that one has the limits of a file which a person
 * writes (the list of all markets is ten times as long), and refuses a number that a double does
 * not hold, which is no fault of a venue.
 */
public final class WireReader {

    /** The list of all markets has some 300,000 tokens. */
    private static final int MAX_TOKENS = 600_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxTokenCount(MAX_TOKENS)
                                    .maxStringLength(16 * 1_024)
                                    .maxNumberLength(64)
                                    .maxNameLength(128)
                                    .build())
                    .build();

    private final JsonParser parser;

    private WireReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The one value that the bytes hold.
     *
     * @throws KrakenReadException if they are no JSON, or JSON beyond the limits
     */
    public static Wire read(byte[] bytes, String call) {
        return read(bytes, call, "; it begins with " + beginning(bytes));
    }

    /** The same of an answer that may hold a secret: nothing of it is in the exception. */
    public static Wire readUnquoted(byte[] bytes, String call) {
        try {
            return read(bytes, call, "");
        } catch (KrakenReadException broken) {
            // Its cause quotes what the parser met.
            throw broken.withoutCause();
        }
    }

    private static Wire read(byte[] bytes, String call, String beginning) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return new WireReader(parser).document();
        } catch (JsonEOFException unfinished) {
            throw KrakenReadException.of(call, "the answer ends too early", unfinished);
        } catch (StreamConstraintsException beyond) {
            throw KrakenReadException.of(call, "the answer is too deep or too long", beyond);
        } catch (JsonProcessingException broken) {
            throw KrakenReadException.of(call, "the answer is not JSON" + beginning, broken);
        } catch (IOException broken) {
            throw KrakenReadException.of(call, "the answer is not UTF-8" + beginning, broken);
        }
    }

    private static String beginning(byte[] bytes) {
        byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, 40));
        return Json.quoted(new String(first, StandardCharsets.US_ASCII));
    }

    private Wire document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "empty");
        }
        Wire value = value(first);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the end");
        }
        return value;
    }

    private Wire value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    new Wire.Scalar(parser.getText());
            case VALUE_NULL -> new Wire.Nothing();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Wire members() throws IOException {
        var values = new LinkedHashMap<String, Wire>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            values.put(name, value(parser.nextToken()));
        }
        return new Wire.Members(values);
    }

    private Wire items() throws IOException {
        var values = new ArrayList<Wire>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            values.add(value(token));
            token = parser.nextToken();
        }
        return new Wire.Items(values);
    }
}
