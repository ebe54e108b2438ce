package io.trellis.cli.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.Program;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.FeedWriter;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.feed.TradeFeedWriter;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class KrakenSimProgramTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void givenAnEnd_thenTheVenueStartsAndEnds_andTellsBoth() throws IOException {
        assertThat(run("--for", "300ms")).isZero();

        assertThat(out.toString())
                .contains("REST            http://127.0.0.1:")
                .contains("public stream   ws://127.0.0.1:")
                .contains("public part     LOCALKRAKEN")
                .contains("orders    0")
                .contains("balances  USD 10000");
        List<String> key = Files.readAllLines(keyFile());
        assertThat(key).hasSize(2);
        assertThat(out.toString()).contains(key.get(0)).doesNotContain(key.get(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void givenThatItIsAskedFor_thenThePrivatePartIsShown() throws IOException {
        run("--for", "100ms", "--show-private");

        assertThat(out.toString()).contains(Files.readAllLines(keyFile()).get(1));
    }

    @Test
    void givenJson_thenItHoldsWhatTheTextTells() throws IOException {
        Path file = folder.resolve("run.json");
        Path script = write("day.txt", "+0s price 61000", "+0s deposit BTC 0.5");

        run("--for", "500ms", "--json", file.toString(), "--still", "--script", script.toString());

        String json = Files.readString(file);
        assertThat(json)
                .contains("\"rest\": \"http://127.0.0.1:")
                .contains("\"balances\": {")
                .contains("\"BTC\": \"0.5")
                .contains("\"brokenSums\": []");
    }

    @Test
    void givenAFeed_thenItsMarketIsPlayed() throws IOException {
        run("--for", "500ms", "--feed", feed().toString(), "--speed", "max");

        assertThat(out.toString()).contains("market          ETH/USD");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void givenAFeedOfTrades_thenItsHistoryIsToldAsTradesAndTheRestIsPlayed() throws IOException {
        Path script = write("sell.txt", "+0s order buy 59990 0.09");

        run(
                "--for",
                "1s",
                "--feed",
                trades().toString(),
                "--history",
                "90s",
                "--speed",
                "max",
                "--script",
                script.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("market          BTC/USD")
                .as("by two sales of 0.05, the last of which it does not need whole")
                .contains("orders    1", "fills     2");
    }

    @Test
    void givenAHistoryLongerThanTheFeed_thenAWarningSaysThatNothingMovesAnyMore()
            throws IOException {
        assertThat(run("--for", "200ms", "--feed", trades().toString(), "--history", "1h"))
                .isZero();

        assertThat(err.toString()).startsWith("warning: the feed has ended within --history;");
    }

    @Test
    void givenAPriceBetweenTwoSteps_thenTheMarketBeginsAtTheNearest() throws IOException {
        Path script = write("day.txt", "+0s order sell 60000.2 0.1");

        assertThat(
                        run(
                                "--for",
                                "200ms",
                                "--still",
                                "--price",
                                "60000.17",
                                "--balance",
                                "BTC=1",
                                "--script",
                                script.toString()))
                .isZero();

        assertThat(out.toString()).contains("orders    1\nfills     0");
    }

    @Test
    void givenAFasterClock_thenTheEndComesSooner() {
        long begin = System.nanoTime();

        assertThat(run("--for", "60s", "--clock-speed", "100")).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(out.toString()).contains("clock           100 s a second");
    }

    @Test
    void givenWhatTheVenueRefuses_thenItIsToldAndTheVenueGoesOn() throws IOException {
        Path script =
                write(
                        "day.txt",
                        "+0s order buy 59000 5",
                        "+0s withdraw BTC 1",
                        "+0.1s order buy 59000 0.1");

        assertThat(run("--for", "500ms", "--still", "--script", script.toString())).isZero();

        assertThat(err.toString().lines())
                .containsExactly(
                        script + ":1: the order was refused with EOrder:Insufficient funds.",
                        script + ":2: 1 BTC were not withdrawn, since 0 are free.");
        assertThat(out.toString()).contains("orders    1");
    }

    @Test
    void givenSwitches_thenTheVenueGoesByThem() throws IOException {
        Path script = write("day.txt", "+0s order buy 59900 0.1", "+0.1s price 59000");

        run(
                "--for",
                "500ms",
                "--still",
                "--script",
                script.toString(),
                "--quirk",
                "overfill,late-orders-rest",
                "--fees",
                "0.1,0.2",
                "--fees-in",
                "base");

        assertThat(out.toString())
                .as("a lot too much, less the fee of a maker in coins")
                .contains("balances  BTC 0.0999000100, USD 4009.9994");
    }

    @Test
    void givenFaults_thenThePlanIsToldAndItsLinesAreAScript() {
        run("--for", "2s", "--faults", "harsh", "--seed", "7", "--plan");

        assertThat(out.toString())
                .contains("# seed 7\n", "# requests are under way 0.001s and typically 0.06s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--balance USD | --balance USD is no amount to begin with: write it as USD=10000.",
                "--balance EUR=5 | --balance EUR=5 is no amount to begin with: the market trades"
                        + " BTC",
                "--balance USD=0.00001 | --balance USD=0.00001 is no amount to begin with: 0.00001"
                        + " has more than the 4 decimals of USD.",
                "--balance BTC=100000001 | --balance BTC=100000001 is no amount to begin with: the"
                        + " most is 100000000 of an asset.",
                "--symbol BTC/JPY | the local Kraken has no market BTC/JPY; name one of BTC/USD,",
                "--ports 1,2 | --ports is 1,2; it has to be three ports up to 65535",
                "--ports 1,2,70000 | --ports is 1,2,70000; it has to be three ports up to 65535",
                "--speed 0 | --speed is 0; it has to be a number above 0, or max.",
                "--price 0 | --price is 0; it has to be above 0 and at most a billion.",
                "--for soon | \"soon\" is no length of time such as 250ms, 12.5s, 3m or 2h.",
                "--script none.txt | none.txt does not exist; name a script.",
                "--script . | . is a directory; name a script.",
                "--feed none.feed | none.feed does not exist; name a feed that",
                "--faults wild | Invalid value for option '--faults'",
                "--clock-speed 0 | --clock-speed is 0; it has to be a number above 0 below 10000.",
                "--clock-speed fast | --clock-speed is fast; it has to be a number above 0",
                "--quirk storm | --quirk storm is none of late-orders-rest, client-ids-respelled,",
                "--history-charge 3 | --history-charge is 3; it has to be 2 or 4.",
                "--fees 0.1 | --fees is 0.1; it has to be two fees in per cent, those of makers",
                "--rest-lag 2m | --rest-lag is 2m; it has to be 60s or less.",
                "--for 999999999d | \"999999999d\" is too long a time; the longest is 36500d.",
                "--feed . | . is a directory; name a feed that",
            })
    void givenAWrongOption_thenOneSentenceSaysWhatIsRight(String options, String sentence) {
        assertThat(run(options.split(" "))).isEqualTo(2);

        assertThat(err.toString()).startsWith(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void givenAPortThatIsTaken_thenOneSentenceNamesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(run("--for", "1s", "--ports", "0,0," + port)).isEqualTo(1);
            assertThat(run("--for", "1s", "--ports", port + ",0,0")).isEqualTo(1);

            assertThat(err.toString().lines())
                    .hasSize(2)
                    .containsOnly(
                            "cannot listen on port "
                                    + port
                                    + "; it is taken, or not for everybody: name another.");
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void givenAWrongLineOfAScript_thenTheSentenceNamesIt() throws IOException {
        Path script = write("day.txt", "# A day.", "+1s jump 5");

        assertThat(run("--still", "--script", script.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(script + ":2: \"+1s jump 5\" cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price 60000.05 | the price 60000.05 is no multiple of 0.1, the step of BTC/USD.",
                "trade buy 60000 0.000000001 | the volume 0.000000001 has more than the 8 decimals",
                "deposit EUR 5 | the market trades BTC and USD, not EUR.",
                "deposit USD 0.00001 | 0.00001 has more than the 4 decimals of USD.",
                "deposit USD 999999999999999 | the most is 100000000 of an asset.",
                "price 999999999999 | the highest price is 1000000000.",
                "fault reply-lost on AdOrder | \"AdOrder\" is none of Time, SystemStatus,",
                "fault event-lost on execution | \"execution\" is none of status, heartbeat,",
                "fault tokens-expire on BTC | tokens-expire has no target",
            })
    void givenALineThatTheMarketDoesNotHave_thenNothingStartsAndTheSentenceNamesIt(
            String command, String sentence) throws IOException {
        Path script = write("day.txt", "+1s " + command);

        assertThat(run("--still", "--script", script.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(script + ":1: ").contains(sentence);
        assertThat(out.toString()).isEmpty();
    }

    private Path keyFile() {
        return folder.resolve("local.key");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private Path feed() throws IOException {
        var header = new FeedHeader(SeriesId.parse("kraken/ETH-USD/1m"), 2, 3, 100, "0".repeat(64));
        var pieces = new ArrayList<ByteBuffer>();
        var writer = new FeedWriter(header, pieces::add);
        for (int i = 0; i < 100; i++) {
            writer.add(new FeedBar(i * 60_000L, 300_000, 300_100 + i, 299_900, 300_050, 1_000));
        }
        writer.finish();
        return write("bars.feed", pieces);
    }

    /** One every half minute, in turn at two prices. */
    private Path trades() throws IOException {
        var header = new TradeFeedHeader("kraken", "BTC/USD", 1, 2, 10, "0".repeat(64));
        var pieces = new ArrayList<ByteBuffer>();
        var writer = new TradeFeedWriter(header, pieces::add);
        for (int i = 0; i < 10; i++) {
            boolean sold = i % 2 == 0;
            writer.add(
                    new FeedTrade(
                            i * 30_000_000_000L,
                            sold ? 599_900 : 600_000,
                            5,
                            sold ? Aggressor.SELLER : Aggressor.BUYER));
        }
        writer.finish();
        return write("trades.feed", pieces);
    }

    private Path write(String name, List<ByteBuffer> pieces) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (var piece : pieces) {
                channel.write(piece);
            }
        }
        return file;
    }

    private int run(String... options) {
        var line = Program.commandLine(new KrakenSimProgram());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        var all = new ArrayList<>(List.of("--key-file", keyFile().toString()));
        if (!Arrays.asList(options).contains("--ports")) {
            all.addAll(List.of("--ports", "0,0,0"));
        }
        all.addAll(List.of(options));
        return line.execute(all.toArray(String[]::new));
    }
}
