package io.trellis.backtesting.report;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.core.account.Money;
import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;

/**
 * Equity of a run beside holding the coin, as a picture (SVG): text, so that it needs no fonts and
 * no screen, and the same run gives the same bytes.
 */
public final class EquityChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 56;
    private static final int BOTTOM = 40;
    private static final int POINTS = WIDTH - LEFT - RIGHT;
    private static final int TICKS = 5;
    private static final String GRID_COLOR = "#1f6feb";
    private static final String HOLD_COLOR = "#8c959f";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Bars bars;
    private final IntToDoubleFunction equity;
    private final IntToDoubleFunction holding;
    private final double lowest;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private EquityChart(Bars bars, IntToDoubleFunction equity, IntToDoubleFunction holding) {
        this.bars = bars;
        this.equity = equity;
        this.holding = holding;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < bars.count(); i++) {
            low = Math.min(low, Math.min(equity.applyAsDouble(i), holding.applyAsDouble(i)));
            high = Math.max(high, Math.max(equity.applyAsDouble(i), holding.applyAsDouble(i)));
        }
        double margin = Math.max((high - low) * 0.05, 1e-9);
        this.lowest = low - margin;
        this.highest = high + margin;
    }

    /**
     * Draws a run.
     *
     * @param title told above the picture, without mark-up
     * @param curve of the run over these bars
     */
    public static String svg(String title, Plan<?> plan, Bars bars, EquityCurve curve) {
        double bought = Money.decimal(Hold.equity(plan, bars)).doubleValue();
        double lastClose = bars.close(bars.count() - 1);
        return new EquityChart(bars, curve::equityInQuote, i -> bought * bars.close(i) / lastClose)
                .draw(title);
    }

    private String draw(String title) {
        line(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s' width='%s' height='%s'"
                                .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT)
                        + " font-family='sans-serif' font-size='12'>");
        line("<rect width='100%' height='100%' fill='white'/>");
        text(LEFT, 22, "start", "font-size='15'", escaped(title));
        text(LEFT, 42, "start", "fill='" + GRID_COLOR + "'", "grid equity");
        text(LEFT + 90, 42, "start", "fill='" + HOLD_COLOR + "'", "holding the coin");
        moneyAxis();
        timeAxis();
        curve(holding, HOLD_COLOR);
        curve(equity, GRID_COLOR);
        line("</svg>");
        return svg.toString();
    }

    private void moneyAxis() {
        for (int i = 0; i < TICKS; i++) {
            double value = lowest + (highest - lowest) * i / (TICKS - 1);
            String y = tenths(y(value));
            line(
                    "<line x1='%s' x2='%s' y1='%s' y2='%s' stroke='#eaeef2'/>"
                            .formatted(LEFT, WIDTH - RIGHT, y, y));
            text(LEFT - 8, y(value) + 4, "end", "", String.format(Locale.ROOT, "%,.0f", value));
        }
    }

    private void timeAxis() {
        for (int i = 0; i < TICKS; i++) {
            int bar = (int) ((long) (bars.count() - 1) * i / (TICKS - 1));
            String anchor = i == 0 ? "start" : i == TICKS - 1 ? "end" : "middle";
            Instant time = Instant.ofEpochMilli(bars.timeMillis(bar));
            text(x(bar), HEIGHT - BOTTOM + 22, anchor, "", DAY.format(time));
        }
    }

    /** At most two points a pixel, always the last bar among them. */
    private void curve(IntToDoubleFunction values, String color) {
        int stride = Math.max(1, bars.count() / POINTS);
        var points = new StringJoiner(" ");
        for (int bar = (bars.count() - 1) % stride; bar < bars.count(); bar += stride) {
            points.add(tenths(x(bar)) + "," + tenths(y(values.applyAsDouble(bar))));
        }
        line(
                "<polyline fill='none' stroke='%s' stroke-width='1.5' points='%s'/>"
                        .formatted(color, points));
    }

    private double x(int bar) {
        return LEFT + (double) POINTS * bar / Math.max(1, bars.count() - 1);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (highest - value) / (highest - lowest);
    }

    private void text(double x, double y, String anchor, String style, String words) {
        line(
                "<text x='%s' y='%s' text-anchor='%s' %s>%s</text>"
                        .formatted(tenths(x), tenths(y), anchor, style, words));
    }

    private void line(String text) {
        svg.append(text).append('\n');
    }

    private static String tenths(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
