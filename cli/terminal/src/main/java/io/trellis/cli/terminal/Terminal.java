package io.trellis.cli.terminal;

import java.util.OptionalInt;

/**
 * What the screen in front of a person can show. It holds for what a command prints while it runs,
 * in its own thread; elsewhere, and in a file or a pipe, everything is {@link #PLAIN}.
 *
 * @param colouredResults whether standard output takes colours
 * @param colouredMessages whether standard error does
 * @param columns characters a line of standard output; empty where nothing ends a line
 */
public record Terminal(boolean colouredResults, boolean colouredMessages, OptionalInt columns) {

    /** No colours, and lines of any length. */
    public static final Terminal PLAIN = new Terminal(false, false, OptionalInt.empty());

    private static final ScopedValue<Terminal> CURRENT = ScopedValue.newInstance();

    /** The one that is printed on. */
    public static Terminal current() {
        return CURRENT.orElse(PLAIN);
    }

    /** Runs something that prints on this terminal. */
    <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> printing) throws X {
        return ScopedValue.where(CURRENT, this).call(printing);
    }

    /** A text for standard output in a tone; as it is where there are no colours. */
    public String paint(Tone tone, String text) {
        return colouredResults && !text.isBlank() ? tone.start() + text + Tone.END : text;
    }
}
