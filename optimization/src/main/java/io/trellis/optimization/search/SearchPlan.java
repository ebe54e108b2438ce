package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.json.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All that a search depends on beside the problem: what a strategy file keeps so that the search
 * can be made again.
 *
 * @param method its name, one of {@link #METHODS}
 * @param seed of its random numbers, within ±(2⁵³ − 1), which a JSON number keeps; of no effect
 *     where nothing is drawn
 * @param evaluations most candidates that are tried, 1 to {@link Budget#MOST}
 * @param population candidates of a generation; 0 where there are no generations
 * @param generations at most; 0 where there are none
 */
public record SearchPlan(
        String method, long seed, long evaluations, int population, int generations) {

    private static final String GENETIC = "genetic";
    private static final String NSGA2 = "nsga2";
    private static final String BAYESIAN = "bayesian";
    private static final String RANDOM = "random";
    private static final String SOBOL = "sobol";
    private static final String EXHAUSTIVE = "exhaustive";

    /** The names of the methods. */
    public static final List<String> METHODS =
            List.of(GENETIC, NSGA2, BAYESIAN, RANDOM, SOBOL, EXHAUSTIVE);

    private static final int SMALLEST_POPULATION = 4;
    private static final long LARGEST_SEED = 9_007_199_254_740_991L;

    private static final String EVALUATIONS = "evaluations";
    private static final String POPULATION = "population";
    private static final String GENERATIONS = "generations";

    /**
     * Checks that it is a search at all.
     *
     * @throws InvalidInputException if there is no such method, the seed is beyond ±(2⁵³ − 1), or
     *     there are too few or too many candidates or generations
     */
    public SearchPlan {
        if (!METHODS.contains(method)) {
            throw new InvalidInputException(
                    Json.quoted(method)
                            + " is no method of search; take one of "
                            + String.join(", ", METHODS));
        }
        if (Math.abs(seed) > LARGEST_SEED || seed == Long.MIN_VALUE) {
            throw new InvalidInputException(
                    "--seed " + seed + " is beyond ±" + LARGEST_SEED + ", which a file keeps");
        }
        if (breeds(method)) {
            requireGenerations(population, generations);
        } else if (population != 0 || generations != 0) {
            throw new IllegalArgumentException(method + " has no generations");
        }
        Budget.of(evaluations);
    }

    private static boolean breeds(String method) {
        return method.equals(GENETIC) || method.equals(NSGA2);
    }

    private static void requireGenerations(int population, int generations) {
        if (population < SMALLEST_POPULATION) {
            throw new InvalidInputException(
                    "--population " + population + " is below " + SMALLEST_POPULATION);
        }
        if (generations < 1) {
            throw new InvalidInputException("--generations " + generations + " is below 1");
        }
    }

    /** A genetic search, see {@link Genetic}. */
    public static SearchPlan genetic(long seed, int population, int generations) {
        return breeding(GENETIC, seed, population, generations);
    }

    /** A genetic search for a front of several scores, see {@link Nsga2}. */
    public static SearchPlan nsga2(long seed, int population, int generations) {
        return breeding(NSGA2, seed, population, generations);
    }

    /** As many evaluations as the generations can take, the first of which draws twice as many. */
    private static SearchPlan breeding(String method, long seed, int population, int generations) {
        long most = population * (generations + 2L);
        return new SearchPlan(
                method, seed, Math.clamp(most, 1, Budget.MOST), population, generations);
    }

    /** A search in few evaluations, see {@link Bayesian}. */
    public static SearchPlan bayesian(long seed, long evaluations) {
        return new SearchPlan(BAYESIAN, seed, evaluations, 0, 0);
    }

    /** A search by random draws, see {@link RandomSearch}. */
    public static SearchPlan random(long seed, long evaluations) {
        return new SearchPlan(RANDOM, seed, evaluations, 0, 0);
    }

    /** A search by evenly spread points, see {@link SobolSearch}. */
    public static SearchPlan sobol(long seed, long evaluations) {
        return new SearchPlan(SOBOL, seed, evaluations, 0, 0);
    }

    /** A search of the whole space, see {@link Exhaustive}. */
    public static SearchPlan exhaustive() {
        return new SearchPlan(EXHAUSTIVE, 0, Budget.MOST, 0, 0);
    }

    /**
     * The search that a strategy file tells of.
     *
     * @throws InvalidInputException if the file does not tell enough to make it again
     */
    public static SearchPlan of(Provenance.Search told) {
        Metrics settings =
                told.settings()
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "provenance.search has no settings, without which the"
                                                + " search cannot be made again"));
        return of(told.method(), told.seed(), settings);
    }

    /**
     * The search of these settings.
     *
     * @param settings those of {@link #settings()}
     * @throws InvalidInputException if one is missing or no whole number, or they are no search
     */
    public static SearchPlan of(String method, long seed, Metrics settings) {
        return new SearchPlan(
                method,
                seed,
                setting(settings, EVALUATIONS),
                breeds(method) ? Math.toIntExact(setting(settings, POPULATION)) : 0,
                breeds(method) ? Math.toIntExact(setting(settings, GENERATIONS)) : 0);
    }

    private static long setting(Metrics settings, String name) {
        OptionalDouble value = settings.values().getOrDefault(name, OptionalDouble.empty());
        double number = value.orElse(Double.NaN);
        if (!(number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number))) {
            throw new InvalidInputException(
                    "provenance.search.settings: "
                            + name
                            + " must be a whole number, which tells how to make the search again");
        }
        return (long) number;
    }

    /** The settings by name, beside method and seed. */
    public Metrics settings() {
        var values = new LinkedHashMap<String, OptionalDouble>();
        values.put(EVALUATIONS, OptionalDouble.of((double) evaluations));
        if (breeds(method)) {
            values.put(POPULATION, OptionalDouble.of(population));
            values.put(GENERATIONS, OptionalDouble.of(generations));
        }
        return new Metrics(values);
    }

    /**
     * The plan of a search that time ended, or a person: it ends where that one did.
     *
     * @param evaluations that it did
     */
    public SearchPlan endingAt(long evaluations) {
        return new SearchPlan(method, seed, evaluations, population, generations);
    }

    /** What the search may spend. */
    public Budget budget() {
        return Budget.of(evaluations);
    }

    /** Who makes it. */
    public Searcher searcher() {
        return switch (method) {
            case GENETIC -> new Genetic(seed, population, generations);
            case NSGA2 -> new Nsga2(seed, population, generations);
            case BAYESIAN -> new Bayesian(seed);
            case RANDOM -> new RandomSearch(seed);
            case SOBOL -> new SobolSearch(seed);
            case EXHAUSTIVE -> new Exhaustive();
            default -> throw new IllegalStateException("no searcher for " + method);
        };
    }

    /** Makes the search. */
    public SearchResult search(Problem problem, SearchListener listener) {
        return searcher().search(problem, budget(), listener);
    }
}
