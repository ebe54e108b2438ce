package io.trellis.cli.optimize;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Bars;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.search.Tried;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What limits of loss cost: of each candidate on the front, the return that was lost for each unit
 * of risk that was removed. Both are shares, against the same grid without any limit on the same
 * bars; risk is the largest fall.
 *
 * @param free the grid without limits
 */
record PriceOfSafety(Point free, List<Point> points) {

    /**
     * A set of limits.
     *
     * @param limits in words; empty for none
     */
    record Point(String limits, double gain, double fall) {

        /** Return lost a unit of risk removed; empty where no risk was removed. */
        OptionalDouble price(Point free) {
            double removed = free.fall - fall;
            return removed > 0
                    ? OptionalDouble.of((free.gain - gain) / removed)
                    : OptionalDouble.empty();
        }
    }

    PriceOfSafety {
        points = List.copyOf(points);
    }

    /** Of the front of a search; empty if the grid cannot run without its limits. */
    static Optional<PriceOfSafety> of(Found found) {
        GridPlan plan = GridPlan.of(found.file());
        Bars bars = TickBars.of(found.seen(), plan.instrument());
        return point("", unlimited(plan), bars)
                .map(free -> new PriceOfSafety(free, points(found, bars)));
    }

    private static List<Point> points(Found found, Bars bars) {
        var points = new ArrayList<Point>();
        for (Tried tried : found.search().front()) {
            StrategyDocument document = found.chosen().space().document(tried.candidate());
            point(limits(found, tried), GridPlan.of(document.decode()), bars)
                    .ifPresent(points::add);
        }
        return points;
    }

    private static Optional<Point> point(String limits, GridPlan plan, Bars bars) {
        return switch (Outcome.of(plan, bars)) {
            case Attempt.Refused<Outcome> _ -> Optional.empty();
            case Attempt.Done<Outcome>(var outcome) ->
                    Optional.of(
                            new Point(
                                    limits,
                                    Figure.TOTAL_RETURN.of(outcome).orElse(Double.NaN),
                                    Figure.MAX_DRAWDOWN.of(outcome).orElse(Double.NaN)));
        };
    }

    private static String limits(Found found, Tried tried) {
        var words = new ArrayList<String>();
        List<String> paths = found.chosen().space().paths();
        for (int i = 0; i < paths.size(); i++) {
            String value = tried.candidate().values().get(i);
            if (!value.isEmpty() && !value.equals("null") && !value.equals("false")) {
                words.add(paths.get(i).replace("risk.", "") + "=" + value);
            }
        }
        return words.isEmpty() ? "none" : String.join(" ", words);
    }

    private static GridPlan unlimited(GridPlan plan) {
        GridSettings settings = plan.settings();
        return new GridPlan(
                plan.instrument(),
                new GridSettings(
                        settings.grid(),
                        settings.capital(),
                        settings.sizing(),
                        settings.start(),
                        Optional.empty(),
                        Optional.empty(),
                        settings.recenter(),
                        settings.trail(),
                        settings.regimes()),
                RiskRules.none(),
                plan.assumptions());
    }

    String text() {
        TextTable table =
                new TextTable("limits", "return", "largest fall", "return lost per risk removed");
        table.row("(none)", Shown.number(free.gain), Shown.number(free.fall), "");
        for (Point point : points) {
            OptionalDouble price = point.price(free);
            table.row(
                    point.limits,
                    Shown.number(point.gain),
                    Shown.number(point.fall),
                    price.isPresent() ? Shown.number(price.getAsDouble()) : "no risk removed");
        }
        return "\nWhat the limits cost, on the bars that the search saw:\n" + table;
    }

    Json json() {
        var rows = new ArrayList<Json>();
        points.forEach(point -> rows.add(json(point)));
        return Json.object()
                .put("withoutLimits", json(free))
                .put("front", new Json.ArrayValue(rows))
                .build();
    }

    private Json json(Point point) {
        OptionalDouble price = point.price(free);
        return Json.object()
                .put("limits", point.limits)
                .put("totalReturn", FigureJson.number(point.gain))
                .put("maxDrawdown", FigureJson.number(point.fall))
                .put(
                        "returnLostPerRiskRemoved",
                        price.isPresent()
                                ? FigureJson.number(price.getAsDouble())
                                : new Json.NullValue())
                .build();
    }
}
