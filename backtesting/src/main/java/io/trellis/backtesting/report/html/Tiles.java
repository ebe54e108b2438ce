package io.trellis.backtesting.report.html;

import java.util.List;

/** A few figures that one must not miss. */
public record Tiles(List<Tile> tiles) implements Block {

    public Tiles {
        tiles = List.copyOf(tiles);
    }

    /**
     * One figure.
     *
     * @param detail what it is measured against; may be empty
     */
    public record Tile(String label, String value, String detail, Tone tone) {}

    @Override
    public void write(Markup out) {
        out.open("dl", "class", "tiles");
        for (Tile tile : tiles) {
            out.open("div", "class", "tile");
            out.element("dt", tile.label());
            out.open("dd").inline("span", tile.value(), "class", "value " + tile.tone().style());
            out.inline("span", tile.detail(), "class", "detail").close("dd");
            out.close("div");
        }
        out.close("dl");
    }
}
