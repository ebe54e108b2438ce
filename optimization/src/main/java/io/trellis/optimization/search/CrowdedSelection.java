package io.trellis.optimization.search;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The two selections of NSGA-II over parents and children together: the best half lives on, and
 * parents are the better ones of two drawn from that half.
 *
 * <p>The library's own selector measures crowding over the whole population instead of each front,
 * and knows no constraints.
 */
final class CrowdedSelection {

    /** A population of which nobody is a parent yet. */
    private Seq<Phenotype<DoubleGene, Fitness>> ranked = ISeq.empty();

    private Ranking ranking = Ranking.of(List.of());
    private int[] order = {};

    /** The best ones. */
    Selector<DoubleGene, Fitness> survivors() {
        return (population, count, _) -> {
            rank(population);
            return chosen(population, IntStream.of(order).limit(count));
        };
    }

    /**
     * Parents.
     *
     * @param survivors how many of the best they are drawn from
     */
    Selector<DoubleGene, Fitness> parents(int survivors) {
        return (population, count, _) -> {
            rank(population);
            RandomGenerator random = RandomRegistry.random();
            int among = Math.min(survivors, order.length);
            return chosen(
                    population,
                    IntStream.generate(() -> better(random.nextInt(among), random.nextInt(among)))
                            .limit(count));
        };
    }

    private int better(int one, int other) {
        return ranking.isBefore(order[other], order[one]) ? order[other] : order[one];
    }

    /** Both selections look at the very same population, which is ranked once. */
    @SuppressWarnings("ReferenceEquality")
    private void rank(Seq<Phenotype<DoubleGene, Fitness>> population) {
        if (population != ranked) {
            ranked = population;
            ranking = Ranking.of(population.stream().map(Phenotype::fitness).toList());
            order = ranking.order();
        }
    }

    private static ISeq<Phenotype<DoubleGene, Fitness>> chosen(
            Seq<Phenotype<DoubleGene, Fitness>> population, IntStream indices) {
        return indices.mapToObj(population::get).collect(ISeq.toISeq());
    }
}
