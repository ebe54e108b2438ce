package io.trellis.clients.kraken.wire;

import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A value of an answer at its place, so that it can be told what is wrong with it.
 *
 * @param call the call that it answers, {@code AssetPairs}
 * @param path from the result on, {@code XXBTZUSD.fees[0]}
 */
public record WireField(String call, String path, Wire value) {

    /** Both forms occur for small steps: {@code 0.00000001} and {@code 1e-08}. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]{1,24}(?:\\.[0-9]{1,24})?(?:[eE][-+]?[0-9]{1,2})?");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,12}");

    /** The names of the members, in the order of the answer. */
    public List<String> names() {
        return List.copyOf(members().values().keySet());
    }

    /** The member; empty if it is absent or null. */
    public Optional<WireField> find(String name) {
        return Optional.ofNullable(members().values().get(name))
                .filter(found -> !(found instanceof Wire.Nothing))
                .map(found -> new WireField(call, below(name), found));
    }

    /**
     * The member.
     *
     * @throws KrakenReadException if it is absent or null
     */
    public WireField member(String name) {
        return find(name)
                .orElseThrow(() -> KrakenReadException.of(call, below(name) + " is missing"));
    }

    /** Members or values that it has; a single value counts as one. */
    public int size() {
        return switch (value) {
            case Wire.Members(var values) -> values.size();
            case Wire.Items(var values) -> values.size();
            case Wire.Scalar _, Wire.Nothing _ -> 1;
        };
    }

    /** The values of a list. */
    public List<WireField> items() {
        if (!(value instanceof Wire.Items(List<Wire> values))) {
            throw wrong("is not a list");
        }
        return IntStream.range(0, values.size())
                .mapToObj(i -> new WireField(call, path + "[" + i + "]", values.get(i)))
                .toList();
    }

    /** A string, a number or a boolean as it was written. */
    public String text() {
        if (!(value instanceof Wire.Scalar(String text))) {
            throw wrong("is not a single value");
        }
        return text;
    }

    /** Never in exponent form, without zeros at its end. */
    public BigDecimal decimal() {
        if (!DECIMAL.matcher(text()).matches()) {
            throw wrong("is not a decimal number");
        }
        BigDecimal stripped = new BigDecimal(text()).stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), 0));
    }

    /** A whole number of 0 or more. */
    public long whole() {
        if (!WHOLE.matcher(text()).matches()) {
            throw wrong("is not a whole number");
        }
        return Long.parseLong(text());
    }

    /** {@code true} or {@code false}. */
    public boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("is neither true nor false");
        };
    }

    /** A time of RFC 3339. */
    public Instant instant() {
        try {
            return Instant.parse(text());
        } catch (DateTimeException noTime) {
            throw wrong("is not a time");
        }
    }

    /**
     * {@code Kraken AssetPairs: XXBTZUSD.status "asleep" is none of …}, given the part after the
     * value.
     */
    public KrakenReadException wrong(String complaint) {
        String place = path.isEmpty() ? "the answer" : Json.printable(path, 80);
        String quoted = shown();
        return KrakenReadException.of(
                call, place + " " + quoted + (quoted.isEmpty() ? "" : " ") + complaint);
    }

    /** The value in quotes, cut to a length; empty for a list or an object. */
    public String shown() {
        return value instanceof Wire.Scalar(String text) ? Json.quoted(text) : "";
    }

    private Wire.Members members() {
        if (!(value instanceof Wire.Members members)) {
            throw wrong("is not an object");
        }
        return members;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
