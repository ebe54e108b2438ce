package io.trellis.optimization;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Provenance;
import io.trellis.core.market.Bars;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A market made for grids: hourly bars that swing around 100, slowly by 10 and quickly by 1, so
 * that a range and a number of cells exist that fit best.
 */
public final class Planted {

    private static final SeriesId SERIES = SeriesId.parse("synthetic/ABC-USD/1h");
    private static final long HOUR = 3_600_000;
    private static final long START = 1_600_000_000_000L / HOUR * HOUR;
    private static final double SLOW_HOURS = 97;
    private static final double QUICK_HOURS = 7;

    private Planted() {}

    /** The strategy whose fields are varied. */
    public static StrategyDocument document() {
        return StrategyDocument.read(text().getBytes(StandardCharsets.UTF_8), "planted.json");
    }

    /** Its file. */
    public static String text() {
        try (InputStream in = Planted.class.getResourceAsStream("planted.json")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hourly bars. */
    public static BarColumns columns(int count) {
        long[] times = new long[count];
        double[] open = new double[count];
        double[] high = new double[count];
        double[] low = new double[count];
        double[] close = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = START + i * HOUR;
            open[i] = price(i);
            close[i] = price(i + 1);
            high[i] = Math.max(open[i], close[i]) + 0.1;
            low[i] = Math.min(open[i], close[i]) - 0.1;
        }
        String sha256 = "0".repeat(64);
        return new BarColumns(
                SERIES,
                times,
                open,
                high,
                low,
                close,
                new double[count],
                new Provenance("two sines", sha256, "trellis test", sha256));
    }

    private static double price(int hour) {
        double slow = StrictMath.sin(2 * Math.PI * hour / SLOW_HOURS);
        double quick = StrictMath.sin(2 * Math.PI * hour / QUICK_HOURS);
        return Math.round((100 + 10 * slow + quick) * 100) / 100.0;
    }

    /** The same in ticks. */
    public static Bars bars(int count) {
        return TickBars.of(columns(count), document().decode().instrument());
    }

    /** The space of {@code --set} texts. */
    public static ParameterSpace space(String... texts) {
        Settings settings = Settings.parse(document(), List.of(texts));
        return ParameterSpace.of(settings.document(), settings.dimensions());
    }

    /** A dimension of a text. */
    public static Dimension dimension(String text) {
        return Settings.parse(document(), List.of(text)).dimensions().getFirst();
    }
}
