package io.trellis.backtesting.markov;

/** The most likely sequence of hidden states, in logarithms. */
final class Viterbi {

    private final GaussianHmm model;
    private final int states;
    private final Densities densities;

    Viterbi(GaussianHmm model) {
        this.model = model;
        this.states = model.states();
        this.densities = new Densities(model);
    }

    int[] path(double[] observations) {
        int count = observations.length;
        int[] path = new int[count];
        if (count == 0) {
            return path;
        }
        int[] before = new int[count * states];
        double[] scores = scores(observations, before);
        int state = 0;
        for (int other = 1; other < states; other++) {
            state = scores[other] > scores[state] ? other : state;
        }
        for (int t = count - 1; t >= 0; t--) {
            path[t] = state;
            state = before[t * states + state];
        }
        return path;
    }

    /**
     * Log-probability of the best path to each state at the last observation.
     *
     * @param before filled with the state before, on the best path to each state
     */
    double[] scores(double[] observations, int[] before) {
        double[] scores = new double[states];
        for (int state = 0; state < states; state++) {
            scores[state] =
                    StrictMath.log(model.initial(state)) + densities.log(observations[0], state);
        }
        double[][] logMoves = logMoves();
        for (int t = 1; t < observations.length; t++) {
            double[] next = new double[states];
            for (int to = 0; to < states; to++) {
                int best = best(scores, logMoves, to);
                before[t * states + to] = best;
                next[to] = scores[best] + logMoves[best][to] + densities.log(observations[t], to);
            }
            scores = next;
        }
        return scores;
    }

    private static int best(double[] scores, double[][] logMoves, int to) {
        int best = 0;
        for (int from = 1; from < scores.length; from++) {
            if (scores[from] + logMoves[from][to] > scores[best] + logMoves[best][to]) {
                best = from;
            }
        }
        return best;
    }

    private double[][] logMoves() {
        double[][] logMoves = new double[states][states];
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                logMoves[from][to] = StrictMath.log(model.transition(from, to));
            }
        }
        return logMoves;
    }
}
