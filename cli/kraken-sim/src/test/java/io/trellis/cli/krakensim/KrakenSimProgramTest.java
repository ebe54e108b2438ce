package io.trellis.cli.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.Program;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedWriter;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
    void givenFaults_thenThePlanIsToldAndItsLinesAreAScript() {
        run("--for", "2s", "--faults", "harsh", "--seed", "7", "--plan");

        assertThat(out.toString())
                .contains("# seed 7\n", "# requests are under way 0.001s and typically 0.06s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--balance USD | --balance USD is no amount of an asset; write it as USD=10000.",
                "--balance EUR=5 | --balance EUR=5 is no amount of an asset; the market trades BTC",
                "--symbol BTC/JPY | the local Kraken has no market BTC/JPY; name one of BTC/USD,",
                "--ports 1,2 | --ports is 1,2; it has to be three ports up to 65535",
                "--ports 1,2,70000 | --ports is 1,2,70000; it has to be three ports up to 65535",
                "--speed 0 | --speed is 0; it has to be a number above 0, or max.",
                "--price 0 | --price is 0; it has to be above 0.",
                "--for soon | \"soon\" is no length of time such as 250ms, 12.5s, 3m or 2h.",
                "--script none.txt | none.txt does not exist; name a script.",
                "--feed none.feed | none.feed does not exist; name a feed that",
                "--faults wild | Invalid value for option '--faults'",
            })
    void givenAWrongOption_thenOneSentenceSaysWhatIsRight(String options, String sentence) {
        assertThat(run(options.split(" "))).isEqualTo(2);

        assertThat(err.toString()).startsWith(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void givenAWrongLineOfAScript_thenTheSentenceNamesIt() throws IOException {
        Path script = write("day.txt", "# A day.", "+1s jump 5");

        assertThat(run("--still", "--script", script.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(script + ":2: \"+1s jump 5\" cannot be read");
    }

    private Path keyFile() {
        return folder.resolve("local.key");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private Path feed() throws IOException {
        var header = new FeedHeader(SeriesId.parse("kraken/ETH-USD/1m"), 2, 3, 100, "0".repeat(64));
        Path file = folder.resolve("small.feed");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var pieces = new ArrayList<ByteBuffer>();
            var writer = new FeedWriter(header, pieces::add);
            for (int i = 0; i < 100; i++) {
                writer.add(new FeedBar(i * 60_000L, 300_000, 300_100 + i, 299_900, 300_050, 1_000));
            }
            writer.finish();
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
