package io.trellis.backtesting.markov;

/** Rabiner's formulas as they stand, every quantity kept, over a short series. */
final class PlainHmm {

    final double[][] alpha;
    final double[][] beta;
    final double[][] gamma;
    final double[][][] xi;
    final double[] scale;
    double logLikelihood;

    private final GaussianHmm model;
    private final double[] observations;
    private final int states;
    private final int count;

    PlainHmm(GaussianHmm model, double[] observations) {
        this.model = model;
        this.observations = observations;
        states = model.states();
        count = observations.length;
        alpha = new double[count][states];
        beta = new double[count][states];
        gamma = new double[count][states];
        xi = new double[count][states][states];
        scale = new double[count];
        forward();
        backward();
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < states; i++) {
                gamma[t][i] = alpha[t][i] * beta[t][i];
                for (int j = 0; j < states && t < count - 1; j++) {
                    double onward = model.transition(i, j) * b(t + 1, j) * beta[t + 1][j];
                    xi[t][i][j] = alpha[t][i] * onward / scale[t + 1];
                }
            }
        }
    }

    double b(int t, int state) {
        double variance = model.variance(state);
        double off = observations[t] - model.mean(state);
        return Math.exp(-off * off / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    private void forward() {
        for (int t = 0; t < count; t++) {
            for (int j = 0; j < states; j++) {
                double arrived = t == 0 ? model.initial(j) : 0;
                for (int i = 0; i < states && t > 0; i++) {
                    arrived += alpha[t - 1][i] * model.transition(i, j);
                }
                alpha[t][j] = arrived * b(t, j);
                scale[t] += alpha[t][j];
            }
            for (int j = 0; j < states; j++) {
                alpha[t][j] /= scale[t];
            }
            logLikelihood += Math.log(scale[t]);
        }
    }

    private void backward() {
        for (int t = count - 1; t >= 0; t--) {
            for (int i = 0; i < states; i++) {
                beta[t][i] = t == count - 1 ? 1 : 0;
                for (int j = 0; j < states && t < count - 1; j++) {
                    beta[t][i] +=
                            model.transition(i, j) * b(t + 1, j) * beta[t + 1][j] / scale[t + 1];
                }
            }
        }
    }

    GaussianHmm improved() {
        double[] moves = new double[states * states];
        double[] means = new double[states];
        double[] variances = new double[states];
        for (int i = 0; i < states; i++) {
            double left = 0;
            double stayed = 0;
            for (int t = 0; t < count; t++) {
                left += t < count - 1 ? gamma[t][i] : 0;
                stayed += gamma[t][i];
                means[i] += gamma[t][i] * observations[t];
                for (int j = 0; j < states; j++) {
                    moves[i * states + j] += xi[t][i][j];
                }
            }
            means[i] /= stayed;
            for (int j = 0; j < states; j++) {
                moves[i * states + j] /= left;
            }
            for (int t = 0; t < count; t++) {
                double off = observations[t] - means[i];
                variances[i] += gamma[t][i] * off * off / stayed;
            }
        }
        return new GaussianHmm(gamma[0], moves, means, variances);
    }
}
