package io.trellis.backtesting.report.run;

import io.trellis.backtesting.engine.Remark;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.ChartBuilder.Mark;
import io.trellis.backtesting.report.html.ChartBuilder.Shape;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Fills and what the strategy reported, as marks on the price. */
final class FillMarks {

    /** From here on a mark stands for several fills of a point in time. */
    static final int MOST_FILLS = 3_000;

    private static final String FILLS = "fills";
    private static final String EVENTS = "events";

    private final ReportedRun run;
    private final CoinFormat format;
    private final Buckets buckets;
    private final ChartBuilder chart;

    FillMarks(ReportedRun run, Buckets buckets, ChartBuilder chart) {
        this.run = run;
        this.format = run.format();
        this.buckets = buckets;
        this.chart = chart;
    }

    /** Whether a mark stands for several fills. */
    static boolean merges(ReportedRun run) {
        return run.result().fills().size() > MOST_FILLS;
    }

    void add() {
        add("buy", Shape.UP, Ink.BUY, fill -> !fill.isTaker() && fill.side() == Side.BUY);
        add("sell", Shape.DOWN, Ink.SELL, fill -> !fill.isTaker() && fill.side() == Side.SELL);
        add("at the market", Shape.SQUARE, Ink.MARKET, Fill::isTaker);
        addRemarks();
    }

    private void add(String name, Shape shape, Ink ink, Predicate<Fill> kind) {
        List<Fill> fills = run.result().fills().stream().filter(kind).toList();
        if (!fills.isEmpty()) {
            List<Mark> marks =
                    merges(run) ? merged(name, fills) : fills.stream().map(this::mark).toList();
            chart.marks(FILLS, name, shape, ink, marks, format.priceDecimals());
        }
    }

    private Mark mark(Fill fill) {
        String words =
                "%s %s at %s%s"
                        .formatted(
                                fill.side() == Side.BUY ? "buy" : "sell",
                                format.quantity(fill.lots()),
                                format.price(fill.priceTicks()),
                                reason(fill));
        return new Mark(fill.timeMillis(), format.priceAsDouble(fill.priceTicks()), words);
    }

    private static String reason(Fill fill) {
        return fill.isTaker() ? ", " + words(fill.reason()) : ", cell " + fill.cell();
    }

    static String words(Reason reason) {
        return switch (reason) {
            case START -> "start";
            case SCHEDULE -> "schedule";
            case GRID -> "grid";
            case EXIT -> "exit";
            case KILL -> "kill";
            case RECENTER -> "recentring";
            case LATE -> "hit while being cancelled";
        };
    }

    /** The lowest and the highest fill of each point in time. */
    private List<Mark> merged(String name, List<Fill> fills) {
        var marks = new ArrayList<Mark>();
        int next = 0;
        for (int point = 0; point < buckets.count(); point++) {
            int from = next;
            long end =
                    point + 1 < buckets.count() ? buckets.timeMillis()[point + 1] : Long.MAX_VALUE;
            while (next < fills.size() && fills.get(next).timeMillis() < end) {
                next++;
            }
            merge(name, fills.subList(from, next), marks);
        }
        return marks;
    }

    private void merge(String name, List<Fill> fills, List<Mark> marks) {
        if (fills.size() <= 2) {
            fills.forEach(fill -> marks.add(mark(fill)));
            return;
        }
        var prices = fills.stream().mapToLong(Fill::priceTicks).summaryStatistics();
        long time = fills.getFirst().timeMillis();
        String words =
                "%,d fills, %s, from %s to %s"
                        .formatted(
                                fills.size(),
                                name,
                                format.price(prices.getMin()),
                                format.price(prices.getMax()));
        marks.add(new Mark(time, format.priceAsDouble(prices.getMin()), words));
        if (prices.getMax() > prices.getMin()) {
            marks.add(new Mark(time, format.priceAsDouble(prices.getMax()), words));
        }
    }

    private void addRemarks() {
        var recentrings = new ArrayList<Mark>();
        var stops = new ArrayList<Mark>();
        for (Remark remark : run.result().remarks()) {
            switch (remark.note()) {
                case Note.Recentered(var trigger, long price) ->
                        recentrings.add(
                                new Mark(
                                        remark.timeMillis(),
                                        format.priceAsDouble(price),
                                        "recentred by " + trigger));
                case Note.Stopped(var rule, boolean forGood) ->
                        stops.add(
                                new Mark(
                                        remark.timeMillis(),
                                        format.priceAsDouble(closeAt(remark.timeMillis())),
                                        "stopped by " + rule + (forGood ? " for good" : "")));
                case Note.Started _,
                        Note.StartRefused _,
                        Note.RecenterRefused _,
                        Note.Trailed _,
                        Note.NotPlaced _,
                        Note.Buying _ -> {}
            }
        }
        addUnlessEmpty("recentring", Shape.DIAMOND, Ink.QUIET, recentrings);
        addUnlessEmpty("stop", Shape.STAR, Ink.FALL, stops);
    }

    private void addUnlessEmpty(String name, Shape shape, Ink ink, List<Mark> marks) {
        if (!marks.isEmpty()) {
            List<Mark> shown = marks.subList(0, Math.min(marks.size(), MOST_FILLS));
            chart.marks(EVENTS, name, shape, ink, shown, format.priceDecimals());
        }
    }

    private long closeAt(long timeMillis) {
        Bars bars = run.bars();
        int low = 0;
        int high = bars.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.timeMillis(middle) < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return bars.close(low);
    }
}
