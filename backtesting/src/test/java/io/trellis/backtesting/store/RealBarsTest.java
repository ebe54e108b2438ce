package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.certificate.Overlap;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recorded bars of real venues, of which a description by others counts rows and defects. They lie
 * beside the checkout; where they are absent these tests are skipped.
 */
class RealBarsTest {

    /** venue, base, quote, timeframe: {@code binance_BTCUSDT_1m_20210420-20210509.csv.gz}. */
    private static final Pattern NAME =
            Pattern.compile("([a-z]+)_([A-Z]+?)-?(USDT|USD|EUR|BTC|PERP)_([0-9]+[smhd])_.*");

    /** What the certificate adds to the description: prints far from everything around them. */
    private static final Map<String, Integer> SUSPECT_BARS =
            Map.ofEntries(
                    Map.entry("binance_ALICEUSDT_1h_20210315-20210717.csv.gz", 1),
                    Map.entry("binance_AVAUSDT_5m_20201201-20210717.csv.gz", 6),
                    Map.entry("binance_DOTUSDT_5m_20201201-20210717.csv.gz", 1),
                    Map.entry("bitfinex_BTCUSD_1h_20131001-20131031.csv.gz", 1),
                    Map.entry("bitvavo_BTCEUR_1h_20191231-20210509.csv.gz", 1),
                    Map.entry("bitvavo_XRPEUR_1h_20210901-20231231.csv.gz", 2),
                    Map.entry("coinbase_BTCUSD_1d_20141201-20180813.csv.gz", 1),
                    Map.entry("coinbase_BTCUSD_4h_20160518-20210509.csv.gz", 2),
                    Map.entry("coinbase_ETHUSD_1d_20160518-20210509.csv.gz", 1),
                    Map.entry("coinbase_ETHUSD_4h_20160518-20210509.csv.gz", 2));

    @TempDir Path output;

    private Path folder = Path.of("");

    @BeforeEach
    void findFolder() {
        Optional<Path> found = folder();
        assumeTrue(found.isPresent(), "no recorded bars beside the checkout");
        folder = found.orElseThrow();
    }

    @Test
    void givenRecordedBars_thenTheyAreReadAndKeptAndTheirDefectsAreThoseDescribed()
            throws IOException {
        List<String> description = Files.readAllLines(folder.resolve("README.md"));
        for (Path file : files()) {
            String name = file.getFileName().toString();
            BarColumns bars = CsvBarReader.read(file, series(name), "trellis test").bars();
            Certificate certificate = CertificateScan.of(bars, CertificateSettings.USUAL);
            String row =
                    description.stream()
                            .filter(line -> line.startsWith("| `" + name + "`"))
                            .findFirst()
                            .orElseThrow();

            assertThat(row).as(name).contains("| " + bars.rows() + " |");
            assertDefects(name, row, Gaps.of(bars), certificate);
            assertThat(certificate.suspectBars())
                    .as(name)
                    .isEqualTo(SUSPECT_BARS.getOrDefault(name, 0));
            assertKept(name, bars);
        }
    }

    private static void assertDefects(String name, String row, Gaps gaps, Certificate certificate) {
        long longest = gaps.longest(1).stream().mapToLong(Gap::missingBars).sum();
        assertThat(count(row, "([0-9]+) gaps =")).as(name).isEqualTo(gaps.count());
        assertThat(count(row, "= ([0-9]+) missing")).as(name).isEqualTo(gaps.missing());
        assertThat(count(row, "longest ([0-9]+)")).as(name).isEqualTo(longest);
        var counts =
                Map.of(
                        "([0-9]+) zero-volume", FindingKind.ZERO_VOLUME,
                        "([0-9]+) flat bars", FindingKind.FLAT,
                        "([0-9]+) bar-to-bar", FindingKind.LARGE_MOVES,
                        "([0-9]+) one-bar", FindingKind.SPIKES);
        counts.forEach((pattern, kind) ->
                assertThat(count(row, pattern))
                        .as(name + " " + kind)
                        .isEqualTo(certificate.finding(kind).count()));
        for (FindingKind kind :
                List.of(
                        FindingKind.MISALIGNED,
                        FindingKind.CLOSE_STAMPS,
                        FindingKind.SPACING,
                        FindingKind.TIME_UNIT)) {
            assertThat(certificate.finding(kind).count()).as(name + " " + kind).isZero();
        }
        var widest = Pattern.compile("high/low ([0-9.]+)%").matcher(row);
        if (widest.find()) {
            assertThat(100 * (certificate.widestHighLowRatio() - 1))
                    .as(name)
                    .isCloseTo(Double.parseDouble(widest.group(1)), within(0.005));
        }
    }

    /** The description: 16 windows hold less volume, and 5 of them a narrower range. */
    @Test
    void givenTheSameMarketInOneAndInFiveMinutes_thenTheyDisagreeWhereTheDescriptionSays() {
        BarColumns fives = read("binance_BTCUSDT_5m_20201201-20210509.csv.gz");
        BarColumns ones = read("binance_BTCUSDT_1m_20210420-20210509.csv.gz");

        Overlap overlap = Overlap.between(fives, ones);

        assertThat(overlap.shared()).isGreaterThan(5_000);
        assertThat(overlap.differing()).isEqualTo(16);
        assertThat(overlap.priceDiffering()).isEqualTo(5);
        assertThat(overlap.shiftMillis()).isZero();
        assertThat(overlap.where().ranges())
                .allMatch(range ->
                        isWithin(range, "2021-04-22T02:10:00Z", "2021-04-22T02:20:00Z")
                                || isWithin(range, "2021-04-23T01:40:00Z", "2021-04-23T02:45:00Z"));
    }

    private static boolean isWithin(BarRange range, String first, String last) {
        return range.firstMillis() >= Instant.parse(first).toEpochMilli()
                && range.lastMillis() <= Instant.parse(last).toEpochMilli();
    }

    /** A new listing, whose first bar runs from 0.1 to 60. */
    @Test
    void givenANewListing_thenItsFirstBarIsTheOutlier() {
        BarColumns bars = read("binance_ALICEUSDT_1h_20210315-20210717.csv.gz");

        Certificate certificate = CertificateScan.of(bars, CertificateSettings.USUAL);

        assertThat(certificate.finding(FindingKind.OUTLIERS).firstMillis())
                .containsExactly(bars.firstMillis());
        assertThat(certificate.suspects().orElseThrow().count()).isEqualTo(1);
    }

    private BarColumns read(String name) {
        return CsvBarReader.read(folder.resolve(name), series(name), "trellis test").bars();
    }

    private void assertKept(String name, BarColumns bars) {
        Path parquet = output.resolve(name + ".parquet");
        ParquetBarStore.write(bars, parquet);
        assertThat(ParquetBarStore.read(parquet).contentSha256())
                .as(name)
                .isEqualTo(bars.contentSha256());
        assertThat(FeedExport.write(bars, output.resolve(name + ".feed")).header().rows())
                .as(name)
                .isEqualTo(bars.rows());
    }

    private static long count(String row, String pattern) {
        var found = Pattern.compile(pattern).matcher(row);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static SeriesId series(String name) {
        var parts = NAME.matcher(name);
        assertThat(parts.matches()).as(name).isTrue();
        return new SeriesId(
                parts.group(1),
                parts.group(2) + "/" + parts.group(3),
                Timeframe.parse(parts.group(4)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv.gz")).sorted().toList();
        }
    }

    private static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/market/ohlcv");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
