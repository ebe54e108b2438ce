package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.ChartBuilder.Levels;
import io.trellis.backtesting.report.run.CellHistory.Layout;
import io.trellis.core.grid.Cells;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The grids of a run as levels: every buy and sell price of each, or, where that would be too many,
 * the lowest and the highest alone.
 */
final class CellLevels {

    private static final int MOST_LEVELS = 12_000;
    private static final int MOST_LAYOUTS = 1_500;

    private final CoinFormat format;
    private final List<Layout> layouts;

    CellLevels(ReportedRun run) {
        this.format = run.format();
        this.layouts = run.cells();
    }

    /** Whether every price is drawn. */
    boolean whole() {
        return layouts.stream().mapToLong(each -> 2L * each.cells().count()).sum() <= MOST_LEVELS;
    }

    List<Levels> all() {
        return whole() ? layouts.stream().map(this::levels).toList() : outlines();
    }

    private Levels levels(Layout layout) {
        Cells cells = layout.cells();
        double[] at =
                LongStream.range(0, cells.count())
                        .flatMap(i -> LongStream.of(cells.buy((int) i), cells.sell((int) i)))
                        .sorted()
                        .distinct()
                        .mapToDouble(format::priceAsDouble)
                        .toArray();
        return new Levels(layout.fromMillis(), layout.toMillis(), at);
    }

    /** Some that follow each other are drawn as one where there are too many of them. */
    private List<Levels> outlines() {
        int each = Math.ceilDiv(layouts.size(), MOST_LAYOUTS);
        var outlines = new ArrayList<Levels>();
        for (int from = 0; from < layouts.size(); from += each) {
            List<Layout> some = layouts.subList(from, Math.min(from + each, layouts.size()));
            long low = some.stream().mapToLong(one -> one.cells().lowestBuy()).min().orElseThrow();
            long high =
                    some.stream().mapToLong(one -> one.cells().highestSell()).max().orElseThrow();
            outlines.add(
                    new Levels(
                            some.getFirst().fromMillis(),
                            some.getLast().toMillis(),
                            new double[] {format.priceAsDouble(low), format.priceAsDouble(high)}));
        }
        return outlines;
    }
}
