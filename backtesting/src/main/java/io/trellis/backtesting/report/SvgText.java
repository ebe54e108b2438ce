package io.trellis.backtesting.report;

import java.util.Locale;

/** A picture under construction. */
final class SvgText {

    private final StringBuilder svg = new StringBuilder();

    SvgText(int width, int height) {
        line(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s' width='%s' height='%s'"
                                .formatted(width, height, width, height)
                        + " font-family='sans-serif' font-size='12'>");
        line("<rect width='100%' height='100%' fill='white'/>");
    }

    /**
     * Words at a place.
     *
     * @param style further attributes
     * @param words without mark-up
     */
    void text(double x, double y, String anchor, String style, String words) {
        line(
                "<text x='%s' y='%s' text-anchor='%s' %s>%s</text>"
                        .formatted(tenths(x), tenths(y), anchor, style, escaped(words)));
    }

    void line(String text) {
        svg.append(text).append('\n');
    }

    String end() {
        line("</svg>");
        return svg.toString();
    }

    static String tenths(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
