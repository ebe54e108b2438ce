package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Block.Paragraph;
import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
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
import java.util.function.Function;

/** The report of a search: how it got on, what it found, and the run of what it found. */
final class SearchPage {

    private final Found found;
    private final Convergence convergence;

    private SearchPage(Found found, Convergence convergence) {
        this.found = found;
        this.convergence = convergence;
    }

    /**
     * The whole page.
     *
     * @param run of the strategy found over all the bars; empty when it cannot start at the first
     */
    static Page of(Found found, Convergence convergence, Optional<ReportedRun> run, Origin origin) {
        var page = new SearchPage(found, convergence);
        var warnings = new ArrayList<String>();
        if (found.status() != Verdict.Status.VALIDATED) {
            warnings.add(FoundReport.sentence(found));
        }
        run.map(RunPage::warnings).ifPresent(warnings::addAll);
        var sections = new ArrayList<Section>();
        sections.add(page.summary());
        sections.add(VerdictSection.of(found.result()));
        sections.add(page.search());
        if (found.aim().figures().size() > 1) {
            sections.add(FrontSection.of(found));
        }
        sections.add(page.parts());
        OptionalLong split =
                found.result()
                        .outOfSample()
                        .map(trial -> OptionalLong.of(trial.from().toEpochMilli()))
                        .orElseGet(OptionalLong::empty);
        sections.add(
                new Section(
                        "run",
                        "The run of what was found",
                        "All that follows is one run over what may be looked at: most of it the"
                                + " search has seen, so it looks better than it is."));
        run.map(whole -> RunPage.sections(whole, origin, split)).ifPresent(sections::addAll);
        return new Page(
                found.target().name(),
                run.map(RunPage::subtitle).orElse(found.columns().toString()),
                warnings,
                sections,
                "Trellis " + origin.version() + ". Nothing here is investment advice.");
    }

    private Section summary() {
        Trial seen = found.result().inSample();
        Optional<Trial> unseen = found.result().outOfSample();
        return new Section(
                "search",
                "What the search found",
                "Searched for %s on the first part; %s."
                        .formatted(
                                found.aim().words(),
                                unseen.isPresent()
                                        ? "then run once on the rest"
                                        : "the rest was not opened"),
                new Tiles(
                        List.of(
                                tile("Seen by the search", seen),
                                unseen.map(trial -> tile("Not seen by it", trial))
                                        .orElseGet(SearchPage::closed),
                                new Tile(
                                        "Holding, in the part not seen",
                                        unseen.map(trial -> percent(holdReturn(trial)))
                                                .orElse("not opened"),
                                        "in the part seen: " + percent(holdReturn(seen)),
                                        Tone.PLAIN),
                                new Tile(
                                        "Candidates run",
                                        "%,d".formatted(found.search().tried().size()),
                                        "%,d of them not feasible"
                                                .formatted(found.search().infeasible()),
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

    private static Tile closed() {
        return new Tile("Not seen by it", "not opened", "a rule before it fails", Tone.PLAIN);
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
        for (Dimension dimension : found.chosen().space().dimensions()) {
            rows.add(
                    Row.of(
                            dimension.path(),
                            found.given(dimension),
                            found.value(dimension),
                            Settings.values(dimension)));
        }
        return new Table(
                "Parameters; the space is " + found.chosen().origin(),
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
                "Method %s, seed %d, %,d candidates tried.%s"
                        .formatted(
                                found.plan().method(),
                                found.plan().seed(),
                                found.search().tried().size(),
                                found.plan().population() == 0
                                        ? ""
                                        : " %d to a generation, %d generations at most."
                                                .formatted(
                                                        found.plan().population(),
                                                        found.plan().generations())),
                convergence.chart(found.search()));
    }

    private Section parts() {
        Trial seen = found.result().inSample();
        Optional<Trial> unseen = found.result().outOfSample();
        var rows = new ArrayList<Row>();
        rows.add(row("from, UTC", seen, unseen, SearchPage::time));
        rows.add(row("bars", seen, unseen, trial -> "%,d".formatted(trial.bars())));
        for (Figure figure : FoundReport.SHOWN) {
            rows.add(row(figure.word(), seen, unseen, trial -> text(trial, figure)));
        }
        rows.add(
                row(
                        "holding the coin instead",
                        seen,
                        unseen,
                        trial -> Shown.money(trial.holdEquity())));
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
                        new Paragraph("Written to " + found.target().file() + ".")));
    }

    private static Row row(
            String name, Trial seen, Optional<Trial> unseen, Function<Trial, String> figure) {
        return Row.of(name, figure.apply(seen), unseen.map(figure).orElse("not opened"));
    }

    private static String time(Trial trial) {
        return UtcTime.minutes(trial.from().toEpochMilli());
    }
}
