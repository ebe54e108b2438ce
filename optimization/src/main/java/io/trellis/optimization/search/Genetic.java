package io.trellis.optimization.search;

import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Mutator;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;

/**
 * A genetic search for the best of one score. Parents are chosen by tournament, exchange numbers,
 * and are shifted a little or drawn anew; the best ones of a generation live on (elitism).
 *
 * <p>One seed draws everything, in the thread of the search. So a seed gives one result.
 *
 * @param seed of all draws; see {@link SearchPlan} for what is checked
 * @param population candidates of a generation, 4 or more
 * @param generations 1 or more; fewer are run when nothing is left to try
 */
public record Genetic(long seed, int population, int generations) implements Searcher {

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
        SingleScore.require(problem, this);
        var breeding = new Breeding(problem.space(), new Tally(problem, budget, listener));
        return breeding.run(
                seed,
                generations,
                engine ->
                        engine.populationSize(population)
                                .offspringFraction(OFFSPRING)
                                .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                                .survivorsSelector(
                                        new EliteSelector<DoubleGene, Fitness>(
                                                ELITE, new TournamentSelector<>(TOURNAMENT)))
                                .alterers(
                                        new UniformCrossover<>(CROSSOVER, SWAP),
                                        new ShiftMutator(SHIFT, SHIFT_DEVIATION),
                                        new Mutator<>(REDRAW)));
    }
}
