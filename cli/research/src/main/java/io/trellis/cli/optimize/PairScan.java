package io.trellis.cli.optimize;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.LedgerOption;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.Dimension.Bound;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.Fitness;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.PooledProblem;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.DerivedSpace;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.PlanMaker;
import io.trellis.optimization.study.Study;
import io.trellis.optimization.study.ValidationPlan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The same search over many markets: for each market alone, and for all of them with one set of
 * parameters. What each market keeps back for its holdout is not looked at, and every trial on
 * every market is counted.
 */
final class PairScan {

    private final List<Pair> pairs;
    private final List<Dimension> dimensions;
    private final Objective aim;
    private final SearchPlan plan;
    private final int threads;

    /**
     * What came of a market.
     *
     * @param own the best for it alone; empty if nothing is feasible
     * @param pooled what the best for all came to in it; empty if there is none
     */
    record Scanned(Pair pair, int bars, Optional<Tried> own, Optional<Fitness> pooled) {}

    /**
     * What came of all.
     *
     * @param pooled the best for all; empty if nothing is feasible in all of them
     * @param trials ever made on these markets
     */
    record Scan(List<Scanned> markets, Optional<Tried> pooled, long trials) {}

    PairScan(List<Pair> pairs, Objective aim, SearchPlan plan, int threads) {
        this.pairs = pairs;
        this.aim = aim;
        this.plan = plan;
        this.threads = threads;
        this.dimensions = widest(pairs.stream().map(PairScan::derived).toList());
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    /** The bars of a market that may be looked at. */
    private static BarColumns seen(Pair pair) {
        return Study.seen(pair.bars().columns(), ValidationPlan.usual(0, 1, 0));
    }

    private static Bars bars(Pair pair) {
        return TickBars.of(seen(pair), pair.document().decode().instrument());
    }

    private static List<Dimension> derived(Pair pair) {
        return DerivedSpace.of(GridPlan.of(pair.document().decode()), bars(pair));
    }

    /** Ranges that hold those of every market; all are shares or counts. */
    private static List<Dimension> widest(List<List<Dimension>> each) {
        var widest = new ArrayList<>(each.getFirst());
        for (List<Dimension> dimensions : each) {
            widest.replaceAll(one -> wider(one, same(one, dimensions)));
        }
        return List.copyOf(widest);
    }

    private static Dimension same(Dimension one, List<Dimension> dimensions) {
        return dimensions.stream()
                .filter(each -> each.path().equals(one.path()))
                .findFirst()
                .orElse(one);
    }

    private static Dimension wider(Dimension one, Dimension other) {
        if (one instanceof Dimension.LogReal(var path, Bound from, Bound to)
                && other instanceof Dimension.LogReal(_, Bound otherFrom, Bound otherTo)) {
            BigDecimal least = from.value().min(otherFrom.value());
            BigDecimal most = to.value().max(otherTo.value());
            return new Dimension.LogReal(path, new Bound(least, false), new Bound(most, false));
        }
        return one;
    }

    /** Runs it. */
    Scan run(Trials trials, SearchListener listener) {
        var problems = new ArrayList<GridProblem>();
        try {
            for (Pair pair : pairs) {
                var space = ParameterSpace.of(pair.document(), dimensions);
                problems.add(new GridProblem(space, bars(pair), aim, threads));
            }
            var own = new ArrayList<Optional<Tried>>();
            for (int i = 0; i < pairs.size(); i++) {
                SearchResult result = plan.search(problems.get(i), listener);
                tell(trials, pairs.get(i), problems.get(i).space(), result);
                own.add(result.best());
            }
            SearchResult all = plan.search(new PooledProblem(problems), listener);
            for (int i = 0; i < pairs.size(); i++) {
                tell(trials, pairs.get(i), problems.get(i).space(), all);
            }
            return scan(problems, own, all.best(), trials);
        } finally {
            problems.forEach(GridProblem::close);
        }
    }

    private Scan scan(
            List<GridProblem> problems,
            List<Optional<Tried>> own,
            Optional<Tried> pooled,
            Trials trials) {
        var scanned = new ArrayList<Scanned>();
        for (int i = 0; i < pairs.size(); i++) {
            GridProblem problem = problems.get(i);
            Optional<Fitness> reached =
                    pooled.map(Tried::candidate)
                            .map(each -> problem.evaluate(List.of(each)).getFirst());
            scanned.add(new Scanned(pairs.get(i), seen(pairs.get(i)).rows(), own.get(i), reached));
        }
        var series = pairs.stream().map(Pair::series).toList();
        return new Scan(scanned, pooled, trials.count(series).trials());
    }

    private static void tell(Trials trials, Pair pair, ParameterSpace space, SearchResult result) {
        var plans = new PlanMaker(space);
        trials.add(
                LedgerOption.data(seen(pair)),
                result.tried().stream()
                        .map(Tried::candidate)
                        .flatMap(each -> digest(plans, each))
                        .toList());
    }

    private static Stream<ParameterDigest> digest(PlanMaker plans, Candidate candidate) {
        return switch (plans.plan(candidate)) {
            case Attempt.Done<GridPlan>(var made) -> Stream.of(ParameterDigest.of(made));
            case Attempt.Refused<GridPlan> _ -> Stream.empty();
        };
    }
}
