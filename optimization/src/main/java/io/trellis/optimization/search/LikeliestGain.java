package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;
import io.trellis.optimization.space.SobolPoints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chooses what a {@link Bayesian} search tries next, and tries it. */
final class LikeliestGain {

    private static final String GENERATOR = "L64X128MixRandom";
    private static final int DRAWS = 256;
    private static final int NEAR_DRAWS = 64;
    private static final int POLISH_ROUNDS = 8;
    private static final int POLISH_DRAWS = 16;
    private static final double[] REACHES = {0.1, 0.01};
    private static final int MOST_SOBOL_POINTS = 100_000;

    private final SearchSpace space;
    private final Tally tally;
    private final SobolPoints sobol;
    private final RandomGenerator random;
    private final ShapeFit shapes;
    private final int first;
    private final List<double[]> points = new ArrayList<>();
    private int sobolPoints;

    /** A place, and the improvement that is expected there. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Place(double[] point, double gain) {}

    LikeliestGain(SearchSpace space, Tally tally, long seed) {
        int dimensions = space.paths().size();
        this.space = space;
        this.tally = tally;
        this.sobol = new SobolPoints(dimensions, seed);
        this.random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        this.shapes = new ShapeFit(dimensions, random);
        this.first = 2 * dimensions + 2;
    }

    /** Tries one more; false if nothing is found that was not tried yet. */
    boolean tryNext() {
        Optional<double[]> point = tally.tried().size() < first ? spread() : likeliest();
        point.ifPresent(this::evaluate);
        return point.isPresent();
    }

    private void evaluate(double[] point) {
        points.add(point);
        tally.evaluate(List.of(space.candidate(point)));
    }

    /** The next point of the sequence that is a new candidate. */
    private Optional<double[]> spread() {
        while (sobolPoints < MOST_SOBOL_POINTS) {
            double[] point = sobol.at(sobolPoints++);
            if (isNew(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    private boolean isNew(double[] point) {
        Candidate candidate = space.candidate(point);
        return !tally.knows(candidate);
    }

    private Optional<double[]> likeliest() {
        Optional<Scale> scale = Scale.of(tally.tried());
        if (scale.isEmpty()) {
            return spread();
        }
        double[] values = scale.get().values();
        GaussianProcess process = shapes.fit(points.toArray(double[][]::new), values);
        int best = indexOfMost(values);
        List<Place> places = places(process, points.get(best), values[best]);
        places.sort(Comparator.comparingDouble(Place::gain).reversed());
        return places.stream().map(Place::point).filter(this::isNew).findFirst().or(this::spread);
    }

    /**
     * Places all over the space, some around the best one, and better ones around the likeliest.
     */
    private List<Place> places(GaussianProcess process, double[] best, double most) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < DRAWS; i++) {
            places.add(place(process, random.doubles(best.length).toArray(), most));
        }
        for (double reach : REACHES) {
            for (int i = 0; i < NEAR_DRAWS; i++) {
                places.add(place(process, near(best, reach), most));
            }
        }
        Place likeliest =
                places.stream().max(Comparator.comparingDouble(Place::gain)).orElseThrow();
        double reach = REACHES[0];
        for (int round = 0; round < POLISH_ROUNDS; round++) {
            for (int i = 0; i < POLISH_DRAWS; i++) {
                Place next = place(process, near(likeliest.point(), reach), most);
                places.add(next);
                likeliest = next.gain() > likeliest.gain() ? next : likeliest;
            }
            reach /= 2;
        }
        return places;
    }

    private static Place place(GaussianProcess process, double[] point, double most) {
        GaussianProcess.Prediction there = process.at(point);
        return new Place(point, ExpectedImprovement.of(there.mean(), there.deviation(), most));
    }

    /** A point a normally distributed step away, inside the range. */
    private double[] near(double[] point, double reach) {
        double[] near = new double[point.length];
        for (int i = 0; i < near.length; i++) {
            double moved = point[i] + reach * random.nextGaussian();
            near[i] = Math.clamp(moved, 0, Math.nextDown(1.0));
        }
        return near;
    }

    private static int indexOfMost(double[] values) {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] ? i : most;
        }
        return most;
    }
}
