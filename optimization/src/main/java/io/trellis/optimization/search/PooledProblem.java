package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One candidate for several markets: its score is the mean of those that it has in each. It is as
 * feasible as in the market where it is least so.
 */
public final class PooledProblem implements Problem {

    private final List<? extends Problem> markets;

    /**
     * Pools problems whose spaces have the same candidates.
     *
     * @param markets one or more, with as many scores each
     * @throws IllegalArgumentException if there are none, or their fields differ
     */
    public PooledProblem(List<? extends Problem> markets) {
        this.markets = List.copyOf(markets);
        long kinds = markets.stream().map(each -> each.space().paths()).distinct().count();
        if (kinds != 1) {
            throw new IllegalArgumentException("no markets, or of different fields");
        }
    }

    @Override
    public SearchSpace space() {
        return markets.getFirst().space();
    }

    @Override
    public int scores() {
        return markets.getFirst().scores();
    }

    @Override
    public int convenientBatch() {
        return markets.getFirst().convenientBatch();
    }

    @Override
    public List<Fitness> evaluate(List<Candidate> batch) {
        var each = new ArrayList<List<Fitness>>();
        markets.forEach(market -> each.add(market.evaluate(batch)));
        return IntStream.range(0, batch.size())
                .mapToObj(i -> pooled(each.stream().map(market -> market.get(i)).toList()))
                .toList();
    }

    private static Fitness pooled(List<Fitness> reached) {
        Fitness worst = reached.getFirst();
        for (Fitness fitness : reached) {
            boolean isWorse =
                    fitness.standing().compareTo(worst.standing()) < 0
                            || (fitness.standing() == worst.standing()
                                    && fitness.violation() > worst.violation());
            worst = isWorse ? fitness : worst;
        }
        return worst.isFeasible() ? Fitness.feasible(means(reached)) : worst;
    }

    private static List<Double> means(List<Fitness> reached) {
        int scores = reached.getFirst().scores().size();
        return IntStream.range(0, scores)
                .mapToObj(i ->
                        reached.stream()
                                .mapToDouble(fitness -> fitness.scores().get(i))
                                .average()
                                .orElseThrow())
                .toList();
    }
}
