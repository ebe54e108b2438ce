package io.trellis.optimization.validation;

/**
 * How often the candidate that was best on one half of the time is no better than the middle one on
 * the other: the probability of backtest overfitting by combinatorially symmetric cross-validation
 * (Bailey, Borwein, López de Prado and Zhu 2017; formulas 5.9).
 *
 * <p>Rows are cut into blocks of equal length, and every choice of half the blocks is once the half
 * that is seen. The best there (of equals, the first) is ranked on the other half, 1 the worst,
 * equals with their mean rank; {@code w = rank / (N + 1)} and the logit is {@code ln(w / (1 - w))}.
 *
 * @param atOrBelowMiddle splits with a logit of 0 or below
 * @param belowMiddle splits with a logit below 0; far fewer where candidates are few
 * @param logits of every split, the choices of seen blocks in the order of a dictionary
 */
@SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
public record OverfitProbability(int atOrBelowMiddle, int belowMiddle, double[] logits) {

    /** Blocks as the paper has them: 12,870 splits. */
    public static final int USUAL_BLOCKS = 16;

    private static final int MOST_BLOCKS = 20;

    /**
     * Ranks candidates over all splits.
     *
     * @param returns of two candidates or more; where the blocks do not divide the rows, the first
     *     few are left out
     * @param blocks even, 2 to 20, of one row or more each ({@link BlockMetric#SHARPE} needs two
     *     rows in a half)
     * @throws IllegalArgumentException if blocks or candidates are too few or too many
     */
    public static OverfitProbability of(ReturnMatrix returns, int blocks, BlockMetric metric) {
        if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0 || returns.rows() < blocks) {
            throw new IllegalArgumentException(
                    "%d rows cannot be cut into %d blocks; blocks are even, 2 to %d, with a row each"
                            .formatted(returns.rows(), blocks, MOST_BLOCKS));
        }
        if (returns.columns() < 2) {
            throw new IllegalArgumentException("one candidate alone cannot be ranked");
        }
        int[] choices = Subsets.of(blocks, blocks / 2);
        BlockScores scores = BlockScores.of(returns, blocks, metric);
        int[] ranks = new int[choices.length];
        double[] seen = new double[returns.columns()];
        double[] unseen = new double[returns.columns()];
        // The second half of the choices are the complements of the first, last to first.
        for (int split = 0; split < choices.length / 2; split++) {
            int mirrored = choices.length - 1 - split;
            scores.fill(choices[split], seen);
            scores.fill(choices[mirrored], unseen);
            ranks[split] = twiceRankOfBest(seen, unseen);
            ranks[mirrored] = twiceRankOfBest(unseen, seen);
        }
        return of(ranks, returns.columns());
    }

    private static OverfitProbability of(int[] twiceRanks, int candidates) {
        int atOrBelow = 0;
        int below = 0;
        double[] logits = new double[twiceRanks.length];
        for (int split = 0; split < logits.length; split++) {
            int twice = twiceRanks[split];
            // In whole numbers, so that the middle is the middle.
            atOrBelow += twice <= candidates + 1 ? 1 : 0;
            below += twice < candidates + 1 ? 1 : 0;
            logits[split] = Math.log((double) twice / (2 * (candidates + 1) - twice));
        }
        return new OverfitProbability(atOrBelow, below, logits);
    }

    /** Mean ranks of equals are halves. */
    private static int twiceRankOfBest(double[] seen, double[] unseen) {
        int best = 0;
        for (int candidate = 1; candidate < seen.length; candidate++) {
            if (seen[candidate] > seen[best]) {
                best = candidate;
            }
        }
        int worse = 0;
        int equal = 0;
        for (double score : unseen) {
            worse += score < unseen[best] ? 1 : 0;
            equal += score == unseen[best] ? 1 : 0;
        }
        return 2 * worse + equal + 1;
    }

    /** Choices of seen blocks. */
    public int splits() {
        return logits.length;
    }

    /** PBO: the share of splits with a logit of 0 or below. */
    public double probability() {
        return (double) atOrBelowMiddle / splits();
    }

    /** The share of splits with a logit below 0. */
    public double strictProbability() {
        return (double) belowMiddle / splits();
    }
}
