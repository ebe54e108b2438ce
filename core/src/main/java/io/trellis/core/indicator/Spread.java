package io.trellis.core.indicator;

/**
 * Mean and sum of squared distances from the mean of some values. Values and whole groups are
 * joined without subtracting large numbers from each other (Welford; Chan, Golub and LeVeque), so
 * that a small deviation beside a large mean keeps its digits.
 */
final class Spread {

    /** The reciprocal of every count: a division would hold up the next value. */
    private final double[] shares;

    private int count;
    private double mean;
    private double squares;

    /**
     * The spread of nothing.
     *
     * @param most how many values there will be, those that are joined included
     */
    Spread(int most) {
        shares = new double[Math.addExact(most, 1)];
        for (int i = 1; i <= most; i++) {
            shares[i] = 1.0 / i;
        }
    }

    void clear() {
        count = 0;
        mean = 0;
        squares = 0;
    }

    void add(double value) {
        count++;
        double off = value - mean;
        mean += off * shares[count];
        squares += off * (value - mean);
    }

    double mean() {
        return mean;
    }

    /** The sum of squared distances from the mean. */
    double squares() {
        return squares;
    }

    /** The mean of these values and others. */
    double meanWith(int others, double otherMean) {
        return mean + (otherMean - mean) * others * shares[count + others];
    }

    /** The sum of squared distances of these values and others from the mean of all. */
    double squaresWith(int others, double otherMean, double otherSquares) {
        double off = otherMean - mean;
        return squares + otherSquares + off * off * count * others * shares[count + others];
    }
}
