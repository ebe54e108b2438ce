package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.core.regime.MarketState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which states of the market the result was earned. */
final class StatesSection {

    private final ReportedRun run;
    private final StateHistory states;
    private final CoinFormat format;

    private StatesSection(ReportedRun run, StateHistory states) {
        this.run = run;
        this.states = states;
        this.format = run.format();
    }

    static Section of(ReportedRun run, StateHistory states) {
        return new Section(
                "states",
                "Market states",
                "What the equity changed by, from the close before to the close, in the bars of"
                        + " each state. A state is known at the close of its bar and never changes.",
                new StatesSection(run, states).table());
    }

    /** What happened in some bars; the change in units of 10⁻⁸ quote. */
    private record Sum(int bars, long change, double holdChange) {

        Sum with(long more, double holdMore) {
            return new Sum(bars + 1, change + more, holdChange + holdMore);
        }
    }

    private Table table() {
        var rows = new ArrayList<Row>();
        for (MarketState state : MarketState.values()) {
            rows.add(row(StateHistory.words(state), sum(Optional.of(state))));
        }
        rows.add(row("not known yet", sum(Optional.empty())));
        long holdProfit = run.holdProfit();
        rows.add(row("all", new Sum(run.bars().count(), run.profit(), holdProfit)).asTotal());
        return new Table(
                "",
                List.of(
                        Column.text("state"),
                        Column.number("bars"),
                        Column.number("of the time"),
                        Column.number("the strategy, " + format.quote()),
                        Column.number("holding the coin")),
                rows,
                false);
    }

    private Row row(String name, Sum sum) {
        long hold = Math.round(sum.holdChange());
        return Row.of(
                Cell.of(name),
                Cell.of(CoinFormat.count(sum.bars())),
                Cell.of(CoinFormat.percent((double) sum.bars() / run.bars().count())),
                Cell.gain(format.signed(sum.change()), (double) sum.change()),
                Cell.of(format.signed(hold)));
    }

    private Sum sum(Optional<MarketState> state) {
        EquityCurve curve = run.result().equity();
        var sum = new Sum(0, 0, 0);
        long before = curve.capital();
        double holdBefore = curve.capital();
        for (int bar = 0; bar < curve.count(); bar++) {
            double hold = run.holdEquity(bar);
            if (states.at(bar).equals(state)) {
                sum = sum.with(curve.equity(bar) - before, hold - holdBefore);
            }
            before = curve.equity(bar);
            holdBefore = hold;
        }
        return sum;
    }
}
