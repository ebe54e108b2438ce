package io.trellis.krakensim.json;

import io.trellis.krakensim.amount.Amounts;

/** Writes JSON, each field in the place where it is put; numbers with the digits they are given. */
public final class JsonText {

    private final StringBuilder text = new StringBuilder(256);
    private boolean comma;

    /** Begins an object. */
    public JsonText open() {
        separate();
        text.append('{');
        comma = false;
        return this;
    }

    /** Begins an object in a field. */
    public JsonText open(String name) {
        return name(name).open();
    }

    /** Ends an object. */
    public JsonText close() {
        text.append('}');
        comma = true;
        return this;
    }

    /** Begins an array. */
    public JsonText openArray() {
        separate();
        text.append('[');
        comma = false;
        return this;
    }

    /** Begins an array in a field. */
    public JsonText openArray(String name) {
        return name(name).openArray();
    }

    /** Ends an array. */
    public JsonText closeArray() {
        text.append(']');
        comma = true;
        return this;
    }

    /** A field with a text. */
    public JsonText put(String name, String value) {
        return name(name).add(value);
    }

    /** A field with a whole number. */
    public JsonText put(String name, long value) {
        return name(name).raw(Long.toString(value));
    }

    /** A field with true or false. */
    public JsonText put(String name, boolean value) {
        return name(name).raw(Boolean.toString(value));
    }

    /** A field with a number of so many decimals. */
    public JsonText put(String name, long units, int decimals) {
        return name(name).add(units, decimals);
    }

    /** A field with the text of a number of so many decimals. */
    public JsonText putText(String name, long units, int decimals) {
        return name(name).addText(units, decimals);
    }

    /** A field with what is JSON already. */
    public JsonText putRaw(String name, String json) {
        return name(name).raw(json);
    }

    /** A field with null. */
    public JsonText putNull(String name) {
        return name(name).raw("null");
    }

    /** A text in an array. */
    public JsonText add(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    /** A number of so many decimals in an array. */
    public JsonText add(long units, int decimals) {
        separate();
        Amounts.append(text, units, decimals);
        comma = true;
        return this;
    }

    /** The text of a number of so many decimals in an array. */
    public JsonText addText(long units, int decimals) {
        separate();
        text.append('"');
        Amounts.append(text, units, decimals);
        text.append('"');
        comma = true;
        return this;
    }

    /** What is JSON already, in an array. */
    public JsonText raw(String json) {
        separate();
        text.append(json);
        comma = true;
        return this;
    }

    /** The name of a field whose value comes next. */
    public JsonText name(String name) {
        separate();
        quote(name);
        text.append(':');
        comma = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit((c >> shift) & 0xF, 16));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
