package io.trellis.optimization.search;

import io.jenetics.Crossover;
import io.jenetics.DoubleGene;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;

import java.util.random.RandomGenerator;

/**
 * Simulated binary crossover (Deb and Agrawal 1995): two children as far apart as their parents on
 * average and with the same middle, near the parents where these are near each other. So the search
 * takes smaller steps where it has come closer.
 *
 * <p>The library's own starts from half of the difference of the parents instead of their middle,
 * and leaves one child as it was.
 */
final class NearParentsCrossover extends Crossover<DoubleGene, Fitness> {

    private static final double SWAP = 0.5;

    private final double nearness;

    /**
     * A crossover.
     *
     * @param probability that a parent takes part
     * @param nearness 0 or more, the greater the nearer: the distribution index
     */
    NearParentsCrossover(double probability, double nearness) {
        super(probability);
        this.nearness = nearness;
    }

    @Override
    protected int crossover(MSeq<DoubleGene> one, MSeq<DoubleGene> other) {
        RandomGenerator random = RandomRegistry.random();
        int crossed = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            if (random.nextDouble() < SWAP) {
                cross(one, other, i, random);
                crossed++;
            }
        }
        return crossed;
    }

    private void cross(
            MSeq<DoubleGene> one, MSeq<DoubleGene> other, int i, RandomGenerator random) {
        double drawn = random.nextDouble();
        double power = 1 / (nearness + 1);
        double spread =
                drawn <= 0.5
                        ? StrictMath.pow(2 * drawn, power)
                        : StrictMath.pow(0.5 / (1 - drawn), power);
        double middle = (one.get(i).allele() + other.get(i).allele()) / 2;
        double half = spread * (one.get(i).allele() - other.get(i).allele()) / 2;
        boolean swapped = random.nextBoolean();
        one.set(i, inside(one.get(i), middle + (swapped ? -half : half)));
        other.set(i, inside(other.get(i), middle + (swapped ? half : -half)));
    }

    /** The upper end is not part of the range. */
    private static DoubleGene inside(DoubleGene gene, double allele) {
        return gene.newInstance(Math.clamp(allele, gene.min(), Math.nextDown(gene.max())));
    }
}
