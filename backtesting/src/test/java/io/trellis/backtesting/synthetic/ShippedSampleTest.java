package io.trellis.backtesting.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarReader;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The sample of the folder data is what its README says it is. */
class ShippedSampleTest {

    private static final long SEED = 10;
    private static final int BARS = 57_600;

    @TempDir Path folder;

    @Test
    void givenTheSeedOfTheSample_thenTheSampleIsMadeAgainByteForByte() throws IOException {
        Path again = folder.resolve("again.csv.gz");

        CsvBarWriter.write(generated(), again);

        assertThat(unpacked(again)).isEqualTo(unpacked(sample()));
    }

    @Test
    void givenTheSample_thenItIsSmallAndMarkedAndTheSameBars() throws IOException {
        BarColumns bars =
                CsvBarReader.read(sample(), SeriesId.parse("synthetic/BTC-USDT/1m"), "test").bars();

        assertThat(Files.size(sample())).isLessThan(2_000_000);
        assertThat(Files.readAllBytes(sample()))
                .containsSubsequence("trellis: synthetic".getBytes(StandardCharsets.US_ASCII));
        assertThat(bars.contentSha256()).isEqualTo(generated().contentSha256());
    }

    @Test
    void givenTheReadme_thenItStatesTheCommandAndTheHash()
            throws IOException, NoSuchAlgorithmException {
        String readme = Files.readString(sample().resolveSibling("../README.md"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(unpacked(sample()));

        assertThat(readme)
                .contains(
                        "`bin/data synth --seed "
                                + SEED
                                + " --bars "
                                + BARS
                                + " --out data/sample/BTC-USDT_1m_synthetic.csv.gz --force`")
                .contains(HexFormat.of().formatHex(hash));
    }

    private static BarColumns generated() {
        long start = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        return MarketGenerator.generate(
                new MarketSettings(SEED, "BTC/USDT", Timeframe.parse("1m"), start, BARS, 50_000),
                "test");
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static Path sample() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("data/sample/BTC-USDT_1m_synthetic.csv.gz");
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("the sample is not in any folder above");
    }
}
