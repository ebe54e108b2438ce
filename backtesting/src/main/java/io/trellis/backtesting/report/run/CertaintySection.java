package io.trellis.backtesting.report.run;

import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Block.Paragraph;
import io.trellis.backtesting.report.html.DotPlot;
import io.trellis.backtesting.report.html.DotPlot.Dot;
import io.trellis.backtesting.report.html.DotPlot.Mark;
import io.trellis.backtesting.report.html.Section;
import io.trellis.core.account.Money;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.PathRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the result hangs on what bars do not tell. */
final class CertaintySection {

    /** A mark farther off than this many spans of the dots would press them into one. */
    private static final double FAR = 3;

    private final ReportedRun run;
    private final CoinFormat format;

    private CertaintySection(ReportedRun run) {
        this.run = run;
        this.format = run.format();
    }

    static Section of(ReportedRun run) {
        var section = new CertaintySection(run);
        var blocks = new ArrayList<Block>();
        blocks.add(section.plot());
        run.envelope().ifPresent(envelope -> blocks.add(section.coverage(envelope)));
        run.fees().ifPresent(check -> blocks.add(new Paragraph(sentence(check.sentence()))));
        return new Section("certainty", "How sure it is", section.lead(), blocks);
    }

    private String lead() {
        return "A bar does not tell in which order its prices came, nor how far the market went"
                + " past"
                + " an order. Under the assumptions below the profit lies between %s and %s %s."
                        .formatted(
                                format.signed(run.lowestProfit()),
                                format.signed(run.highestProfit()),
                                format.quote());
    }

    private static String sentence(String words) {
        return "Fees: " + words + ".";
    }

    private DotPlot plot() {
        List<Dot> dots = run.envelope().map(this::ofEnvelope).orElseGet(this::ofPaths);
        var marks = new ArrayList<Mark>();
        addUnlessFar(marks, dots, new Mark("no profit", 0, ""));
        addUnlessFar(
                marks,
                dots,
                new Mark(
                        "holding the coin",
                        decimal(run.holdProfit()),
                        format.signed(run.holdProfit())));
        return new DotPlot("Profit in " + format.quote(), dots, marks);
    }

    private static void addUnlessFar(List<Mark> marks, List<Dot> dots, Mark mark) {
        var values = dots.stream().mapToDouble(Dot::value).summaryStatistics();
        double span = Math.max(values.getMax() - values.getMin(), Math.abs(values.getMax()) / 20);
        boolean near =
                mark.value() > values.getMin() - FAR * span
                        && mark.value() < values.getMax() + FAR * span;
        if (near) {
            marks.add(mark);
        }
    }

    private List<Dot> ofEnvelope(FillEnvelope envelope) {
        Assumptions own = run.plan().assumptions();
        return envelope.cases().stream()
                .map(each ->
                        dot(
                                each.words(),
                                each.result().finalEquity(),
                                each.pathRule() == own.pathRule()
                                        && each.throughTicks() == own.marginTicks()))
                .toList();
    }

    private List<Dot> ofPaths() {
        PathRule own = run.plan().assumptions().pathRule();
        return run.paths().summaries().entrySet().stream()
                .map(each ->
                        dot(
                                words(each.getKey()),
                                each.getValue().finalEquity(),
                                each.getKey() == own))
                .toList();
    }

    /** As the strategy file spells it. */
    private static String words(PathRule rule) {
        return switch (rule) {
            case NEAREST -> "nearest";
            case LOW_FIRST -> "lowFirst";
            case HIGH_FIRST -> "highFirst";
        };
    }

    private Dot dot(String name, long finalEquity, boolean chosen) {
        long profit = finalEquity - run.result().summary().capital();
        return new Dot(name, decimal(profit), format.signed(profit), chosen);
    }

    private static double decimal(long units) {
        return Money.decimal(units).doubleValue();
    }

    private Block coverage(FillEnvelope envelope) {
        return new Paragraph(
                String.format(
                        Locale.ROOT,
                        "The narrowest cell is %.2f times as wide as the median bar (class: %s). Of"
                                + " random plain grids of that class on generated prints, %.1f %%"
                                + " truly ended inside such an interval; another market has its own"
                                + " share, which backtest envelope --trades measures.",
                        envelope.cellsOverRange(),
                        envelope.cellClass().words(),
                        100 * envelope.cellClass().syntheticCoverage()));
    }
}
