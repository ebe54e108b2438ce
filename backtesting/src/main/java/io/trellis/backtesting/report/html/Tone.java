package io.trellis.backtesting.report.html;

import java.util.Locale;

/** How a text is meant; shown by colour, and always by its words or its sign too. */
public enum Tone {
    PLAIN,
    GAIN,
    LOSS,
    QUIET,
    WARNING;

    /** The tone of an amount: a gain above 0, a loss below. */
    public static Tone of(double amount) {
        return amount > 0 ? GAIN : amount < 0 ? LOSS : PLAIN;
    }

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
