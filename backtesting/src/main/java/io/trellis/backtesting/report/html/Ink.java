package io.trellis.backtesting.report.html;

import java.util.Locale;

/** What a line or a mark stands for; the page's style gives it a colour, light and dark. */
public enum Ink {
    PRICE,
    RESULT,
    HOLD,
    FALL,
    BUY,
    SELL,
    MARKET,
    GRID,
    QUIET,
    TREND_UP,
    TREND_DOWN,
    RANGE,
    COMPRESSION,
    EXPANSION;

    /** Inks for things that have no meaning but to differ, in turn. */
    private static final Ink[] SERIES = {RESULT, SELL, TREND_UP, TREND_DOWN, COMPRESSION, QUIET};

    /** The ink of the n-th of some series, counted from 0. */
    public static Ink ofSeries(int number) {
        return SERIES[number % SERIES.length];
    }

    String style() {
        return "ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
