package io.trellis.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.BacktestProgram;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.cli.optimize.OptimizeProgram;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports of five generated days, opened as a person opens them. */
class ReportInBrowserTest {

    private static final Path STRATEGIES = Path.of("src/test/resources/io/trellis/cli/backtest");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    /**
     * Looks at the page, then in the other colours, and writes what it saw where we find it: into
     * the page around it, as no window can be as narrow as a phone.
     */
    private static final String PROBE =
            """
            <script>
            addEventListener('load', () => {
              const root = document.documentElement;
              const seen = () => ({
                theme: root.dataset.theme,
                paper: getComputedStyle(document.body).backgroundColor,
                width: innerWidth,
                beyond: root.scrollWidth - root.clientWidth,
                charts: document.querySelectorAll('figure').length,
                drawn: document.querySelectorAll('figure[data-drawn]').length,
              });
              const told = frameElement.dataset;
              const words = (s) => Object.entries(s).map(([k, v]) => k + '=' + v).join(';');
              setTimeout(() => {
                told.first = words(seen());
                document.querySelectorAll('figure').forEach((f) => delete f.dataset.drawn);
                document.getElementById('theme').click();
                setTimeout(() => {
                  told.second = words(seen());
                  told.failed = root.dataset.errors || 'nothing';
                }, 500);
              }, 500);
            });
            </script>
            """;

    @TempDir private static Path folder;

    private static Path data;
    private static Optional<Path> browser = Optional.empty();

    @BeforeAll
    static void makeReports() throws IOException {
        browser = Chromium.find();
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 7_200, 50_000);
        data = folder.resolve("five-days.parquet");
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), data);
        report("run.html", new BacktestProgram(), "run", "--report");
        report("sweep.html", new BacktestProgram(), sweep("--report"));
        report("genetic.html", new OptimizeProgram(), search("genetic", "--unvalidated"));
        data = folder.resolve("eighty-days.parquet");
        var hours =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1h"), START, 24 * 80, 50_000);
        ParquetBarStore.write(MarketGenerator.generate(hours, "test"), data);
        report(
                "nsga2.html",
                new OptimizeProgram(),
                search("nsga2", "--objective=totalReturn,maxDrawdown"));
        data = folder.resolve("five-days.parquet");
    }

    private static String[] search(String method, String option) {
        return new String[] {
            method,
            option,
            "--population=8",
            "--generations=3",
            "--created=2024-02-01",
            "--force",
            "--ledger=" + folder.resolve("trials.ledger"),
            "--out=" + folder.resolve("found.json"),
            "--report"
        };
    }

    private static String[] sweep(String last) {
        return new String[] {
            "sweep",
            "--set",
            "grid.cells=10..30/10",
            "--set",
            "grid.lower=44000,46000,51000",
            "--set",
            "capital=9000,500",
            last
        };
    }

    private static Path report(String name, Object program, String... arguments) {
        Path report = folder.resolve(name);
        var all = new ArrayList<>(List.of(arguments));
        all.add(report.toString());
        all.addAll(
                List.of(
                        "--strategy",
                        STRATEGIES.resolve("strategy.json").toString(),
                        "--data",
                        data.toString()));
        ProgramRun run = ProgramRun.of(program, all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return report;
    }

    @ParameterizedTest
    @CsvSource({"run.html", "sweep.html", "genetic.html", "nsga2.html"})
    void everyChartIsDrawnAndNothingFails(String name) throws Exception {
        String page = browser().open(folder.resolve(name), 1_280);

        assertThat(page).doesNotContain("data-errors");
        assertThat(count(page, "<figure")).isPositive();
        assertThat(count(page, "data-drawn=\"true\"")).isEqualTo(count(page, "<figure"));
    }

    @ParameterizedTest
    @CsvSource({"run.html", "sweep.html", "genetic.html", "nsga2.html"})
    void itFitsAPhoneAndAWideScreenInBothColours(String name) throws Exception {
        String page = browser().open(probed(name), 1_400);

        assertThat(count(page, "=\"nothing\"")).as("frames in which nothing failed").isEqualTo(2);
        List<String> seen = seen(page);
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        assertThat(seen).allMatch(each -> each.contains(";beyond=0;"));
        assertThat(seen).filteredOn(each -> each.contains("width=390;")).hasSize(2);
        assertThat(seen).filteredOn(each -> each.contains("width=1280;")).hasSize(2);
        for (String each : seen) {
            assertThat(value(each, "drawn")).isEqualTo(value(each, "charts"));
        }
        assertThat(seen).anyMatch(each -> each.contains("theme=dark;paper=rgb(16, 22, 28)"));
        assertThat(seen).anyMatch(each -> each.contains("theme=light;paper=rgb(255, 255, 255)"));
    }

    @Test
    void givenTheSameRun_thenTheSameBytes() throws IOException {
        String first = Files.readString(folder.resolve("run.html"));

        report("run.html", new BacktestProgram(), "run", "--report");

        assertThat(Files.readString(folder.resolve("run.html"))).isEqualTo(first);
    }

    @Test
    void theSyntheticDataIsToldBeforeAnyFigure() throws IOException {
        for (String name : List.of("run.html", "sweep.html", "genetic.html")) {
            String page = Files.readString(folder.resolve(name));
            assertThat(page.indexOf("SYNTHETIC DATA")).as(name).isBetween(0, page.indexOf("<main"));
        }
    }

    @Test
    void theReportTellsTheCommandThatMadeIt() throws IOException {
        assertThat(Files.readString(folder.resolve("sweep.html")))
                .contains("bin/backtest sweep --set grid.cells=10..30/10");
    }

    /** A copy that lets us look, in a frame as wide as a phone and in a wide one. */
    private static Path probed(String name) throws IOException {
        String page = Files.readString(folder.resolve(name));
        String open = page.replaceFirst("<meta http-equiv[^>]*>", "");
        assertThat(open).isNotEqualTo(page);
        String inner = open.replace("</body>", PROBE + "</body>");
        String quoted = inner.replace("&", "&amp;").replace("\"", "&quot;");
        var frames = new StringBuilder("<!DOCTYPE html>");
        for (int width : new int[] {390, 1_280}) {
            frames.append("<iframe style='width:").append(width);
            frames.append("px;height:800px;border:0' srcdoc=\"").append(quoted);
            frames.append("\"></iframe>");
        }
        return Files.writeString(folder.resolve("probed-" + name), frames);
    }

    private static List<String> seen(String page) {
        Matcher matcher = Pattern.compile("data-(?:first|second)=\"([^\"]*)\"").matcher(page);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static String value(String seen, String name) {
        Matcher matcher = Pattern.compile(name + "=([^;]*)").matcher(seen);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Chromium browser() {
        assumeTrue(browser.isPresent(), "no Chromium on the PATH: reports are not opened");
        return new Chromium(browser.orElseThrow(), folder);
    }
}
