package io.trellis.backtesting.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.report.html.Block.Copyable;
import io.trellis.backtesting.report.html.Block.Folded;
import io.trellis.backtesting.report.html.Block.Paragraph;
import io.trellis.backtesting.report.html.ChartBuilder.Mark;
import io.trellis.backtesting.report.html.ChartBuilder.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class PageTest {

    private static final String EVIL = "</script><script>alert('x')</script>\"&<b>";
    private static final Pattern SCRIPT =
            Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    /** As npm has them. */
    @ParameterizedTest
    @CsvSource({
        "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
        "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
    })
    void theChartLibraryIsUnchanged(String name, String sha256)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Page.class.getResourceAsStream("uplot/" + name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            assertThat(HexFormat.of().formatHex(sha256(bytes))).isEqualTo(sha256);
        }
    }

    @Test
    void givenMarkupInATextOrInData_thenItStaysAText() {
        var chart =
                ChartBuilder.overTime(EVIL, "g", new long[] {0, 1_000})
                        .line(EVIL, Ink.PRICE, new double[] {1, 2}, 2)
                        .marks("l", EVIL, Shape.UP, Ink.BUY, List.of(new Mark(0, 1, EVIL)), 2)
                        .build();
        var table =
                new Table(
                        EVIL, List.of(Table.Column.text(EVIL)), List.of(Table.Row.of(EVIL)), true);
        var section =
                new Section(
                        "s",
                        EVIL,
                        EVIL,
                        chart,
                        table,
                        new Copyable(EVIL, EVIL),
                        new Folded(EVIL, List.of(new Paragraph(EVIL))));

        String html = new Page(EVIL, EVIL, List.of(EVIL), List.of(section), EVIL).html();

        assertThat(html).doesNotContain("alert('x')</script>").doesNotContain("<b>");
        assertThat(scripts(html)).hasSize(6); // Five of the page's own, and the chart's data.
    }

    @Test
    void onlyThePagesOwnScriptsMayRun() throws GeneralSecurityException {
        String html = page().html();

        Matcher policy =
                Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(html);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1)).startsWith("default-src 'none';");
        for (String script : scripts(html)) {
            byte[] digest = sha256(script.getBytes(StandardCharsets.UTF_8));
            assertThat(policy.group(1))
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }

    @Test
    void nothingIsFetchedFromAnywhere() {
        String html = page().html();

        assertThat(html)
                .doesNotContainPattern("(?i)\\s(src|srcset|action|data|poster)\\s*=\\s*[\"']")
                .doesNotContainPattern("(?i)\\shref\\s*=\\s*[\"'](?!#)")
                .doesNotContainPattern("(?i)@import|url\\(")
                .doesNotContainPattern("fetch\\(|XMLHttpRequest|WebSocket|import\\(|sendBeacon");
        assertThat(html.lines().filter(line -> line.matches(".*https?://.*")))
                .as("the library's own comment alone names a host")
                .allMatch(line -> line.startsWith("/*! https://github.com/leeoniya/uPlot"));
    }

    @Test
    void theLicenceOfTheLibraryGoesWithIt() {
        assertThat(page().html()).contains("The MIT License (MIT)", "Leon Sorokin");
    }

    @Test
    void thePageHasAWarningBeforeAnythingElse() {
        String html =
                new Page("title", "over", List.of("do not trust it"), List.of(), "foot").html();

        assertThat(html.indexOf("do not trust it")).isPositive().isLessThan(html.indexOf("<main"));
    }

    private static Page page() {
        return new Page(
                "title",
                "over",
                List.of(),
                List.of(new Section("part", "Part", "", new Paragraph("words"))),
                "foot");
    }

    private static List<String> scripts(String html) {
        var scripts = new ArrayList<String>();
        Matcher matcher = SCRIPT.matcher(html);
        while (matcher.find()) {
            scripts.add(matcher.group(2));
        }
        return scripts;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
