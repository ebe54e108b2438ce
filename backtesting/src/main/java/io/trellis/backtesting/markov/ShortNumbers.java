package io.trellis.backtesting.markov;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Fitted numbers as a strategy file holds them: twelve digits, so that what is tried in a backtest
 * is to the last bit what is written and read again.
 */
final class ShortNumbers {

    private static final int DIGITS = 12;
    private static final MathContext TWELVE = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    private ShortNumbers() {}

    /** A number in twelve significant digits. */
    static double of(double value) {
        return new BigDecimal(value).round(TWELVE).doubleValue();
    }

    /** A probability in twelve decimals, so that tiny ones are 0. */
    static double probability(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
    }

    static List<List<Double>> rows(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(ShortNumbers::probability).toList())
                .toList();
    }
}
