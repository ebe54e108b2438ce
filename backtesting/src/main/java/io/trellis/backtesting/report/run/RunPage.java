package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.SuspectProfit;
import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.session.RunSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The report of one run: where the result comes from, how sure it is, what happened over time, and
 * all that is needed to make it again.
 */
public final class RunPage {

    private RunPage() {}

    /** The whole page. */
    public static Page of(ReportedRun run, Origin origin) {
        return new Page(
                run.strategy().name(),
                subtitle(run),
                warnings(run),
                sections(run, origin, OptionalLong.empty()),
                "Trellis " + origin.version() + ". Nothing here is investment advice.");
    }

    /** Over which bars. */
    public static String subtitle(ReportedRun run) {
        return "%s, %,d bars, %s to %s UTC"
                .formatted(
                        run.columns().series(),
                        run.columns().rows(),
                        CoinFormat.time(run.columns().firstMillis()),
                        CoinFormat.time(run.columns().lastMillis()));
    }

    /**
     * Its sections, for a page that says more than this.
     *
     * @param splitMillis where what a search has not seen begins, if there was one
     */
    public static List<Section> sections(ReportedRun run, Origin origin, OptionalLong splitMillis) {
        StateHistory states = StateHistory.of(run.bars());
        var sections = new ArrayList<Section>();
        sections.add(ProfitSection.of(run));
        sections.add(CertaintySection.of(run));
        sections.add(TimeSection.of(run, states, splitMillis));
        sections.add(ReturnsSection.of(run));
        sections.add(StatesSection.of(run, states));
        sections.addAll(DetailSections.of(run));
        sections.add(DataSection.of(run));
        sections.add(AgainSection.of(run.strategy(), run.columns(), origin));
        return sections;
    }

    /** What one must know before reading a figure of it. */
    public static List<String> warnings(ReportedRun run) {
        var warnings = new ArrayList<String>();
        RunSummary summary = run.result().summary();
        if (run.columns().synthetic()) {
            warnings.add("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        if (!run.strategy().market().equals(run.columns().series())) {
            warnings.add(
                    "The strategy is made for %s, the bars are of %s."
                            .formatted(run.strategy().market(), run.columns().series()));
        }
        run.fees()
                .filter(check -> !check.isCovered())
                .map(FeeCheck::sentence)
                .ifPresent(sentence -> warnings.add("Fees are not covered: " + sentence + "."));
        if (summary.cashShortfall() > 0) {
            warnings.add(
                    "Cash fell short by %s %s at its lowest; live trading would refuse this"
                                    .formatted(
                                            run.format().amount(summary.cashShortfall()),
                                            run.format().quote())
                            + " strategy.");
        }
        SuspectProfit suspect = run.suspectProfit();
        if (suspect.bars() > 0) {
            warnings.add(
                    "%,d bars are suspect; %s %s of the profit was made on them."
                            .formatted(
                                    suspect.bars(),
                                    run.format().signed(suspect.profit()),
                                    run.format().quote()));
        }
        if (run.lowestProfit() < 0 && run.highestProfit() > 0) {
            warnings.add(
                    "Whether it gains at all hangs on what is assumed of the inside of a bar, which"
                            + " the data do not tell.");
        }
        return warnings;
    }
}
