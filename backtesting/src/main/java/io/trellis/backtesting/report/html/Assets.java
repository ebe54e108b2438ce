package io.trellis.backtesting.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style and the scripts that every page brings along. */
final class Assets {

    /** Runs before anything is seen, so that a page never flashes in the wrong colours. */
    private static final String FIRST = text("theme.js");

    private static final String LIBRARY =
            "/*\nuPlot 1.6.32\n" + text("uplot/LICENSE") + "*/\n" + text("uplot/uPlot.iife.min.js");
    private static final List<String> LAST =
            List.of(LIBRARY, text("page.js"), text("chart.js"), text("heatmap.js"));
    private static final String STYLE = text("uplot/uPlot.min.css") + "\n" + text("report.css");

    private Assets() {}

    /** Nothing may be fetched, and no script may run but these. */
    static String policy() {
        String scripts =
                Stream.concat(Stream.of(FIRST), LAST.stream())
                        .map(Assets::hash)
                        .collect(Collectors.joining(" "));
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                + scripts
                + "\">\n";
    }

    static String head() {
        return "<style>\n" + STYLE + "</style>\n" + script(FIRST);
    }

    static String foot() {
        return LAST.stream().map(Assets::script).collect(Collectors.joining());
    }

    private static String script(String text) {
        return "<script>" + text + "</script>\n";
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the program", e);
        }
    }
}
