package io.trellis.backtesting.report.html;

import io.trellis.core.strategyfile.json.Json;

/**
 * A chart, as data: the page's script draws what {@link ChartBuilder} collected, and shows the same
 * numbers as a table to who asks.
 *
 * @param title what it shows
 * @param caption how to read it; may be empty
 */
public record Chart(String title, String caption, Json.ObjectValue data) implements Block {

    @Override
    public void write(Markup out) {
        out.open("figure", "class", "chart", "aria-label", title);
        out.open("figcaption").inline("strong", title).trusted(" ");
        out.inline("span", caption, "class", "caption").close("figcaption");
        out.open("div", "class", "plot").close("div");
        out.data(data).close("figure");
    }
}
