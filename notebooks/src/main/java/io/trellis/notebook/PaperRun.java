package io.trellis.notebook;

import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Span;
import io.trellis.core.order.Fill;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.trading.feed.FeedFile;
import io.trellis.trading.paper.PaperTrading;

import tech.tablesaw.api.Table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What paper trading over a feed did.
 *
 * @param plan what traded
 * @param summary what came of it
 * @param filled every fill, in order
 */
public record PaperRun(Plan<?> plan, RunSummary summary, List<Fill> filled) implements Shown {

    public PaperRun {
        filled = List.copyOf(filled);
    }

    static PaperRun of(Draft draft, Path feed) {
        Plan<?> plan = Plugins.plan(draft.file());
        var fills = new ArrayList<Fill>();
        var listener =
                new SessionListener() {
                    @Override
                    public void filled(Fill fill) {
                        fills.add(fill);
                    }
                };
        FeedFile.check(feed);
        try (FeedFile file = FeedFile.open(feed)) {
            return switch (new PaperTrading(plan, listener).run(file.reader(), Span.ALL)) {
                case Attempt.Done<RunSummary>(var summary) -> new PaperRun(plan, summary, fills);
                case Attempt.Refused<RunSummary>(var reason) ->
                        throw new InvalidInputException(
                                draft.document().sourceName()
                                        + ": the strategy cannot start: "
                                        + reason);
            };
        }
    }

    /** Every fill, in the order in which they happened. */
    public Table fills() {
        return FillTable.of(plan.instrument(), filled);
    }

    /** Whether a backtest traded the same, to the last unit. */
    public boolean sameAs(Run backtest) {
        return filled.equals(backtest.result().fills())
                && summary.finalEquity() == backtest.result().summary().finalEquity();
    }

    @Override
    public String html() {
        return "<p>" + TableHtml.escaped(toString()) + "</p>";
    }

    @Override
    public String toString() {
        return "%,d bars, %,d fills, equity %s"
                .formatted(
                        summary.bars(),
                        filled.size(),
                        Money.decimal(summary.finalEquity()).toPlainString());
    }
}
