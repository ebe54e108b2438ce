package io.trellis.cli.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Four cells of 5 from 90 to 110 on a market that falls from 100 to 90 and comes back: the cells at
 * 100 and 105 are bought at the start, those at 95 and 90 on the way down and sold on the way up.
 */
class PaperCommandTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/trade/four-cells.json");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path feed = Path.of("");

    @BeforeEach
    void recordTheFeed() throws IOException {
        feed = SmallFeed.write(folder.resolve("small.feed"), "kraken");
    }

    @Test
    void givenAHandWrittenStrategy_thenItIsTradedOnlyWhenAskedTo() {
        assertThat(paper(STRATEGY)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        STRATEGY
                                + ": it is hand-written and carries no proof; trade it on paper all"
                                + " the same with --unvalidated.\n");
        assertThat(out.toString()).isEmpty();

        assertThat(paper(STRATEGY, "--unvalidated")).isZero();
        assertThat(err.toString())
                .isEqualTo(
                        "warning: "
                                + STRATEGY
                                + ": it is hand-written and carries no proof; a good past is no"
                                + " reason to trade it.\n");
    }

    @Test
    void givenAMarketThatFallsAndComesBack_thenEveryFillIsAsTheLawSays() throws IOException {
        Path fills = folder.resolve("fills.csv");
        Path equity = folder.resolve("equity.csv");

        paper(
                STRATEGY,
                "--unvalidated",
                "--fills",
                fills.toString(),
                "--equity",
                equity.toString());

        // q = 385 / (90·1.0025 + 95·1.0025 + 2·100·1.004) = 0.9963…, in lots of 0.01.
        assertThat(fills)
                .hasContent(
                        """
                        time,side,price,quantity,fee,reason,cell,phase
                        1704067200000,buy,100,1.98,0.792,start,-1,open
                        1704067260000,buy,95,0.99,0.235125,grid,1,path
                        1704067320000,buy,90,0.99,0.22275,grid,0,path
                        1704067380000,sell,95,0.99,0.235125,grid,0,path
                        1704067440000,sell,100,0.99,0.2475,grid,1,path
                        """);
        assertThat(Files.readAllLines(equity)).hasSize(7).endsWith("1704067500000,393.16750000");
    }

    @Test
    void givenJson_thenTheProfitSplitAddsUp() {
        paper(STRATEGY, "--unvalidated", "--json", "-");

        // Two trips of 5 · 0.99 less their fees; the coins of the start are worth their fee less.
        assertThat(out.toString())
                .contains("\"synthetic\": false")
                .contains("\"finalEquity\": 393.1675")
                .contains("\"roundTripProfit\": 8.9595")
                .contains("\"unrealized\": -0.792")
                .contains("\"gridBuys\": 2")
                .contains("\"gridSells\": 2")
                .contains("\"inventory\": 1.98")
                .contains("\"halted\": false");
    }

    @Test
    void givenASpan_thenOnlyItsBarsAreTraded() {
        paper(STRATEGY, "--unvalidated", "--to", "2024-01-01T00:02", "--json", "-");

        assertThat(out.toString()).contains("\"bars\": 2");
    }

    @Test
    void givenASpanWithoutBars_thenItIsRefused() {
        assertThat(paper(STRATEGY, "--unvalidated", "--from", "2030-01-01")).isEqualTo(2);
        assertThat(err.toString()).contains("no bar lies between --from and --to");
    }

    @Test
    void givenAFeedThatIsCutOff_thenNothingIsTraded() throws IOException {
        byte[] bytes = Files.readAllBytes(feed);
        Files.write(feed, Arrays.copyOf(bytes, bytes.length - 3));
        Path fills = folder.resolve("fills.csv");

        assertThat(paper(STRATEGY, "--unvalidated", "--fills", fills.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("small.feed");
        assertThat(fills).doesNotExist();
    }

    @Test
    void givenASyntheticFeed_thenItIsSaid() throws IOException {
        SmallFeed.write(feed, "synthetic");
        Path synthetic = folder.resolve("synthetic.json");
        Files.writeString(
                synthetic, Files.readString(STRATEGY).replace("\"kraken\"", "\"synthetic\""));

        assertThat(paper(synthetic, "--unvalidated")).as(err.toString()).isZero();
        assertThat(err.toString()).contains("SYNTHETIC DATA");
        assertThat(out.toString()).startsWith("SYNTHETIC DATA, not a market\n");
    }

    @Test
    void givenAFeedOfAnotherMarket_thenNothingIsTraded() throws IOException {
        SmallFeed.write(feed, "synthetic");

        assertThat(paper(STRATEGY, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        STRATEGY
                                + ": it is made for kraken/COIN-USD/1m, the feed is of"
                                + " synthetic/COIN-USD/1m; so it is not traded.\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void givenCellsThatDoNotCoverTheirFees_thenNothingIsTraded() throws IOException {
        Path narrow = folder.resolve("narrow.json");
        Files.writeString(
                narrow, Files.readString(STRATEGY).replace("\"cells\": 4", "\"cells\": 50"));

        assertThat(paper(narrow, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString())
                .contains("50 of 50 cells do not cover their fees: the narrowest nets -0.")
                .endsWith("; so it is not traded.\n");
    }

    @Test
    void givenWrongFiles_thenEachIsNamed() {
        assertThat(paper(Path.of("no.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("no.json does not exist");

        feed = folder;
        assertThat(paper(STRATEGY, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString()).contains(folder + " is a directory");
    }

    private int paper(Path strategy, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] arguments = new String[options.length + 4];
        arguments[0] = "paper";
        arguments[1] = strategy.toString();
        arguments[2] = "--feed";
        arguments[3] = feed.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Program.commandLine(new TradeProgram())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
