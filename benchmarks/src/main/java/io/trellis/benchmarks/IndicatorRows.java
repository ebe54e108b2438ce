package io.trellis.benchmarks;

import io.trellis.core.indicator.AverageTrueRange;
import io.trellis.core.indicator.ExponentialMovingAverage;
import io.trellis.core.indicator.RelativeStrengthIndex;
import io.trellis.core.indicator.SimpleMovingAverage;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The indicators in their array form. */
final class IndicatorRows {

    private static final int PERIOD = 14;

    private final Sizes sizes;
    private final Lazy<Columns> columns;

    @SuppressWarnings("ArrayRecordComponent") // Read by the indicators as they are.
    private record Columns(double[] high, double[] low, double[] close, double[] out) {}

    IndicatorRows(Sizes sizes) {
        this.sizes = sizes;
        this.columns = new Lazy<>(() -> columns(sizes.indicatorBars()));
    }

    private static Columns columns(int count) {
        var random = new Random(42);
        var columns =
                new Columns(
                        new double[count], new double[count], new double[count], new double[count]);
        double price = 100;
        for (int i = 0; i < count; i++) {
            price *= 1 + 0.001 * (random.nextDouble() - 0.5);
            columns.close[i] = price;
            columns.high[i] = price * 1.001;
            columns.low[i] = price * 0.999;
        }
        return columns;
    }

    List<Row> rows() {
        return List.of(
                row("SMA", on -> SimpleMovingAverage.fill(on.close, PERIOD, on.out)),
                row("EMA", on -> ExponentialMovingAverage.fill(on.close, PERIOD, on.out)),
                row("ATR", on -> AverageTrueRange.fill(on.high, on.low, on.close, PERIOD, on.out)),
                row("RSI", on -> RelativeStrengthIndex.fill(on.close, PERIOD, on.out)));
    }

    private Row row(String name, Consumer<Columns> fill) {
        return new Row(
                "indicator " + name + ", array form",
                "bars/s",
                Goal.atLeast(100e6, 300e6),
                () -> {
                    Columns on = columns.get();
                    double seconds = sizes.timing().seconds(() -> fill.accept(on));
                    return new Figure.Measured(
                            sizes.indicatorBars() / seconds,
                            "%,d bars, period %d".formatted(sizes.indicatorBars(), PERIOD));
                });
    }
}
