package io.trellis.backtesting.report.html;

import java.util.List;

/**
 * A part of a page.
 *
 * @param id by which it is linked to: lower-case letters, unlike those of the page's other sections
 * @param title a few words
 * @param lead what it says, in a sentence or two; may be empty
 */
public record Section(String id, String title, String lead, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
        if (!id.matches("[a-z]+")) {
            throw new IllegalArgumentException("a section's id is lower-case letters, not " + id);
        }
    }

    public Section(String id, String title, String lead, Block... blocks) {
        this(id, title, lead, List.of(blocks));
    }

    void write(Markup out) {
        out.open("section", "id", id).element("h2", title);
        if (!lead.isEmpty()) {
            out.element("p", lead, "class", "lead");
        }
        blocks.forEach(block -> block.write(out));
        out.close("section");
    }
}
