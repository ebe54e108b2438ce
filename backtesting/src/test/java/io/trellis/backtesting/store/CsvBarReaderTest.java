package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;

class CsvBarReaderTest {

    private static final String HEADER = "ts_ms,open,high,low,close,volume\n";
    private static final String FIRST = "1618951320000,10,12,9,11,5\n";

    @TempDir Path folder;

    @Test
    void givenAFile_thenEveryFieldIsThere() throws IOException {
        Path file =
                text(
                        HEADER
                                + "1618951320000,56738.76,56840.3,56733.23,56813.98,50.9752\n"
                                + "1618951380000,56813.98,56900.0,56800.5,56850.01,0\n");

        BarColumns bars = read(file).bars();

        assertThat(bars.contentSha256()).isEqualTo(Series.small().contentSha256());
        assertThat(bars.provenance())
                .isEqualTo(
                        new Provenance(
                                "bars.csv",
                                sha256(Files.readAllBytes(file)),
                                "trellis test",
                                bars.contentSha256()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givenRandomBars_whenWrittenAndRead_thenTheyAreTheSame(int seed) {
        BarColumns bars =
                Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), 5_000);
        for (String name : new String[] {"a.csv", "a.csv.gz"}) {
            CsvBarWriter.write(bars, folder.resolve(name));

            assertThat(read(folder.resolve(name)).bars().contentSha256())
                    .as("seed %d, %s", seed, name)
                    .isEqualTo(bars.contentSha256());
        }
    }

    @Test
    void givenGzip_thenItIsToldByItsContentAndNotByItsName() throws IOException {
        Path file = bytes(gzip(HEADER + FIRST));

        assertThat(read(file).bars().rows()).isEqualTo(1);
        assertThat(read(file).bars().provenance().sourceSha256())
                .isEqualTo(sha256(Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts_ms", "open_time", "time", "timestamp"})
    void givenAnyNameOfTheTimeAndAnyOrder_thenTheColumnsAreFound(String time) throws IOException {
        Path file =
                text("volume,close,%s,low,high,open\n5,11,1618951320000,9,12,10\n".formatted(time));

        BarColumns bars = read(file).bars();

        assertThat(bars.timeMillis()).containsExactly(1618951320000L);
        assertThat(bars.open()).containsExactly(10);
        assertThat(bars.high()).containsExactly(12);
        assertThat(bars.low()).containsExactly(9);
        assertThat(bars.close()).containsExactly(11);
        assertThat(bars.volume()).containsExactly(5);
    }

    @Test
    void givenAnotherDialect_thenItIsReadAllTheSame() throws IOException {
        Path file =
                text(
                        """
                        \uFEFF"ts_ms",open,high,low,close,volume\r
                        1618951320000,"1.0e1",12.00,9,11,5\r
                        \r
                        1618951380000,10,12,9,11,5\
                        """);

        assertThat(read(file).bars().rows()).isEqualTo(2);
    }

    @Test
    void givenVolumesWithMoreDigitsThanADouble_thenTheNearestIsTakenAndCounted()
            throws IOException {
        Path file =
                text(
                        HEADER
                                + "1618951320000,10,12,9,11,42625316.299999997\n"
                                + "1618951380000,10,12,9,11,5\n"
                                + "1618951440000,10,12,9,11,213979870.3000000119\n");

        CsvBarReader.Result result = read(file);

        assertThat(result.roundedVolumes()).isEqualTo(2);
        assertThat(result.bars().volume()).containsExactly(42625316.3, 5, 213979870.3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc,10,12,9,11,5|field ts_ms: \"abc\" is no whole number; epoch milliseconds are"
                        + " expected, such as 1618951320000.",
                "1618951380,10,12,9,11,5|field ts_ms: 1618951380 looks like seconds; epoch"
                        + " milliseconds are expected, such as 1618951320000.",
                "1618951380000000,10,12,9,11,5|field ts_ms: 1618951380000000 looks like"
                        + " microseconds; epoch milliseconds are expected, such as 1618951320000.",
                "161895138000000000,10,12,9,11,5|field ts_ms: 161895138000000000 is not within the"
                        + " years 1990 to 2099; epoch milliseconds are expected, such as"
                        + " 1618951320000.",
                "7,10,12,9,11,5|field ts_ms: 7 is not within the years 1990 to 2099; epoch"
                        + " milliseconds are expected, such as 1618951320000.",
                "1618951320000,10,12,9,11,5|field ts_ms: 1618951320000 is the time of line 2 too;"
                        + " each bar may be there once.",
                "1618951260000,10,12,9,11,5|field ts_ms: 1618951260000 is before 1618951320000 of"
                        + " line 2; times must rise.",
                "1618951350000,10,12,9,11,5|field ts_ms: 1618951350000 is only 30000 ms after line"
                        + " 2; bars of 1m are at least 60000 ms apart.",
                "1618951380000,NaN,12,9,11,5|field open: \"NaN\" is no price; a decimal number"
                        + " above 0 is expected, such as 56813.98.",
                "1618951380000,10,Infinity,9,11,5|field high: \"Infinity\" is no price; a decimal"
                        + " number above 0 is expected, such as 56813.98.",
                "1618951380000,10,12,0,11,5|field low: \"0\" is no price; a decimal number above 0"
                        + " is expected, such as 56813.98.",
                "1618951380000,10,12,9,-11,5|field close: \"-11\" is no price; a decimal number"
                        + " above 0 is expected, such as 56813.98.",
                "1618951380000,10,12,9,11,-5|field volume: \"-5\" is no volume; a decimal number of"
                        + " 0 or more is expected, such as 50.9752.",
                "1618951380000,10,12,9,11,|field volume: \"\" is no volume; a decimal number of 0"
                        + " or more is expected, such as 50.9752.",
                "1618951380000,10,12,9,11.123456789012345678,5|field close:"
                        + " \"11.123456789012345678\" has more digits than a double keeps; a price"
                        + " of at most 15 significant digits is expected; the nearest double is"
                        + " 11.123456789012346.",
                "1618951380000,10,8,9,11,5|field high: 8.0 is below low 9.0; high is the largest of"
                        + " the four prices.",
                "1618951380000,13,12,9,11,5|field high: 12.0 is below open 13.0; high is the"
                        + " largest of the four prices.",
                "1618951380000,10,12,9,13,5|field high: 12.0 is below close 13.0; high is the"
                        + " largest of the four prices.",
                "1618951380000,8,12,9,11,5|field low: 9.0 is above open 8.0; low is the smallest of"
                        + " the four prices.",
                "1618951380000,10,12,9,8,5|field low: 9.0 is above close 8.0; low is the smallest"
                        + " of the four prices."
            })
    void givenABadField_thenTheSentenceNamesLineFieldAndValue(String row, String sentence)
            throws IOException {
        assertRefused(text(HEADER + FIRST + row + "\n"), "%s, line 3, " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1618951380000,10,12,9,11|there are 5 fields; the header has 6.",
                "1618951380000,10,12,9,11,5,1|there are 7 fields; the header has 6.",
                "1618951380000;10;12;9;11;5|there is 1 field; the header has 6."
            })
    void givenAnotherNumberOfFields_thenTheSentenceCountsThem(String row, String sentence)
            throws IOException {
        assertRefused(text(HEADER + FIRST + row + "\n"), "%s, line 3: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts_ms,open,high,low,close,volume,trades|has the unknown column \"trades\"",
                "Date,open,high,low,close,volume|has the unknown column \"Date\"",
                "ts_ms,open,high,low,close|lacks the column \"volume\"",
                "open,high,low,close,volume|lacks the column \"ts_ms\"",
                "ts_ms,time,open,high,low,close,volume|has a second column for the same value,"
                        + " \"time\"",
                "1618951320000,10,12,9,11,5|has the unknown column \"1618951320000\""
            })
    void givenAWrongHeader_thenTheSentenceNamesTheColumn(String header, String finding)
            throws IOException {
        assertRefused(
                text(header + "\n" + FIRST),
                "%s, line 1: "
                        + finding
                        + "; the header is ts_ms,open,high,low,close,volume in any order (the time"
                        + " may also be called open_time, time or timestamp).");
    }

    @Test
    void givenNoFile_thenTheSentenceSaysSo() throws IOException {
        Path missing = folder.resolve("missing.csv");

        assertRefused(missing, "%s does not exist; name a file that does.");
        assertRefused(folder, "%s is a directory; name a file.");
        assertRefused(text(""), "%s is empty; a header line and at least one bar are expected.");
        assertRefused(
                bytes(gzip("")), "%s is empty; a header line and at least one bar are expected.");
        assertRefused(
                text("\n\n"), "%s is empty; a header line and at least one bar are expected.");
        assertRefused(text(HEADER), "%s has a header but no rows; at least one bar is expected.");
    }

    @Test
    void givenBytesThatAreNotUtf8_thenTheSentenceNamesTheLine() throws IOException {
        byte[] latin1 =
                (HEADER + FIRST + "1618951380000,10,12,9,1\u00e9,5\n")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(
                bytes(latin1),
                "%s, line 3, field close: \"1\\ufffd\" is not UTF-8 text; the file has to be.");
    }

    @Test
    void givenAnotherEncoding_thenTheSentenceSaysSo() {
        assertThatThrownBy(() -> read(bytes(HEADER.getBytes(StandardCharsets.UTF_16))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(", line 1: is not UTF-8 text but begins with \"\\ufffd");
    }

    @Test
    void givenAQuoteThatIsNotClosed_thenTheSentenceNamesTheLine() throws IOException {
        assertRefused(
                text(HEADER + FIRST + "\"1618951380000\"0,10,12,9,11,5\n"),
                "%s, line 3: a field in quotes is not closed as CSV wants it (Unexpected character"
                        + " after closing quote: '0' (0x30)); bars need no quotes.");
    }

    @Test
    void givenAnyTruncationOfAGzip_thenItIsRefused() throws IOException {
        byte[] whole = gzip(HEADER + FIRST + "1618951380000,10,12,9,11,5\n");
        for (int length = 2; length < whole.length; length++) {
            assertRefused(
                    bytes(Arrays.copyOf(whole, length)),
                    "%s is cut off inside its gzip data; get the whole file.");
        }
    }

    @Test
    void givenADamagedGzip_thenTheSentenceSaysSo() throws IOException {
        byte[] damaged = gzip(HEADER + FIRST);
        damaged[damaged.length - 6] ^= 1;

        assertRefused(
                bytes(damaged),
                "%s is damaged: its gzip data cannot be unpacked (Corrupt GZIP trailer); get it"
                        + " again.");
    }

    @Test
    void givenAGzipBomb_thenItIsRefused() throws IOException {
        assertRefused(
                bytes(gzip(HEADER + FIRST + "0".repeat(10_000_000))),
                "%s unpacks to more than 200 times its size, which bars never do; unpack it first"
                        + " if you trust it.");
    }

    @Test
    void givenGeneratedBars_thenTheyAreNotImportedAsARealVenue() {
        BarColumns bars =
                Series.of(
                        SeriesId.parse("synthetic/BTC-USDT/1m"),
                        Series.minutes(1),
                        new double[] {10},
                        new double[] {12},
                        new double[] {9},
                        new double[] {11},
                        new double[] {5});
        Path file = folder.resolve("renamed.csv.gz");
        CsvBarWriter.write(bars, file);

        assertRefused(
                file,
                "%s holds generated bars (its gzip header says so), not bars of venue kraken;"
                        + " import it as venue synthetic.");
        assertThat(CsvBarReader.read(file, bars.series(), "trellis test").bars().synthetic())
                .isTrue();
    }

    @Test
    void givenPricesOfManyDecimals_whenWritten_thenNoneIsInExponentForm() throws IOException {
        BarColumns bars =
                Series.of(
                        Series.BTC,
                        Series.minutes(1),
                        new double[] {0.00002036},
                        new double[] {0.00002037},
                        new double[] {0.00002034},
                        new double[] {0.00002035},
                        new double[] {12_345_678_901.5});
        Path file = folder.resolve("small.csv");

        CsvBarWriter.write(bars, file);

        assertThat(Files.readString(file))
                .isEqualTo(
                        HEADER
                                + "1618951320000,0.00002036,0.00002037,0.00002034,0.00002035,12345678901.5\n");
    }

    private CsvBarReader.Result read(Path file) {
        return CsvBarReader.read(file, Series.BTC, "trellis test");
    }

    private void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence.replace("%s", file.toString()));
    }

    private Path text(String content) throws IOException {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(byte[] content) throws IOException {
        return Files.write(folder.resolve("bars.csv"), content);
    }

    private static byte[] gzip(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(ContentHash.sha256().digest(bytes));
    }
}
