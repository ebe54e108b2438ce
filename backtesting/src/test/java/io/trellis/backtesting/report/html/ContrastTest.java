package io.trellis.backtesting.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Contrast as WCAG 2.2 measures it: 4.5 for text, 3 for lines and marks. */
class ContrastTest {

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "ink, panel, 4.5",
        "quiet, paper, 4.5",
        "quiet, panel, 4.5",
        "link, paper, 4.5",
        "gain, paper, 4.5",
        "loss, paper, 4.5",
        "gain, panel, 4.5",
        "loss, panel, 4.5",
        "warn, warn-paper, 4.5",
        "ink-price, paper, 3",
        "ink-result, paper, 3",
        "ink-hold, paper, 3",
        "ink-fall, paper, 3",
        "ink-buy, paper, 3",
        "ink-sell, paper, 3",
        "ink-market, paper, 3",
    })
    void whatMustBeReadStandsOutInBothColours(String ink, String paper, double least)
            throws IOException {
        for (String theme : new String[] {":root {", ":root[data-theme='dark'] {"}) {
            Map<String, double[]> tokens = tokens(theme);
            double contrast = contrast(luminance(tokens, ink), luminance(tokens, paper));
            assertThat(contrast).as("%s on %s in %s", ink, paper, theme).isGreaterThan(least);
        }
    }

    private static Map<String, double[]> tokens(String theme) throws IOException {
        String css = css();
        int from = css.indexOf(theme);
        assertThat(from).isNotNegative();
        String block = css.substring(from, css.indexOf('}', from));
        var tokens = new HashMap<String, double[]>();
        Matcher matcher = Pattern.compile("--([a-z-]+): #(..)(..)(..);").matcher(block);
        while (matcher.find()) {
            tokens.put(
                    matcher.group(1),
                    new double[] {
                        linear(matcher.group(2)), linear(matcher.group(3)), linear(matcher.group(4))
                    });
        }
        return tokens;
    }

    private static String css() throws IOException {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            byte[] bytes = Objects.requireNonNull(in, "report.css").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static double linear(String hex) {
        double share = Integer.parseInt(hex, 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Map<String, double[]> tokens, String name) {
        double[] rgb = Objects.requireNonNull(tokens.get(name), name);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
}
