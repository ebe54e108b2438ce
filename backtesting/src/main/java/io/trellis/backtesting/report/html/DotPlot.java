package io.trellis.backtesting.report.html;

import java.util.List;
import java.util.Locale;

/**
 * Amounts on one line each, to be compared by where they lie: an interval, and what it is held
 * against.
 *
 * @param caption what is compared
 * @param dots one a line
 * @param marks lines through all of them
 */
public record DotPlot(String caption, List<Dot> dots, List<Mark> marks) implements Block {

    public DotPlot {
        dots = List.copyOf(dots);
        marks = List.copyOf(marks);
    }

    /**
     * An amount.
     *
     * @param text the amount as it shall be read
     * @param chosen whether it is the one that the report is about
     */
    public record Dot(String name, double value, String text, boolean chosen) {}

    /** A value to compare with. */
    public record Mark(String name, double value, String text) {}

    @Override
    public void write(Markup out) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Dot dot : dots) {
            least = Math.min(least, dot.value());
            greatest = Math.max(greatest, dot.value());
        }
        for (Mark mark : marks) {
            least = Math.min(least, mark.value());
            greatest = Math.max(greatest, mark.value());
        }
        out.open("table", "class", "dots").element("caption", caption).open("tbody");
        for (Dot dot : dots) {
            row(out, dot, least, greatest);
        }
        out.close("tbody").close("table").open("p", "class", "key");
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            out.open("span").inline("i", "", "class", "mark mark" + i);
            out.text(mark.name() + " " + mark.text()).closeInline("span").trusted(" ");
        }
        out.close("p");
    }

    private void row(Markup out, Dot dot, double least, double greatest) {
        out.open("tr", "class", dot.chosen() ? "chosen" : "");
        out.open("th", "scope", "row").text(dot.name());
        if (dot.chosen()) {
            out.inline("small", "this run");
        }
        out.closeInline("th").open("td", "class", "bar", "aria-hidden", "true");
        out.open("div", "class", "track");
        for (int i = 0; i < marks.size(); i++) {
            String at = place(marks.get(i).value(), least, greatest);
            out.inline("i", "", "class", "mark mark" + i, "style", at);
        }
        String at = place(dot.value(), least, greatest);
        out.inline("i", "", "class", "dot", "style", at).close("div").close("td");
        out.inline("td", dot.text(), "class", "number").close("tr");
    }

    private static String place(double value, double least, double greatest) {
        double share = greatest == least ? 0.5 : (value - least) / (greatest - least);
        return String.format(Locale.ROOT, "left:%.2f%%", 100 * share);
    }
}
