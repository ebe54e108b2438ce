package io.trellis.backtesting.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.Series;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SuspectBars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

class CertifiedSeriesTest {

    @TempDir Path folder;

    /** A walk in which one low falls far. */
    private static BarColumns bars(int outlier) {
        BarColumns walk =
                Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(9), 1_000);
        walk.low()[outlier] /= 2;
        return Series.of(
                walk.series(),
                walk.timeMillis(),
                walk.open(),
                walk.high(),
                walk.low(),
                walk.close(),
                walk.volume());
    }

    @Test
    void givenStoredBars_thenTheirCertificateIsReadBackAndItsSuspectBarsAreKnown() {
        BarColumns bars = bars(200);
        Path file = folder.resolve("bars.parquet");

        SeriesManifest manifest =
                CertifiedSeries.write(bars, file, List.of(), CertificateSettings.USUAL);
        CertifiedSeries found = CertifiedSeries.read(file);

        assertThat(SeriesManifest.read(SeriesManifest.beside(file))).isEqualTo(manifest);
        assertThat(found.complaint()).isEmpty();
        assertThat(found.suspects().count()).isEqualTo(1);
        assertThat(found.suspects().test(bars.timeMillis()[200])).isTrue();
    }

    @Test
    void givenNoManifest_thenTheSuspectBarsAreFoundInTheBars() {
        Path file = folder.resolve("bars.parquet");
        ParquetBarStore.write(bars(200), file);

        assertThat(CertifiedSeries.read(file).suspects().count()).isEqualTo(1);
        assertThat(CertifiedSeries.read(file).complaint()).isEmpty();
    }

    @Test
    void givenTheManifestOfOtherBars_thenItIsComplainedAboutAndNotUsed() {
        Path file = folder.resolve("bars.parquet");
        CertifiedSeries.write(bars(200), file, List.of(), CertificateSettings.USUAL);
        BarColumns others = bars(300);
        ParquetBarStore.write(others, file);

        CertifiedSeries found = CertifiedSeries.read(file);

        assertThat(found.complaint())
                .contains(
                        SeriesManifest.beside(file)
                                + " is about other bars than "
                                + file
                                + " holds.");
        assertThat(found.suspects().test(others.timeMillis()[300])).isTrue();
    }

    @Test
    void givenADamagedManifest_thenItIsComplainedAboutAndNotUsed() throws IOException {
        Path file = folder.resolve("bars.parquet");
        CertifiedSeries.write(bars(200), file, List.of(), CertificateSettings.USUAL);
        Files.writeString(SeriesManifest.beside(file), "{");

        CertifiedSeries found = CertifiedSeries.read(file);

        assertThat(found.complaint().orElseThrow())
                .startsWith(SeriesManifest.beside(file) + ": the file ends too early");
        assertThat(found.suspects().count()).isEqualTo(1);
    }

    @Test
    void givenAFindingOfAnImport_thenItsBarsAreSuspectToo() {
        BarColumns bars = bars(200);
        var where = new BitSet();
        where.set(100, 103);
        SuspectBars others = SuspectBars.of(bars, where);
        var finding = new Finding(FindingKind.DISAGREEMENT, 3, true, List.of(), "two archives");

        Certificate joined =
                CertificateScan.of(bars, CertificateSettings.USUAL).with(bars, finding, others);

        assertThat(joined.suspectBars()).isEqualTo(4);
        assertThat(joined.suspects().orElseThrow().ranges()).hasSize(2);
        assertThat(joined.finding(FindingKind.DISAGREEMENT)).isEqualTo(finding);
    }

    @Test
    void givenSuspectBars_thenASeriesWithoutThemHasHolesThere() {
        BarColumns bars = bars(200);
        SuspectBars suspects = CertificateScan.suspects(bars, CertificateSettings.USUAL);

        BarColumns rest = suspects.without(bars);

        assertThat(rest.rows()).isEqualTo(999);
        assertThat(rest.timeMillis()[200]).isEqualTo(bars.timeMillis()[201]);
        assertThat(rest.low()[200]).isEqualTo(bars.low()[201]);
        assertThat(suspects.in(rest).isEmpty()).isTrue();
    }

    @Test
    void givenAPartOfASeries_thenItsSuspectBarsAreThoseOfThatTime() {
        BarColumns bars = bars(200);
        SuspectBars suspects = CertificateScan.suspects(bars, CertificateSettings.USUAL);

        BarColumns before = bars.slice(bars.firstMillis(), bars.timeMillis()[200]);
        BarColumns after = bars.slice(bars.timeMillis()[200], bars.lastMillis());

        assertThat(suspects.in(before).cardinality()).isZero();
        assertThat(suspects.in(after).cardinality()).isEqualTo(1);
    }
}
