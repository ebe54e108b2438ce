package io.trellis.cli.optimize;

import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.optimization.search.SearchListener.Progress;

import java.util.List;
import java.util.Locale;

/** The report of a search that goes on: how far it is, and the best so far. */
final class LivePage {

    private LivePage() {}

    static Page of(Target target, Convergence convergence, Progress progress) {
        return new Page(
                target.name() + ", still searching",
                "This page loads itself anew every few seconds until the search is done.",
                List.of("UNFINISHED: nothing here has been validated, and nothing is written yet."),
                List.of(
                        new Section(
                                "convergence",
                                "How the search gets on",
                                String.format(
                                        Locale.ROOT,
                                        "Step %,d of %,d, %,d candidates tried, %,d of them on the"
                                                + " front.",
                                        progress.step(),
                                        progress.steps(),
                                        progress.evaluations(),
                                        progress.front()),
                                convergence.bestSoFar())),
                "Trellis. Nothing here is investment advice.");
    }
}
