package io.trellis.backtesting.markov;

import java.util.Arrays;

/**
 * The scaled forward recursion over a series, and what the backward recursion needs of it. The
 * arrays are used again from run to run.
 */
final class ForwardPass {

    private final int count;
    private final int states;
    private final double[] densities;
    private final double[] filtered;
    private final double[] scales;

    ForwardPass(int count, int states) {
        this.count = count;
        this.states = states;
        densities = new double[count * states];
        filtered = new double[count * states];
        scales = new double[count];
    }

    /** The log-likelihood of a series of the pass's length. */
    double run(GaussianHmm model, double[] observations) {
        var density = new Densities(model);
        double[] moves = moves(model);
        double[] predicted = new double[states];
        for (int state = 0; state < states; state++) {
            predicted[state] = model.initial(state);
        }
        var sum = new LogSum();
        for (int t = 0; t < count; t++) {
            int at = t * states;
            double largest = density.write(observations[t], densities, at);
            double scale = weigh(predicted, at);
            if (scale == 0) {
                scale = ignore(predicted, at);
            }
            scales[t] = scale;
            sum.add(largest);
            sum.addLogOf(scale);
            predict(predicted, moves, at);
        }
        return sum.value();
    }

    /**
     * No state that the model can be in explains what is seen: it is as unlikely as a number can
     * say, and tells nothing of the states.
     */
    private double ignore(double[] predicted, int at) {
        System.arraycopy(predicted, 0, filtered, at, states);
        Arrays.fill(densities, at, at + states, Double.MIN_NORMAL);
        return Double.MIN_NORMAL;
    }

    private double weigh(double[] predicted, int at) {
        double scale = 0;
        for (int state = 0; state < states; state++) {
            double weight = predicted[state] * densities[at + state];
            filtered[at + state] = weight;
            scale += weight;
        }
        double share = 1 / scale;
        for (int state = 0; state < states; state++) {
            filtered[at + state] *= share;
        }
        return scale;
    }

    private void predict(double[] predicted, double[] moves, int at) {
        for (int to = 0; to < states; to++) {
            double sum = 0;
            for (int from = 0; from < states; from++) {
                sum += filtered[at + from] * moves[from * states + to];
            }
            predicted[to] = sum;
        }
    }

    static double[] moves(GaussianHmm model) {
        int states = model.states();
        double[] moves = new double[states * states];
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                moves[from * states + to] = model.transition(from, to);
            }
        }
        return moves;
    }

    /** Filtered probabilities, a row for each observation. */
    double[] filtered() {
        return filtered;
    }

    /** Densities as shares of each observation's largest, a row for each observation. */
    double[] densities() {
        return densities;
    }

    /** What each row of products was divided by. */
    double[] scales() {
        return scales;
    }

    /** A sum of logarithms that takes one of many numbers' product instead of each. */
    private static final class LogSum {

        private static final double SMALL = 1e-100;

        private double sum;
        private double lost;
        private double product = 1;

        void addLogOf(double value) {
            if (value < SMALL) {
                add(StrictMath.log(value));
                return;
            }
            product *= value;
            if (product < SMALL || product > 1 / SMALL) {
                add(StrictMath.log(product));
                product = 1;
            }
        }

        /** With what rounding takes off each sum carried over to the next. */
        void add(double value) {
            double corrected = value - lost;
            double next = sum + corrected;
            lost = (next - sum) - corrected;
            sum = next;
        }

        double value() {
            return sum + StrictMath.log(product);
        }
    }
}
