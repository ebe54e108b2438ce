package io.trellis.clients.kraken.book;

import java.util.Arrays;

/**
 * The text of a frame with a place in it: reads JSON step by step, within fixed limits and without
 * making objects.
 */
final class FrameText {

    private static final int DEEPEST = 24;
    private static final int LONGEST_NUMBER = 64;
    private static final int LARGEST_EXPONENT = 30;

    /** Of a time with microseconds. */
    private static final int USUAL_TIME = 27;

    /** Behind the last character of the frame; no JSON contains it. */
    private static final char END = '\0';

    private char[] chars = new char[4_096];
    private int length;
    private int at;

    private int tokenStart;
    private int tokenEnd;
    private boolean escaped;

    private long units;
    private int scale;

    /** Begins a frame. */
    void load(String frame) {
        length = frame.length();
        if (chars.length <= length) {
            chars = new char[Math.max(length + 1, chars.length * 2)];
        }
        frame.getChars(0, length, chars, 0);
        chars[length] = END;
        at = 0;
    }

    /** Gives back what an unusually long frame has taken. */
    void shrink(int capacity) {
        if (chars.length > capacity) {
            chars = new char[capacity];
            length = 0;
            at = 0;
            chars[0] = END;
        }
    }

    int place() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    /** The next character that is no white space, which stays. */
    char peek() {
        char c = chars[at];
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = chars[++at];
        }
        return c;
    }

    /** Passes the one character that may stand here. */
    void pass(char expected) {
        if (peek() != expected) {
            throw refused();
        }
        at++;
    }

    /** Passes a character if it stands here. */
    boolean passIf(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a text if exactly it stands here, without a blank. */
    boolean passIf(char[] wanted) {
        int end = at + wanted.length;
        if (end > length || !Arrays.equals(chars, at, end, wanted, 0, wanted.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Passes what is between two members or values; false at the end of them. */
    boolean more(char close) {
        if (passIf(',')) {
            return true;
        }
        pass(close);
        return false;
    }

    /** Nothing may follow. */
    void end() {
        peek();
        if (at != length) {
            throw refused();
        }
    }

    /** Reads the name of a member and its colon; the name is the token then. */
    void name() {
        string();
        pass(':');
    }

    /** Reads a string, which is the token then. */
    void string() {
        pass('"');
        restOfString();
    }

    /** Reads a string whose first quotation mark has been passed. */
    void restOfString() {
        tokenStart = at;
        escaped = false;
        char c = chars[at];
        while (c != '"') {
            if (c < ' ') {
                throw refused();
            }
            if (c == '\\') {
                escaped = true;
                at++;
                escape();
            }
            c = chars[++at];
        }
        tokenEnd = at++;
    }

    private void escape() {
        char c = chars[at];
        if (c == 'u') {
            for (int i = 1; i <= 4; i++) {
                if (Character.digit(chars[at + 1], 16) < 0) {
                    throw refused();
                }
                at++;
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw refused();
        }
    }

    /** Whether the token has escapes, so that it is not what it reads. */
    boolean isEscaped() {
        return escaped;
    }

    /** Whether the token is this text; one with escapes never is. */
    boolean is(String text) {
        int size = tokenEnd - tokenStart;
        if (size != text.length() || escaped) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (chars[tokenStart + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The token as a text, one of the known ones where it equals it. */
    String token(KnownTexts known) {
        if (!escaped) {
            return known.of(chars, tokenStart, tokenEnd);
        }
        // Of the escapes only that of the slash has a reason to be in a symbol.
        return new String(chars, tokenStart, tokenEnd - tokenStart).replace("\\/", "/");
    }

    /** Reads a time as a string, in nanoseconds since the epoch. */
    long time() {
        pass('"');
        int usualEnd = at + USUAL_TIME;
        if (usualEnd < length && chars[usualEnd] == '"') {
            // No other character of it needs to be looked at first: none but those of a time pass.
            long nanos = VenueTime.nanos(chars, at, usualEnd);
            at = usualEnd + 1;
            return nanos;
        }
        restOfString();
        return VenueTime.nanos(chars, tokenStart, tokenEnd);
    }

    /**
     * Reads a number of 0 or more; {@link #units} and {@link #scale} are its value then.
     *
     * @throws BookRefusedException if it is none, or longer than the limits
     */
    void number() {
        char c = peek();
        int start = at;
        long value = 0;
        int decimals = 0;
        if (c == '0') {
            c = chars[++at];
        } else if (c >= '1' && c <= '9') {
            do {
                value = value * 10 + (c - '0');
                c = chars[++at];
            } while (c >= '0' && c <= '9');
        } else {
            throw refused();
        }
        int significant = value == 0 ? 0 : at - start;
        if (c == '.') {
            int point = at;
            c = chars[++at];
            while (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                c = chars[++at];
            }
            decimals = at - point - 1;
            if (decimals == 0) {
                throw refused();
            }
        }
        // Digits of a number such as 0.00…01 are counted too; none in use comes near.
        if (significant + decimals > Decimals.MOST) {
            throw new BookRefusedException("a number has more than 18 digits");
        }
        if (c == 'e' || c == 'E') {
            exponent(value, decimals);
            return;
        }
        units = value;
        scale = decimals;
    }

    private void exponent(long value, int decimals) {
        at++;
        boolean negative = chars[at] == '-';
        if (negative || chars[at] == '+') {
            at++;
        }
        int start = at;
        int exponent = 0;
        while (chars[at] >= '0' && chars[at] <= '9' && at - start < 3) {
            exponent = exponent * 10 + (chars[at++] - '0');
        }
        if (at == start || exponent > LARGEST_EXPONENT) {
            throw refused();
        }
        int moved = decimals + (negative ? exponent : -exponent);
        units = moved < 0 ? Decimals.rescaled(value, 0, -moved) : value;
        scale = Math.max(moved, 0);
    }

    /** The number read last, in units of its last decimal. */
    long units() {
        return units;
    }

    /** How many decimals the number read last has. */
    int scale() {
        return scale;
    }

    /** Passes a value of any kind. */
    void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw new BookRefusedException("it is nested deeper than 24 levels");
        }
        switch (peek()) {
            case '{' -> skipMembers(depth);
            case '[' -> skipItems(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> skipNumber();
        }
    }

    private void skipMembers(int depth) {
        at++;
        if (passIf('}')) {
            return;
        }
        do {
            name();
            skip(depth + 1);
        } while (more('}'));
    }

    private void skipItems(int depth) {
        at++;
        if (passIf(']')) {
            return;
        }
        do {
            skip(depth + 1);
        } while (more(']'));
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (chars[at++] != word.charAt(i)) {
                throw refused();
            }
        }
    }

    private void skipNumber() {
        int start = at;
        char c = chars[at];
        if (c == '-') {
            c = chars[++at];
        }
        int first = at;
        while (isOfNumber(c)) {
            c = chars[++at];
        }
        if (at == first || chars[first] < '0' || chars[first] > '9') {
            throw refused();
        }
        if (at - start > LONGEST_NUMBER) {
            throw new BookRefusedException("a number is longer than 64 characters");
        }
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }

    private BookRefusedException refused() {
        return new BookRefusedException(
                at >= length ? "it ends too early" : "it cannot be read at character " + (at + 1));
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(chars, length));
    }
}
