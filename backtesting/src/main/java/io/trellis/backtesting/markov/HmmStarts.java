package io.trellis.backtesting.markov;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Models from which a fit begins: groups of observations whose centres are drawn far from each
 * other (k-means++, Arthur and Vassilvitskii 2007).
 *
 * <p>Every second start groups by the distance from the mean instead, because states of a market
 * often differ in how far the price moves, not in where to.
 */
final class HmmStarts {

    /** Enough to place centres; more would only take longer. */
    private static final int MOST_SAMPLES = 10_000;

    private static final int ROUNDS = 5;
    private static final double LEAST_STAY = 0.8;
    private static final double MOST_STAY = 0.98;
    private static final double LEAST_VARIANCE = 1e-3;

    private final double[] samples;
    private final double mean;
    private final double variance;
    private final int states;
    private int drawn;

    HmmStarts(double[] observations, int states) {
        this.states = states;
        this.samples = samples(observations);
        this.mean = Arrays.stream(observations).average().orElseThrow();
        this.variance =
                Arrays.stream(observations).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        // Written so that NaN fails too.
        if (!(variance > 0)) {
            throw new IllegalArgumentException(
                    "all observations are " + mean + ", so there are no states to find");
        }
    }

    private static double[] samples(double[] observations) {
        int stride = (observations.length + MOST_SAMPLES - 1) / MOST_SAMPLES;
        double[] samples = new double[(observations.length + stride - 1) / stride];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = observations[i * stride];
        }
        return samples;
    }

    /** The variance of all observations. */
    double variance() {
        return variance;
    }

    GaussianHmm next(RandomGenerator random) {
        boolean bySize = drawn++ % 2 == 1;
        double[] keys =
                bySize ? Arrays.stream(samples).map(x -> Math.abs(x - mean)).toArray() : samples;
        double[] centres = centres(keys, random);
        for (int round = 0; round < ROUNDS; round++) {
            move(keys, centres);
        }
        return model(keys, centres, random);
    }

    private double[] centres(double[] keys, RandomGenerator random) {
        double[] centres = new double[states];
        centres[0] = keys[random.nextInt(keys.length)];
        double[] distances = new double[keys.length];
        for (int k = 1; k < states; k++) {
            double sum = 0;
            for (int i = 0; i < keys.length; i++) {
                double off = keys[i] - centres[nearest(centres, k, keys[i])];
                sum += off * off;
                distances[i] = sum;
            }
            double at = random.nextDouble() * sum;
            int found = Arrays.binarySearch(distances, at);
            centres[k] = keys[Math.min(keys.length - 1, found >= 0 ? found : -found - 1)];
        }
        return centres;
    }

    private static int nearest(double[] centres, int count, double key) {
        int nearest = 0;
        for (int k = 1; k < count; k++) {
            nearest = Math.abs(key - centres[k]) < Math.abs(key - centres[nearest]) ? k : nearest;
        }
        return nearest;
    }

    private void move(double[] keys, double[] centres) {
        double[] sums = new double[states];
        int[] members = new int[states];
        for (double key : keys) {
            int group = nearest(centres, states, key);
            sums[group] += key;
            members[group]++;
        }
        for (int k = 0; k < states; k++) {
            centres[k] = members[k] == 0 ? centres[k] : sums[k] / members[k];
        }
    }

    private GaussianHmm model(double[] keys, double[] centres, RandomGenerator random) {
        double[] sums = new double[states];
        double[] squares = new double[states];
        double[] members = new double[states];
        for (int i = 0; i < keys.length; i++) {
            int group = nearest(centres, states, keys[i]);
            double off = samples[i] - mean;
            members[group]++;
            sums[group] += off;
            squares[group] += off * off;
        }
        double[] means = new double[states];
        double[] variances = new double[states];
        for (int k = 0; k < states; k++) {
            double off = members[k] == 0 ? 0 : sums[k] / members[k];
            double spread = members[k] == 0 ? variance : squares[k] / members[k] - off * off;
            means[k] = mean + off;
            variances[k] = Math.max(spread, LEAST_VARIANCE * variance);
        }
        double[] initial = new double[states];
        Arrays.fill(initial, 1.0 / states);
        return new GaussianHmm(initial, moves(random), means, variances);
    }

    private double[] moves(RandomGenerator random) {
        double[] moves = new double[states * states];
        for (int from = 0; from < states; from++) {
            double stay = random.nextDouble(LEAST_STAY, MOST_STAY);
            for (int to = 0; to < states; to++) {
                moves[from * states + to] = from == to ? stay : (1 - stay) / (states - 1);
            }
        }
        return moves;
    }
}
