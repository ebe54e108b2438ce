package io.trellis.optimization.search;

import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A genetic search. A candidate is a chromosome with one number from 0 to 1 for each dimension: how
 * far along it lies. Parents are chosen by tournament, exchange numbers, and are shifted a little
 * or drawn anew; the best ones of a generation live on (elitism).
 *
 * <p>One seed draws everything, in the thread of the search. So a seed gives one result.
 *
 * @param seed of all draws; see {@link SearchPlan} for what is checked
 * @param population candidates of a generation, 4 or more
 * @param generations 1 or more; fewer are run when nothing is left to try
 */
public record Genetic(long seed, int population, int generations) implements Searcher {

    private static final String GENERATOR = "L64X256MixRandom";
    private static final int TOURNAMENT = 3;
    private static final int ELITE = 2;
    private static final double CROSSOVER = 0.7;
    private static final double SWAP = 0.5;
    private static final double SHIFT = 0.4;
    private static final double SHIFT_DEVIATION = 0.08;
    private static final double REDRAW = 0.1;
    private static final double OFFSPRING = 0.8;

    @Override
    public String method() {
        return "genetic";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        var tally = new Tally(problem, budget, listener);
        var random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        return RandomRegistry.with(random).call(() -> evolve(problem.space(), tally));
    }

    private SearchResult evolve(SearchSpace space, Tally tally) {
        Iterator<EvolutionResult<DoubleGene, Fitness>> rest =
                engine(space, tally).stream().iterator();
        int generation = 0;
        do {
            rest.next();
            generation++;
        } while (tally.goesOn(generation, generations));
        return tally.result();
    }

    private Engine<DoubleGene, Fitness> engine(SearchSpace space, Tally tally) {
        var genotypes = Genotype.of(DoubleChromosome.of(0, 1, space.paths().size()));
        return new Engine.Builder<DoubleGene, Fitness>(
                        phenotypes -> evaluated(phenotypes, space, tally), genotypes)
                .executor(Runnable::run)
                .populationSize(population)
                .offspringFraction(OFFSPRING)
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                .survivorsSelector(
                        new EliteSelector<DoubleGene, Fitness>(
                                ELITE, new TournamentSelector<>(TOURNAMENT)))
                .alterers(
                        new UniformCrossover<>(CROSSOVER, SWAP),
                        new ShiftMutator(SHIFT, SHIFT_DEVIATION),
                        new Mutator<>(REDRAW))
                .build();
    }

    private static ISeq<Phenotype<DoubleGene, Fitness>> evaluated(
            Seq<Phenotype<DoubleGene, Fitness>> phenotypes, SearchSpace space, Tally tally) {
        List<Candidate> candidates =
                phenotypes.stream().map(phenotype -> candidate(phenotype, space)).toList();
        List<Fitness> reached = tally.evaluate(candidates);
        return ISeq.of(
                IntStream.range(0, phenotypes.size())
                        .mapToObj(i -> phenotypes.get(i).withFitness(reached.get(i)))
                        .toList());
    }

    private static Candidate candidate(
            Phenotype<DoubleGene, Fitness> phenotype, SearchSpace space) {
        return space.candidate(
                phenotype.genotype().chromosome().as(DoubleChromosome.class).toArray());
    }
}
