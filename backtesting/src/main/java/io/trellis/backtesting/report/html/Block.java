package io.trellis.backtesting.report.html;

import java.util.List;

/** A piece of a section. */
public sealed interface Block
        permits Block.Paragraph,
                Block.Copyable,
                Block.Folded,
                Chart,
                DotPlot,
                HeatMap,
                Table,
                Tiles,
                Waterfall {

    /** Adds itself to a page. */
    void write(Markup out);

    /** Some sentences. */
    record Paragraph(String text) implements Block {
        @Override
        public void write(Markup out) {
            out.element("p", text);
        }
    }

    /** Text to take away as it is, with a button that copies it. */
    record Copyable(String label, String text) implements Block {
        @Override
        public void write(Markup out) {
            out.open("div", "class", "copyable").open("div", "class", "copyable-head");
            out.inline("span", label);
            out.inline("button", "Copy", "type", "button", "data-copy", "");
            out.close("div").element("pre", text, "tabindex", "0").close("div");
        }
    }

    /** What only those who ask need to see. */
    record Folded(String title, List<Block> blocks) implements Block {

        public Folded {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void write(Markup out) {
            out.open("details").element("summary", title);
            blocks.forEach(block -> block.write(out));
            out.close("details");
        }
    }
}
