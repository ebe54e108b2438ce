package io.trellis.backtesting.report.html;

import io.trellis.backtesting.store.AtomicFile;

import java.nio.file.Path;
import java.util.List;

/**
 * A whole report. It is one file: style, scripts and data are inside, and its own rules forbid the
 * browser to fetch anything. The same report has the same bytes.
 *
 * @param title what the report is about
 * @param subtitle over which data and time
 * @param warnings what one must know before reading any figure; shown above everything
 * @param foot who made it, of what
 */
public record Page(
        String title, String subtitle, List<String> warnings, List<Section> sections, String foot) {

    public Page {
        warnings = List.copyOf(warnings);
        sections = List.copyOf(sections);
    }

    /** Writes it, whole or not at all. */
    public void write(Path file) {
        AtomicFile.writeText(file, html());
    }

    /** Writes it as the state of something that goes on: an open browser loads it anew. */
    public void writeLive(Path file, int everySeconds) {
        AtomicFile.writeText(
                file,
                html("<meta http-equiv=\"refresh\" content=\"%d\">\n".formatted(everySeconds)));
    }

    /** All of it. */
    public String html() {
        return html("");
    }

    private String html(String head) {
        var out = new Markup();
        out.trusted("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.trusted(Assets.policy());
        out.trusted(
                """
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                """);
        out.trusted(head);
        out.element("title", title);
        out.trusted(Assets.head());
        out.trusted("</head>\n<body>\n");
        header(out);
        out.open("main");
        sections.forEach(section -> section.write(out));
        out.close("main");
        out.element("footer", foot);
        return out.trusted(Assets.foot()).trusted("</body>\n</html>\n").toString();
    }

    private void header(Markup out) {
        out.open("header");
        out.open("div", "class", "title").open("div");
        out.element("h1", title).element("p", subtitle).close("div");
        out.element(
                "button", "Dark", "type", "button", "id", "theme", "aria-label", "Dark or light");
        out.close("div");
        out.element("div", "", "id", "errors", "role", "alert", "hidden", "");
        warnings(out);
        out.open("nav", "aria-label", "Sections");
        for (Section section : sections) {
            out.inline("a", section.title(), "href", "#" + section.id()).trusted(" ");
        }
        out.close("nav");
        out.close("header");
    }

    private void warnings(Markup out) {
        if (warnings.isEmpty()) {
            return;
        }
        out.open("ul", "class", "warnings", "aria-label", "Warnings");
        warnings.forEach(warning -> out.element("li", warning));
        out.close("ul");
    }
}
