package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Block.Paragraph;
import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.report.html.Tiles;
import io.trellis.backtesting.report.html.Tiles.Tile;
import io.trellis.backtesting.report.html.Tone;
import io.trellis.backtesting.report.run.Origin;
import io.trellis.backtesting.report.run.ReportedRun;
import io.trellis.backtesting.report.run.RunFigures;
import io.trellis.backtesting.report.run.RunPage;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.validation.Trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The report of a search: how it got on, what it found, and the run of what it found. */
final class SearchPage {

    private final GeneticReport report;
    private final Convergence convergence;

    private SearchPage(GeneticReport report, Convergence convergence) {
        this.report = report;
        this.convergence = convergence;
    }

    /**
     * The whole page.
     *
     * @param run of the strategy found over all the bars; empty when it cannot start at the first
     */
    static Page of(
            GeneticReport report,
            Convergence convergence,
            Optional<ReportedRun> run,
            Origin origin) {
        var page = new SearchPage(report, convergence);
        var warnings = new ArrayList<String>();
        warnings.add(
                "UNVALIDATED: the best of %,d on the same bars; no test accounts for how many were tried. Do not trade it with real money."
                        .formatted(report.result().tried().size()));
        run.map(RunPage::warnings).ifPresent(warnings::addAll);
        var sections = new ArrayList<Section>();
        sections.add(page.summary());
        sections.add(page.search());
        sections.add(page.parts());
        long split = report.found().trial().outOfSample().from().toEpochMilli();
        sections.add(
                new Section(
                        "run",
                        "The run of what was found",
                        "All that follows is one run over both parts: most of it the search has"
                                + " seen, so it looks better than it is."));
        run.map(whole -> RunPage.sections(whole, origin, OptionalLong.of(split)))
                .ifPresent(sections::addAll);
        return new Page(
                report.target().name(),
                run.map(RunPage::subtitle).orElse(report.found().data().toString()),
                warnings,
                sections,
                "Trellis " + origin.version() + ". Nothing here is investment advice.");
    }

    private Section summary() {
        Trial seen = report.found().trial().inSample();
        Trial unseen = report.found().trial().outOfSample();
        return new Section(
                "search",
                "What the search found",
                "Searched for %s on the first part, then run once on the rest."
                        .formatted(report.objective().figure().word()),
                new Tiles(
                        List.of(
                                tile("Seen by the search", seen),
                                tile("Not seen by it", unseen),
                                new Tile(
                                        "Holding, in the part not seen",
                                        percent(holdReturn(unseen)),
                                        "in the part seen: " + percent(holdReturn(seen)),
                                        Tone.PLAIN),
                                new Tile(
                                        "Candidates run",
                                        "%,d".formatted(report.result().tried().size()),
                                        "%,d of them not feasible".formatted(report.infeasible()),
                                        Tone.PLAIN))),
                parameters());
    }

    private static Tile tile(String name, Trial trial) {
        OptionalDouble gain = trial.figure(Figure.TOTAL_RETURN);
        return new Tile(
                name,
                gain.isPresent() ? percent(gain.getAsDouble()) : "refused",
                "largest fall " + text(trial, Figure.MAX_DRAWDOWN),
                Tone.of(gain.orElse(0)));
    }

    private static double holdReturn(Trial trial) {
        return trial.totals()
                .map(totals -> (double) trial.holdEquity() / totals.summary().capital() - 1)
                .orElse(Double.NaN);
    }

    private static String percent(double share) {
        return Double.isNaN(share)
                ? "-"
                : String.format(Locale.ROOT, "%+.2f %%", 100 * share).replace('-', '\u2212');
    }

    private static String text(Trial trial, Figure figure) {
        return switch (figure) {
            case TOTAL_RETURN, MAX_DRAWDOWN, CAGR, CVAR95 -> {
                OptionalDouble share = trial.figure(figure);
                yield share.isPresent() ? RunFigures.percent(share.getAsDouble()) : "-";
            }
            default -> trial.totals().map(totals -> Shown.figure(figure, totals)).orElse("refused");
        };
    }

    private Table parameters() {
        var rows = new ArrayList<Row>();
        for (Dimension dimension : report.chosen().space().dimensions()) {
            rows.add(
                    Row.of(
                            dimension.path(),
                            report.original().value(dimension.path()),
                            report.found(dimension),
                            Settings.values(dimension)));
        }
        return new Table(
                "Parameters; the space is " + report.chosen().origin(),
                List.of(
                        Column.text("parameter"),
                        Column.number("given"),
                        Column.number("found"),
                        Column.text("searched")),
                rows,
                false);
    }

    private Section search() {
        return new Section(
                "convergence",
                "How the search got on",
                "Method %s, seed %d, %d to a generation, %d generations at most."
                        .formatted(
                                report.genetic().method(),
                                report.genetic().seed(),
                                report.genetic().population(),
                                report.genetic().generations()),
                convergence.chart(report.result()));
    }

    private Section parts() {
        Trial seen = report.found().trial().inSample();
        Trial unseen = report.found().trial().outOfSample();
        var rows = new ArrayList<Row>();
        rows.add(Row.of("from, UTC", time(seen), time(unseen)));
        rows.add(Row.of("bars", "%,d".formatted(seen.bars()), "%,d".formatted(unseen.bars())));
        for (Figure figure : GeneticReport.SHOWN) {
            rows.add(Row.of(figure.word(), text(seen, figure), text(unseen, figure)));
        }
        rows.add(
                Row.of(
                        "holding the coin instead",
                        Shown.money(seen.holdEquity()),
                        Shown.money(unseen.holdEquity())));
        return new Section(
                "parts",
                "Seen and not seen",
                "Each part starts with the whole capital and no inventory. A figure that is much"
                        + " worse in the part not seen was fitted, not found.",
                List.<Block>of(
                        new Table(
                                "",
                                List.of(
                                        Column.text("figure"),
                                        Column.number("in-sample"),
                                        Column.number("out-of-sample")),
                                rows,
                                false),
                        rules(),
                        new Paragraph("Written to " + report.target().file() + ".")));
    }

    private static String time(Trial trial) {
        return UtcTime.minutes(trial.from().toEpochMilli());
    }

    private Table rules() {
        var rows = new ArrayList<Row>();
        for (Verdict.Rule rule : report.file().proof().orElseThrow().verdict().rules()) {
            rows.add(
                    Row.of(
                            Cell.of(rule.rule()),
                            Cell.of(
                                    rule.value().isPresent()
                                            ? String.format(
                                                    Locale.ROOT, "%.6f", rule.value().getAsDouble())
                                            : "undefined"),
                            Cell.of(String.format(Locale.ROOT, "%.6f", rule.threshold())),
                            rule.passed() ? Cell.of("holds") : Cell.of("FAILS", Tone.WARNING)));
        }
        return new Table(
                "Rules that were looked at",
                List.of(
                        Column.text("rule"),
                        Column.number("figure"),
                        Column.number("threshold"),
                        Column.text("")),
                rows,
                false);
    }
}
