package io.trellis.optimization.search;

import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs generations of the library. A candidate is a chromosome with one number from 0 to 1 for each
 * dimension: how far along it lies. All of a generation is evaluated as one batch, and everything
 * else happens in the thread of the search.
 */
final class Breeding {

    private static final String GENERATOR = "L64X256MixRandom";

    private final SearchSpace space;
    private final Tally tally;

    Breeding(SearchSpace space, Tally tally) {
        this.space = space;
        this.tally = tally;
    }

    /**
     * Breeds until all generations are done, or nothing more is to be done.
     *
     * @param selections what sets one genetic search apart from another
     */
    SearchResult run(
            long seed,
            int generations,
            UnaryOperator<Engine.Builder<DoubleGene, Fitness>> selections) {
        var random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        return RandomRegistry.with(random).call(() -> evolve(generations, selections));
    }

    private SearchResult evolve(
            int generations, UnaryOperator<Engine.Builder<DoubleGene, Fitness>> selections) {
        var genotypes = Genotype.of(DoubleChromosome.of(0, 1, space.paths().size()));
        var builder =
                new Engine.Builder<DoubleGene, Fitness>(this::evaluated, genotypes)
                        .executor(Runnable::run)
                        .maximalPhenotypeAge(Long.MAX_VALUE);
        Iterator<EvolutionResult<DoubleGene, Fitness>> rest =
                selections.apply(builder).build().stream().iterator();
        int generation = 0;
        do {
            rest.next();
            generation++;
        } while (tally.goesOn(generation, generations));
        return tally.result();
    }

    /** Survivors know their fitness already. */
    private ISeq<Phenotype<DoubleGene, Fitness>> evaluated(
            Seq<Phenotype<DoubleGene, Fitness>> phenotypes) {
        List<Candidate> candidates =
                phenotypes.stream().filter(Phenotype::nonEvaluated).map(this::candidate).toList();
        Iterator<Fitness> reached = tally.evaluate(candidates).iterator();
        return phenotypes.stream()
                .map(each -> each.nonEvaluated() ? each.withFitness(reached.next()) : each)
                .collect(ISeq.toISeq());
    }

    private Candidate candidate(Phenotype<DoubleGene, Fitness> phenotype) {
        return space.candidate(
                phenotype.genotype().chromosome().as(DoubleChromosome.class).toArray());
    }
}
