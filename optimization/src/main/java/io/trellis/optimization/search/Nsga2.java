package io.trellis.optimization.search;

/**
 * A genetic search for a front of several scores: NSGA-II (Deb et al. 2002). The better half of
 * parents and children lives on: by fronts under Deb's rule of constraints, and within a front
 * where it is least crowded. Children come from {@link NearParentsCrossover} and {@link
 * PolynomialMutator}. The first generation draws a population of parents and one of children.
 *
 * @param seed of all draws; see {@link SearchPlan} for what is checked
 * @param population parents, and as many children, of a generation; 4 or more
 * @param generations 1 or more; fewer are run when nothing is left to try
 */
public record Nsga2(long seed, int population, int generations) implements Searcher {

    private static final double CROSSOVER = 0.5;
    private static final double CROSSOVER_NEARNESS = 5;
    private static final double MUTATION_NEARNESS = 20;

    @Override
    public String method() {
        return "nsga2";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        var breeding = new Breeding(problem.space(), new Tally(problem, budget, listener));
        var selection = new CrowdedSelection();
        double twoGenes = Math.min(1, 2.0 / problem.space().paths().size());
        return breeding.run(
                seed,
                generations,
                engine ->
                        engine.populationSize(2 * population)
                                .offspringFraction(0.5)
                                .offspringSelector(selection.parents(population))
                                .survivorsSelector(selection.survivors())
                                .alterers(
                                        new NearParentsCrossover(CROSSOVER, CROSSOVER_NEARNESS),
                                        new PolynomialMutator(twoGenes, MUTATION_NEARNESS)));
    }
}
