package io.trellis.backtesting.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.TimeForm;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class BarImportTest {

    private static final SeriesId SERIES = SeriesId.parse("kraken/BTC-USD/1m");
    private static final long START = 1_735_689_600L;

    /** Kraken's form, with two minutes in which nothing was traded. */
    private static final String KRAKEN =
            """
            1735689600,93548.4,93610.0,93500.1,93571.9,4.18263310,127
            1735689660,93571.9,93571.9,93540.0,93540.0,0.71020044,31
            1735689840,93541.2,93555.0,93541.2,93555.0,0.05000000,3
            """;

    private static final String KLINES =
            """
            1735689600000,10,12,9,11,5,1735689659999,55,3,2,22,0
            1735689660000,11,11,11,11,0,1735689719999,0,0,0,0,0
            """;

    @TempDir private Path folder;

    @Test
    void givenKrakensBars_thenMinutesWithoutTradesStayHoles() throws IOException {
        Archives archives = open(Packed.plain(folder.resolve("XBTUSD_1.csv"), KRAKEN));

        assertThat(archives.words())
                .endsWith("kraken-ohlcvt (Kraken's bars: 7 fields, time in seconds)");
        Market market = archives.marketOf(Archives.market(Optional.empty(), Optional.empty()));
        assertThat(market.symbol()).contains("BTC/USD");
        assertThat(market.timeframe()).contains(Timeframe.parse("1m"));
        BarColumns bars = bars(archives);
        assertThat(bars.timeMillis())
                .containsExactly(1735689600000L, 1735689660000L, 1735689840000L);
        assertThat(bars.high()).containsExactly(93610.0, 93571.9, 93555.0);
        assertThat(bars.volume()).containsExactly(4.1826331, 0.71020044, 0.05);
    }

    @Test
    void givenANameOfAnotherMarket_thenItIsRefused() throws IOException {
        Archives archives = open(Packed.plain(folder.resolve("XDGEUR_60.csv"), KRAKEN));

        assertThatThrownBy(() ->
                        archives.marketOf(
                                Archives.market(Optional.of("BTC/USD"), Optional.empty())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is by its name of DOGE/EUR, 1h, not of BTC/USD");
    }

    @Test
    void givenAZipOfManyMarkets_thenTheWantedOneIsTaken() throws IOException {
        Path zip =
                Packed.zip(
                        folder.resolve("all.zip"),
                        "a/XBTUSD_60.csv",
                        "1,2",
                        "a/XBTUSD_1.csv",
                        KRAKEN,
                        "a/ETHUSD_1.csv",
                        "1,2",
                        "a/readme.txt",
                        "hello");
        var wanted = Archives.market(Optional.of("BTC/USD"), Optional.of(Timeframe.parse("1m")));

        BarColumns bars =
                bars(Archives.of(List.of(zip), wanted, Optional.empty(), Optional.empty()));

        assertThat(bars.rows()).isEqualTo(3);
        assertThat(bars.provenance().sourceName()).isEqualTo("all.zip!a/XBTUSD_1.csv");
        assertThatThrownBy(() -> open(zip))
                .hasMessageContaining(
                        "holds 3 CSV files (ETHUSD_1.csv, XBTUSD_1.csv, XBTUSD_60.csv), and none is"
                                + " chosen");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenBinancesBars_thenMillisecondsAndMicrosecondsAreTold(boolean micros)
            throws IOException {
        String text = micros ? KLINES.replace("000,1", "000000,1") : KLINES;
        String header =
                "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
                        + "taker_buy_volume,taker_buy_quote_volume,ignore\n";
        for (String head : List.of("", header)) {
            Path zip =
                    Packed.zip(
                            folder.resolve("BTCUSD-1m-2025-01.zip"),
                            "BTCUSD-1m-2025-01.csv",
                            head + text);

            BarColumns bars = bars(open(zip));

            assertThat(bars.timeMillis()).containsExactly(1735689600000L, 1735689660000L);
            assertThat(bars.close()).containsExactly(11, 11);
        }
    }

    @Test
    void givenColumnsOfOnesOwn_thenTheyAreRead() throws IOException {
        Path file =
                Packed.gzip(
                        folder.resolve("my.csv.gz"),
                        """
                        date;what;o;h;l;c;v
                        2025-01-01 00:00;x;1;3;1;2;7
                        2025-01-01T00:01:00Z;x;2;2;2;2;0
                        """);
        var mapping =
                new ColumnMapping(
                        Map.of(
                                "time", "date", "open", "o", "high", "h", "low", "l", "close", "c",
                                "volume", "v"),
                        true,
                        ';',
                        TimeForm.ISO);

        BarColumns bars = bars(open(mapping, file));

        assertThat(bars.firstMillis()).isEqualTo(1735689600000L);
        assertThat(bars.high()).containsExactly(3, 2);
    }

    @Test
    void givenNoHeader_thenColumnsGoByTheirNumbers() throws IOException {
        Path file = Packed.plain(folder.resolve("my.csv"), "7,2,1,3,2,1735689600000000\n");
        var mapping =
                new ColumnMapping(
                        Map.of(
                                "volume", "1", "close", "2", "low", "3", "high", "4", "open", "5",
                                "time", "6"),
                        false,
                        ',',
                        TimeForm.MICROS);

        assertThat(bars(open(mapping, file)).firstMillis()).isEqualTo(1735689600000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1735689660, | 1735689660000, | line 2, field time: \"1735689660000\" is no time of"
                        + " a bar, it looks like one in ms; expected are epoch seconds",
                "93571.9,93540.0,93540.0 | 93571.9,93540.0,x | line 2, field close: \"x\" is no"
                        + " price",
                "0.71020044,31 | 0.71020044 | line 2: there are 6 fields; the header has 7.",
                "1735689660, | 1735689600, | line 2, field time: 1735689600000 is the time of line"
                        + " 1 too",
                "93541.2,93555.0,93541.2 | 93541.2,93541.0,93541.2 | line 3, field high: 93541.0 is"
                        + " below",
            })
    void givenALineThatIsWrong_thenItIsNamed(String right, String wrong, String complaint)
            throws IOException {
        Path file = Packed.plain(folder.resolve("XBTUSD_1.csv"), KRAKEN.replace(right, wrong));

        assertThatThrownBy(() -> bars(open(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ", ")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time=t,open=o,high=h,low=l,close=c | lacks volume",
                "time=t,price=p | lacks quantity",
                "time=t,prize=p | names the field \"prize\", which is none of",
                "time=t,price=p,quantity=q,open=o | a row is a bar or a trade",
                "time=nope,price=p,quantity=q | has no column \"nope\" for time",
            })
    void givenAMappingThatIsWrong_thenItIsTold(String columns, String complaint)
            throws IOException {
        Path file = Packed.plain(folder.resolve("my.csv"), "t,o,h,l,c,v,p,q\n");
        var pairs = new TreeMap<String, String>();
        for (String pair : columns.split(",", -1)) {
            int sign = pair.indexOf('=');
            pairs.put(pair.substring(0, sign), pair.substring(sign + 1));
        }

        assertThatThrownBy(() -> open(new ColumnMapping(pairs, true, ',', TimeForm.MILLIS), file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void givenSomethingUnknown_thenTheColumnsAreAskedFor() throws IOException {
        Path file = Packed.plain(folder.resolve("x.csv"), "1,2,3,4\n");

        assertThatThrownBy(() -> open(file))
                .hasMessage(
                        file
                                + ", line 1: \"1,2,3,4\" is the beginning of no format that is"
                                + " known; name the columns with --columns and --no-header.");
    }

    @Test
    void givenFilesThatDiffer_thenBothAreNamedUnlessOneIsPreferred() throws IOException {
        Path early = Packed.plain(folder.resolve("XBTUSD_1.csv"), KRAKEN);
        Files.createDirectories(folder.resolve("q2"));
        Path late =
                Packed.plain(
                        folder.resolve("q2/XBTUSD_1.csv"),
                        KRAKEN.substring(KRAKEN.indexOf('\n') + 1).replace("93555.0", "93556.0"));
        Archives archives = open(late, early);

        assertThatThrownBy(() -> bars(archives))
                .hasMessage(
                        "%s and %s hold different bars of 2025-01-01T00:04:00Z; leave one out, or"
                                        .formatted(early, late)
                                + " say with --prefer earlier or later whose to take.");
        var earlier = BarImport.run(archives, SERIES, Preference.EARLIER, "test");
        var later = BarImport.run(archives, SERIES, Preference.LATER, "test");
        assertThat(earlier.bars().close()[2]).isEqualTo(93555.0);
        assertThat(later.bars().close()[2]).isEqualTo(93556.0);
        assertThat(later.merged()).isEqualTo(1);
        assertThat(later.overruled()).isEqualTo(1);
        assertThat(later.sources()).extracting(SourceFile::rows).containsExactly(3L, 2L);
    }

    @Test
    void givenFilesOfTwoForms_thenTheyAreRefused() throws IOException {
        Path kraken = Packed.plain(folder.resolve("a.csv"), KRAKEN);
        Path binance = Packed.plain(folder.resolve("b.csv"), KLINES);

        assertThatThrownBy(() -> open(kraken, binance))
                .hasMessageContaining("import files of one form at a time");
    }

    @Test
    void givenADamagedZip_thenItIsRefused() throws IOException {
        Path zip = Packed.zip(folder.resolve("XBTUSD_1.zip"), "XBTUSD_1.csv", KRAKEN);
        byte[] bytes = Files.readAllBytes(zip);
        int refused = 0;
        for (int at = 45; at < 120; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(zip, flipped);
            try {
                bars(open(zip));
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(75);
    }

    /** However a series is cut into files, in whatever order they are given, it comes back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givenFilesThatOverlap_thenTheWholeIsTheSeries(long seed) throws IOException {
        var random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int minute = 0; minute < 300; minute++) {
            if (random.nextInt(5) > 0) {
                rows.add(
                        "%d,%d,9,1,5,%d,1"
                                .formatted(START + 60L * minute, 1 + random.nextInt(9), minute));
            }
        }
        var files = new ArrayList<Path>();
        for (int part = 0; part < 6; part++) {
            int from = part == 0 ? 0 : random.nextInt(rows.size() * part / 6 + 1);
            int to = part == 5 ? rows.size() : rows.size() * (part + 1) / 6 + random.nextInt(20);
            List<String> cut = rows.subList(from, Math.min(to, rows.size()));
            files.add(Packed.plain(folder.resolve(part + ".csv"), String.join("\n", cut) + "\n"));
        }
        Collections.shuffle(files, random);

        BarColumns whole =
                bars(open(Packed.plain(folder.resolve("w.csv"), String.join("\n", rows))));
        BarColumns merged = bars(open(files.toArray(Path[]::new)));

        assertThat(merged.contentSha256()).as("seed " + seed).isEqualTo(whole.contentSha256());
    }

    private static BarColumns bars(Archives archives) {
        return BarImport.run(archives, SERIES, Preference.NONE, "test").bars();
    }

    private static Archives open(Path... files) {
        return Archives.of(
                Arrays.asList(files),
                Archives.market(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private static Archives open(ColumnMapping mapping, Path file) {
        return Archives.of(
                List.of(file),
                Archives.market(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(mapping));
    }
}
