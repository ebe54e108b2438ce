package io.trellis.optimization.search;

import io.jenetics.DoubleGene;
import io.jenetics.Mutator;

import java.util.random.RandomGenerator;

/**
 * Polynomial mutation (Deb and Goyal 1996): moves a gene by a share of its range that mostly is
 * small, never beyond the ends.
 */
final class PolynomialMutator extends Mutator<DoubleGene, Fitness> {

    private final double nearness;

    /**
     * A mutator.
     *
     * @param probability that a gene is moved
     * @param nearness 0 or more, the greater the nearer: the distribution index
     */
    PolynomialMutator(double probability, double nearness) {
        super(probability);
        this.nearness = nearness;
    }

    @Override
    protected DoubleGene mutate(DoubleGene gene, RandomGenerator random) {
        double width = gene.max() - gene.min();
        double down = (gene.allele() - gene.min()) / width;
        double drawn = random.nextDouble();
        double moved =
                drawn < 0.5 ? reach(2 * drawn, 1 - down) - 1 : 1 - reach(2 * (1 - drawn), down);
        double allele = gene.allele() + moved * width;
        // The upper end is not part of the range.
        return gene.newInstance(Math.clamp(allele, gene.min(), Math.nextDown(gene.max())));
    }

    /**
     * 1 less the length of the move.
     *
     * @param drawn evenly from 0 to 1
     * @param rest the share of the range on the other side
     */
    private double reach(double drawn, double rest) {
        double far = StrictMath.pow(rest, nearness + 1);
        return StrictMath.pow(drawn + (1 - drawn) * far, 1 / (nearness + 1));
    }
}
