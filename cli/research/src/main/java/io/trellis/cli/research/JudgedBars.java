package io.trellis.cli.research;

import io.trellis.backtesting.analytics.SuspectProfit;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * The bars of a run, after what was asked to be done with suspect ones.
 *
 * @param columns to run over
 * @param suspects of the whole series
 * @param policy what was asked
 * @param count suspect bars of the span: crossed by the run, or left out of it
 * @param complaint about the manifest, in a sentence
 */
public record JudgedBars(
        BarColumns columns,
        SuspectBars suspects,
        SuspectOption.Policy policy,
        int count,
        Optional<String> complaint) {

    private boolean dropped() {
        return policy == SuspectOption.Policy.DROP;
    }

    private int asked() {
        return columns.rows() + (dropped() ? count : 0);
    }

    /** Says what one must know before reading a result. */
    public void warn(PrintWriter err) {
        complaint.ifPresent(
                sentence -> err.println("warning: " + sentence + " The bars were looked through."));
        if (count > 0) {
            err.println("warning: " + sentence() + ", see data check.");
        }
    }

    /** {@code 3 of 57,600 bars are suspect and kept}. */
    private String sentence() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d bars %s suspect and %s",
                count,
                asked(),
                count == 1 ? "is" : "are",
                dropped() ? "left out" : "kept");
    }

    /** A line below the result of many runs. */
    public String line() {
        return count == 0
                ? String.format(Locale.ROOT, "%nsuspect bars: none of %,d%n", asked())
                : "\nsuspect bars: " + sentence() + "\n";
    }

    /** A table below the result of one run. */
    public String text(BacktestResult result) {
        TextTable table = new TextTable("suspect bars", "value", "");
        table.row(
                dropped() ? "left out" : "crossed",
                String.format(Locale.ROOT, "%,d", count),
                String.format(Locale.ROOT, "of %,d", asked()));
        SuspectProfit on = on(result);
        if (on.bars() > 0) {
            String share =
                    on.share().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "quote, %.2f %% of the total profit",
                                    100 * on.share().getAsDouble())
                            : "quote; there is no total profit";
            table.row("profit on them", Shown.money(on.profit()), share);
            table.row("fills on them", String.format(Locale.ROOT, "%,d", on.fills()), "");
        }
        return "\n" + table;
    }

    /** What a run earned on those that it crossed. */
    public SuspectProfit on(BacktestResult result) {
        return SuspectProfit.of(result.equity(), result.fills(), suspects);
    }

    /** The policy and how many bars, for the result of many runs. */
    public Json json() {
        return figures().build();
    }

    /** The same with what was earned on them. */
    public Json json(BacktestResult result) {
        SuspectProfit on = on(result);
        Json share =
                on.share().isPresent()
                        ? FigureJson.number(on.share().getAsDouble())
                        : new Json.NullValue();
        return figures()
                .put("profit", FigureJson.money(on.profit()))
                .put("profitShare", share)
                .put("fills", on.fills())
                .build();
    }

    private Json.ObjectBuilder figures() {
        return Json.object()
                .put("policy", policy.name().toLowerCase(Locale.ROOT))
                .put("crossed", dropped() ? 0 : count)
                .put("dropped", dropped() ? count : 0);
    }
}
