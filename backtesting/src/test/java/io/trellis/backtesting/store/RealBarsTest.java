package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            QualityReport report = QualityReport.of(bars);
            String row =
                    description.stream()
                            .filter(line -> line.startsWith("| `" + name + "`"))
                            .findFirst()
                            .orElseThrow();

            assertThat(row).as(name).contains("| " + report.rows() + " |");
            assertDefects(name, row, report);
            assertKept(name, bars);
        }
    }

    private static void assertDefects(String name, String row, QualityReport report) {
        long longest =
                report.longestGaps().isEmpty() ? 0 : report.longestGaps().getFirst().missingBars();
        assertThat(count(row, "([0-9]+) gaps =")).as(name).isEqualTo(report.gaps());
        assertThat(count(row, "= ([0-9]+) missing")).as(name).isEqualTo(report.missingBars());
        assertThat(count(row, "longest ([0-9]+)")).as(name).isEqualTo(longest);
        assertThat(count(row, "([0-9]+) zero-volume")).as(name).isEqualTo(report.zeroVolumeBars());
        assertThat(count(row, "([0-9]+) flat bars")).as(name).isEqualTo(report.flatBars());
        assertThat(count(row, "([0-9]+) bar-to-bar")).as(name).isEqualTo(report.largeMoves());
        assertThat(count(row, "([0-9]+) one-bar")).as(name).isEqualTo(report.spikes());
        assertThat(report.misalignedStarts()).as(name).isZero();
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
