package io.trellis.backtesting.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

class RunPageTest {

    private static final Path STRATEGY = Path.of("../strategies/example-geometric.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final Origin ORIGIN =
            new Origin("bin/backtest run --strategy '</script><b>.json'", "0.1.0+test");
    private static final int DAY = 1_440;
    private static final int MOST_BYTES = 3_000_000;

    @Test
    void theSplitStandsBeforeEverythingElseAndAddsUp() throws IOException {
        ReportedRun run = run(5 * DAY);

        String page = RunPage.of(run, ORIGIN).html();

        String profit = String.format(Locale.ROOT, "%,.8f", Money.decimal(Math.abs(run.profit())));
        assertThat(page)
                .containsSubsequence(
                        "SYNTHETIC DATA", "Grid profit", "Fees", profit, "Price of BTC in USDT");
    }

    @Test
    void givenMarkupInTheCommand_thenItIsText() throws IOException {
        assertThat(RunPage.of(run(2 * DAY), ORIGIN).html())
                .contains("&lt;/script&gt;&lt;b&gt;.json")
                .doesNotContain("<b>");
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        assertThat(RunPage.of(run(3 * DAY), ORIGIN).html())
                .isEqualTo(RunPage.of(run(3 * DAY), ORIGIN).html());
    }

    @Test
    void everyStateIsKnownFromItsBarOnAndPaintedOnce() throws IOException {
        ReportedRun run = run(5 * DAY);
        StateHistory states = StateHistory.of(run.bars());
        int last = run.bars().count() - 1;

        var spans = states.spans(Buckets.of(run.bars()), run.bars().timeMillis(last));

        assertThat(states.at(0)).isEmpty();
        assertThat(states.at(last)).isPresent();
        assertThat(spans.getLast().toMillis()).isEqualTo(run.bars().timeMillis(last));
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).fromMillis()).isEqualTo(spans.get(i - 1).toMillis());
            assertThat(spans.get(i).ink()).isNotEqualTo(spans.get(i - 1).ink());
        }
    }

    @Test
    @Tag("nightly")
    void aYearOfMinutesStaysSmall() throws IOException {
        byte[] page = RunPage.of(run(365 * DAY), ORIGIN).html().getBytes(StandardCharsets.UTF_8);

        assertThat(page.length).isLessThan(MOST_BYTES);
    }

    private static ReportedRun run(int count) throws IOException {
        StrategyFile strategy =
                StrategyCodec.read(Files.readAllBytes(STRATEGY), STRATEGY.toString());
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, count, 50_000);
        BarColumns columns = MarketGenerator.generate(settings, "test");
        return switch (ReportedRun.ofGrid(strategy, columns)) {
            case Attempt.Done<ReportedRun>(var run) -> run;
            case Attempt.Refused<ReportedRun>(var reason) -> throw new AssertionError(reason);
        };
    }
}
