package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGeneratorFactory;

class SeriesManifestTest {

    private static final String SHA256 = "ab".repeat(32);

    @TempDir Path folder;

    @Test
    void givenStoredBars_thenTheManifestNamesSourceFileSpanHashesAndGaps() throws Exception {
        BarColumns bars = random(5_000);
        Path parquet = folder.resolve("bars.parquet");
        ParquetBarStore.write(bars, parquet);

        SeriesManifest manifest = SeriesManifest.ofBars(bars, parquet);

        assertThat(manifest.path()).isEqualTo(bars.series().path());
        assertThat(manifest.rows()).isEqualTo(5_000);
        assertThat(manifest.from().toEpochMilli()).isEqualTo(bars.firstMillis());
        assertThat(manifest.to().toEpochMilli()).isEqualTo(bars.lastMillis());
        assertThat(manifest.contentSha256()).contains(bars.contentSha256());
        assertThat(manifest.gaps()).isEqualTo(Gaps.of(bars));
        assertThat(manifest.gaps().count()).isPositive();
        assertThat(manifest.sources().getFirst().name()).isEqualTo("test");
        StoredFile file = manifest.files().getFirst();
        byte[] bytes = Files.readAllBytes(parquet);
        assertThat(file.bytes()).isEqualTo(bytes.length);
        assertThat(file.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void givenAManifestOfBars_whenWrittenAndRead_thenItIsTheSame() {
        BarColumns bars = random(1_000);
        Path parquet = folder.resolve("bars.parquet");
        ParquetBarStore.write(bars, parquet);
        SeriesManifest manifest = SeriesManifest.ofBars(bars, parquet);
        Path file = SeriesManifest.beside(parquet);

        manifest.write(file);

        assertThat(file).isEqualTo(folder.resolve("bars.manifest.json"));
        assertThat(SeriesManifest.read(file)).isEqualTo(manifest);
    }

    @Test
    void givenTradesInParts_whenWrittenAndRead_thenPartsIdsAndCursorAreKept() {
        SeriesManifest manifest = trades();
        Path file = SeriesManifest.inFolder(folder);

        manifest.write(file);

        assertThat(SeriesManifest.read(file)).isEqualTo(manifest);
        assertThat(manifest.path()).isEqualTo("kraken/BTC-USD/trades");
    }

    private static SeriesManifest trades() {
        Instant from = Instant.parse("2013-10-06T21:34:15.123456789Z");
        Instant to = Instant.parse("2013-10-07T00:00:00.000000001Z");
        return new SeriesManifest(
                SeriesManifest.Kind.TRADES,
                "kraken",
                "BTC/USD",
                Optional.empty(),
                "trellis test",
                3_000,
                from,
                to,
                Optional.of(to),
                Optional.of("1381104000000000001"),
                Optional.empty(),
                Gaps.of(List.of(new Gap(1_381_095_255_123L, 1_381_095_256_000L, 4))),
                List.of(new SourceFile("kraken Trades", SHA256, 3_000, from, to)),
                List.of(part("0000.parquet", 1_000, from), part("0001.parquet", 2_000, to)));
    }

    private static StoredFile part(String name, long rows, Instant at) {
        return new StoredFile(
                name, SHA256, 17, rows, at, at, OptionalLong.of(7), OptionalLong.of(6 + rows));
    }

    @Test
    void givenMoreGapsThanAreListed_thenTheLongestAreListedInTheOrderOfTime() {
        long[] time = Series.minutes(3_003);
        long shift = 0;
        for (int i = 1; i < time.length; i++) {
            shift += i % 2 == 0 ? (1 + i % 7) * 60_000L : 0;
            time[i] += shift;
        }
        double[] one = new double[time.length];
        Arrays.fill(one, 1);

        Gaps gaps = Gaps.of(Series.of(Series.BTC, time, one, one, one, one, one));

        assertThat(gaps.count()).isEqualTo(1_501);
        assertThat(gaps.missing()).isEqualTo(shift / 60_000);
        assertThat(gaps.listed()).hasSize(Gaps.MOST_LISTED).allMatch(gap -> gap.missingBars() > 1);
        assertThat(gaps.listed())
                .isSortedAccordingTo(Comparator.comparingLong(Gap::lastBeforeMillis));
    }

    @Test
    void givenAnUnknownFieldOrAWrongValue_thenTheSentenceNamesFileAndField() throws IOException {
        Path file = SeriesManifest.inFolder(folder);
        trades().write(file);
        String text = Files.readString(file);

        Files.writeString(file, text.replace("\"cursor\"", "\"curser\""));
        assertThatThrownBy(() -> SeriesManifest.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": curser: unknown field; did you mean cursor?");

        Files.writeString(file, text.replace("\"rows\": 2000", "\"rows\": 2001"));
        assertThatThrownBy(() -> SeriesManifest.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": rows is 3000, but the files hold 3001");

        Files.writeString(file, text.replace("manifest/1", "manifest/2"));
        assertThatThrownBy(() -> SeriesManifest.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("schema: \"trellis.manifest/2\" is not known");
    }

    @Test
    void givenNoManifest_thenTheSentenceSaysSo() {
        Path file = folder.resolve("bars.manifest.json");
        assertThatThrownBy(() -> SeriesManifest.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + " does not exist; name a file that does.");
    }

    private static BarColumns random(int rows) {
        return Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(rows), rows);
    }
}
