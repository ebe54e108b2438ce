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
import io.trellis.core.InvalidInputException;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import java.math.BigInteger;
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
    private static final int SMALLEST_POPULATION = 4;

    /** What a number in a strategy file keeps. */
    private static final long LARGEST_SEED = 9_007_199_254_740_991L;

    /**
     * Checks that it is a search at all.
     *
     * @throws InvalidInputException if there are too few candidates or generations, or the seed is
     *     beyond ±(2⁵³ − 1)
     */
    public Genetic {
        if (Math.abs(seed) > LARGEST_SEED || seed == Long.MIN_VALUE) {
            throw new InvalidInputException(
                    "--seed " + seed + " is beyond ±" + LARGEST_SEED + ", which a file keeps");
        }
        if (population < SMALLEST_POPULATION) {
            throw new InvalidInputException(
                    "--population " + population + " is below " + SMALLEST_POPULATION);
        }
        if (generations < 1) {
            throw new InvalidInputException("--generations " + generations + " is below 1");
        }
    }

    @Override
    public String method() {
        return "genetic";
    }

    @Override
    public SearchResult search(Evaluator evaluator, Objective objective, SearchListener listener) {
        var tally = new Tally(evaluator, objective);
        var random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        return RandomRegistry.with(random).call(() -> evolve(evaluator.space(), tally, listener));
    }

    private SearchResult evolve(ParameterSpace space, Tally tally, SearchListener listener) {
        BigInteger all = space.count().orElse(BigInteger.valueOf(Long.MAX_VALUE));
        Iterator<EvolutionResult<DoubleGene, Fitness>> rest =
                engine(space, tally).stream().iterator();
        for (int generation = 1; generation <= generations; generation++) {
            rest.next();
            boolean nothingLeft = all.equals(BigInteger.valueOf(tally.count()));
            listener.progressed(tally.progress(generation, nothingLeft ? generation : generations));
            if (nothingLeft) {
                break;
            }
        }
        return tally.result();
    }

    private Engine<DoubleGene, Fitness> engine(ParameterSpace space, Tally tally) {
        var genotypes = Genotype.of(DoubleChromosome.of(0, 1, space.dimensions().size()));
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
            Seq<Phenotype<DoubleGene, Fitness>> phenotypes, ParameterSpace space, Tally tally) {
        List<Candidate> candidates =
                phenotypes.stream().map(phenotype -> candidate(phenotype, space)).toList();
        List<Fitness> reached = tally.evaluate(candidates);
        return ISeq.of(
                IntStream.range(0, phenotypes.size())
                        .mapToObj(i -> phenotypes.get(i).withFitness(reached.get(i)))
                        .toList());
    }

    private static Candidate candidate(
            Phenotype<DoubleGene, Fitness> phenotype, ParameterSpace space) {
        return space.candidate(
                phenotype.genotype().chromosome().as(DoubleChromosome.class).toArray());
    }
}
