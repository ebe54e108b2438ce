package io.trellis.notebook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A picture.
 *
 * @param svg the whole of it
 */
public record Plot(String svg) implements Shown {

    /**
     * An image in the page: pages made of notebooks strip drawings that are spelled out in them.
     */
    @Override
    public String html() {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        return "<img style='max-width:100%' src='data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(bytes)
                + "'>";
    }

    /** Never the drawing itself. */
    @Override
    public String toString() {
        return "a picture, %,d characters of SVG".formatted(svg.length());
    }
}
