package io.trellis.cli.optimize;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.Shown;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.AccountProblem;
import io.trellis.optimization.search.Budget;
import io.trellis.optimization.search.Exhaustive;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SizingPreset;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code optimize sizing}: how much of an account a grid should get. */
@Command(
        name = "sizing",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize sizing --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --objective totalReturn,"
                    + "maxDrawdown<=0.05"
        },
        description = {
            "Searches how much of an account a grid should get, the capital of the file being the"
                    + " account: parts of Kelly's bet, targets of volatility and fixed shares, each"
                    + " under caps. What the grid does not get lies idle.",
            "",
            "Nothing is written: take the capital into the strategy and validate that.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class SizingCommand implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Option(
            names = "--objective",
            paramLabel = "FIGURES",
            defaultValue = "totalReturn,maxDrawdown<=0.1",
            description =
                    "Figure of the whole account to make better, with constraints on others"
                            + " (default: ${DEFAULT-VALUE}).")
    private String objective;

    @Mixin private ThreadsOption threads;

    @Mixin private LedgerOption ledger;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    /** A capital, the rule that gives it, and what the whole account came to; empty if refused. */
    private record Size(String capital, String rule, Optional<Outcome> outcome, boolean feasible) {}

    @Override
    public Integer call() {
        StrategyDocument document = inputs.document();
        StrategyFile strategy = document.decode();
        Objective aim = Objective.named(objective);
        BarColumns columns = inputs.columns();
        inputs.warn(strategy, columns, spec.commandLine().getErr());
        TrialLedger trials = ledger.open();
        Bars bars = TickBars.of(columns, strategy.instrument());
        var sizing = SizingPreset.of(document, bars);
        ParameterSpace space = sizing.preset().space();
        try (var problem =
                new AccountProblem(space, bars, aim, sizing.account(), threads.count())) {
            SearchResult result =
                    new Exhaustive().search(problem, Budget.ample(), SearchListener.silent());
            trials.add(LedgerOption.data(columns), digests(space, result));
            tell(sizing, sizes(sizing, problem, result), result.best());
        }
        return Program.DONE;
    }

    private static List<ParameterDigest> digests(ParameterSpace space, SearchResult result) {
        return result.tried().stream()
                .map(tried -> GridPlan.of(space.document(tried.candidate()).decode()))
                .map(ParameterDigest::of)
                .toList();
    }

    private static List<Size> sizes(
            SizingPreset sizing, AccountProblem problem, SearchResult result) {
        var sizes = new ArrayList<Size>();
        for (Tried tried : result.tried()) {
            String capital = tried.candidate().values().getFirst();
            Optional<Outcome> outcome =
                    switch (problem.evaluation(tried.candidate()).outcome()) {
                        case Attempt.Done<Outcome>(var totals) -> Optional.of(totals);
                        case Attempt.Refused<Outcome> _ -> Optional.empty();
                    };
            String rule =
                    sizing.rules().entrySet().stream()
                            .filter(each -> each.getKey().compareTo(new BigDecimal(capital)) == 0)
                            .map(each -> each.getValue())
                            .findFirst()
                            .orElse("");
            sizes.add(new Size(capital, rule, outcome, tried.fitness().isFeasible()));
        }
        return sizes;
    }

    private void tell(SizingPreset sizing, List<Size> sizes, Optional<Tried> best) {
        TextTable table =
                new TextTable("capital", "by the rule", "return", "largest fall", "sharpe", "");
        var rows = new ArrayList<Json>();
        for (Size size : sizes) {
            table.row(
                    size.capital,
                    size.rule,
                    shown(size, Figure.TOTAL_RETURN),
                    shown(size, Figure.MAX_DRAWDOWN),
                    shown(size, Figure.SHARPE),
                    size.feasible ? "" : "breaks a constraint");
            rows.add(json(size));
        }
        Optional<String> chosen = best.map(tried -> tried.candidate().values().getFirst());
        String last =
                chosen.map(capital ->
                                "Best by %s: capital %s of the account's %s.%n"
                                        .formatted(
                                                objective,
                                                capital,
                                                sizing.account().toPlainString()))
                        .orElse("No size keeps every constraint of " + objective + ".\n");
        Json json =
                Json.object()
                        .put("account", sizing.account().toPlainString())
                        .put("objective", objective)
                        .put(
                                "best",
                                chosen.<Json>map(Json.TextValue::new)
                                        .orElseGet(Json.NullValue::new))
                        .put("sizes", new Json.ArrayValue(rows))
                        .build();
        String text =
                "Figures of the whole account, %s, on all the bars.%n%s%s"
                        .formatted(sizing.account().toPlainString(), table, last);
        output.write(json, text, spec.commandLine().getOut());
    }

    private static String shown(Size size, Figure figure) {
        return size.outcome.map(outcome -> Shown.figure(figure, outcome)).orElse("refused");
    }

    private static Json json(Size size) {
        var json = Json.object().put("capital", size.capital).put("rule", size.rule);
        for (Figure figure : List.of(Figure.TOTAL_RETURN, Figure.MAX_DRAWDOWN, Figure.SHARPE)) {
            json.put(
                    figure.word(),
                    size.outcome
                            .map(each -> FigureJson.of(figure, each.summary(), each.metrics()))
                            .orElseGet(Json.NullValue::new));
        }
        return json.put("feasible", size.feasible).build();
    }
}
