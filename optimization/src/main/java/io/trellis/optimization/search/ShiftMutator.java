package io.trellis.optimization.search;

import io.jenetics.DoubleGene;
import io.jenetics.Mutator;

import java.util.random.RandomGenerator;

/**
 * Moves a gene from where it is by a normally distributed distance, thrown back at the ends. The
 * library's own Gaussian mutator draws around the middle of the range instead, which forgets the
 * parent.
 */
final class ShiftMutator extends Mutator<DoubleGene, Fitness> {

    private final double deviation;

    /**
     * A mutator of this reach.
     *
     * @param probability that a gene is moved
     * @param deviation as a share of the range
     */
    ShiftMutator(double probability, double deviation) {
        super(probability);
        this.deviation = deviation;
    }

    @Override
    protected DoubleGene mutate(DoubleGene gene, RandomGenerator random) {
        double width = gene.max() - gene.min();
        double moved = gene.allele() + random.nextGaussian() * deviation * width;
        double inside = Math.abs(moved - gene.min()) % (2 * width);
        double folded = inside > width ? 2 * width - inside : inside;
        // The upper end is not part of the range.
        return gene.newInstance(Math.min(gene.min() + folded, Math.nextDown(gene.max())));
    }
}
