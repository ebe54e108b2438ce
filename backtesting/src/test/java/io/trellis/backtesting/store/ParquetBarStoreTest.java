package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.trellis.core.InvalidInputException;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

class ParquetBarStoreTest {

    /** More than one row group, more than one page in the last. */
    private static final int MANY_ROWS = (1 << 20) + (1 << 16) + 17;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 65_536, 65_537, MANY_ROWS})
    void givenRandomBars_whenWrittenAndRead_thenTheyAreTheSame(int rows) {
        BarColumns bars = random(rows);
        Path file = folder.resolve("new/folders/bars.parquet");

        ParquetBarStore.write(bars, file);
        BarColumns found = ParquetBarStore.read(file);

        assertThat(found.contentSha256()).isEqualTo(bars.contentSha256());
        assertThat(found.series()).isEqualTo(bars.series());
        assertThat(found.provenance()).isEqualTo(bars.provenance());
    }

    @Test
    void givenTheSameBars_thenTheFileHasTheSameBytes() throws IOException {
        ParquetBarStore.write(random(1_000), folder.resolve("a.parquet"));
        ParquetBarStore.write(random(1_000), folder.resolve("b.parquet"));

        assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
    }

    @Test
    void givenAStoredSeries_thenAvrosOwnReaderFindsTheSameBars() throws IOException {
        BarColumns bars = random(1_000);
        Path file = folder.resolve("bars.parquet");
        ParquetBarStore.write(bars, file);

        try (ParquetReader<GenericRecord> reader =
                AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file), PLAIN)
                        .withDataModel(GenericData.get())
                        .withCodecFactory(new ParquetCodecs())
                        .build()) {
            for (int i = 0; i < bars.rows(); i++) {
                GenericRecord bar = reader.read();
                assertThat(bar.get("time")).isEqualTo(bars.timeMillis()[i] * 1_000);
                assertThat(bar.get("open")).isEqualTo(bars.open()[i]);
                assertThat(bar.get("high")).isEqualTo(bars.high()[i]);
                assertThat(bar.get("low")).isEqualTo(bars.low()[i]);
                assertThat(bar.get("close")).isEqualTo(bars.close()[i]);
                assertThat(bar.get("volume")).isEqualTo(bars.volume()[i]);
            }
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void givenTheAvroSchemaOfTheFooter_thenItDescribesTheColumns() {
        Schema avro = new Schema.Parser().parse(ParquetColumns.AVRO_SCHEMA);

        assertThat(new AvroSchemaConverter(PLAIN).convert(avro)).isEqualTo(ParquetColumns.SCHEMA);
    }

    @Test
    void givenNoFile_thenTheSentenceSaysSo() throws IOException {
        assertRefused(
                folder.resolve("missing.parquet"), "%s does not exist; name a file that does.");
        assertRefused(folder, "%s is a directory; name a file.");
        assertRefused(file(new byte[0]), "%s is empty; import the bars again.");
    }

    @Test
    void givenAForeignFile_thenTheSentenceShowsHowItBegins() throws IOException {
        assertRefused(
                file("ts_ms,open\n".getBytes(StandardCharsets.US_ASCII)),
                "%s is not a Parquet file: it begins with the bytes 74 73 5f 6d; make one with data"
                        + " import.");
        assertRefused(
                file(new byte[] {1}),
                "%s is not a Parquet file: it begins with the bytes 01; make one with data"
                        + " import.");
    }

    @Test
    void givenATruncation_thenTheFileIsRefused() throws IOException {
        byte[] whole = stored(20);
        for (int length = whole.length - 1; length >= 4; length -= 41) {
            assertRefused(
                    file(Arrays.copyOf(whole, length)),
                    "%s is cut off: a Parquet file ends with PAR1, this one does not after "
                            + length
                            + " bytes; import the bars again.");
        }
    }

    @Test
    void givenACorruptedPage_thenTheSentenceSaysSo() throws IOException {
        byte[] damaged = stored(1_000);
        damaged[3_000] ^= 0x10;

        assertRefused(
                file(damaged),
                "%s is damaged: a page of the bars from 0 on cannot be unpacked or does not match"
                        + " its checksum; import the bars again.");
    }

    @Test
    void givenADamagedFooter_thenTheSentenceSaysSo() throws IOException {
        byte[] damaged = stored(1_000);
        Arrays.fill(damaged, damaged.length - 100, damaged.length - 8, (byte) 0xff);

        assertRefused(
                file(damaged), "%s is damaged: its footer cannot be read; import the bars again.");
    }

    @Test
    void givenAChangedFooter_thenTheSentenceSaysSo() throws IOException {
        byte[] damaged = stored(1_000);
        String text = new String(damaged, StandardCharsets.ISO_8859_1);
        damaged[text.indexOf("kraken")] = 'K';

        assertRefused(
                file(damaged),
                "%s is damaged: its footer does not match its own hash; import the bars again.");
    }

    /** Each hundredth bit or so here, all of them at night. */
    @Test
    void givenAFlippedBit_thenTheFileIsRefusedOrHoldsTheSameBars() throws IOException {
        flipBits(101);
    }

    @Test
    @Tag("nightly")
    void givenAnySingleFlippedBit_thenTheFileIsRefusedOrHoldsTheSameBars() throws IOException {
        flipBits(1);
    }

    /** Some bits are of no consequence: statistics, or the name of the program that wrote it. */
    private void flipBits(int step) throws IOException {
        byte[] whole = stored(20);
        BarColumns bars = random(20);
        for (int bit = 0; bit < 8 * whole.length; bit += step) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Path file = file(damaged);
            try {
                BarColumns found = ParquetBarStore.read(file);
                assertThat(found.contentSha256()).as("bit " + bit).isEqualTo(bars.contentSha256());
                assertThat(found.provenance()).as("bit " + bit).isEqualTo(bars.provenance());
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageStartingWith(file + " ").hasMessageEndingWith(".");
            } catch (RuntimeException | Error e) {
                fail("bit " + bit, e);
            }
        }
    }

    @Test
    void givenParquetOfAnotherProgram_thenTheSentenceNamesWhatIsMissing() throws IOException {
        assertRefused(
                avroFile("{}", ""),
                "%s is a Parquet file, but not one of bars: its footer has no trellis.schema; make"
                        + " one with data import.");
    }

    @Test
    void givenAnotherVersionOfTheSchema_thenTheSentenceNamesBoth() throws IOException {
        assertRefused(
                avroFile("trellis.schema", "trellis.bar/2"),
                "%s holds \"trellis.bar/2\", this program reads trellis.bar/1; import the bars"
                        + " again.");
    }

    @Test
    void givenOtherColumns_thenTheFileIsRefused() throws IOException {
        assertRefused(
                avroFile("trellis.schema", "trellis.bar/1"),
                "%s is damaged: its columns are not those of trellis.bar/1; import the bars"
                        + " again.");
    }

    private static final PlainParquetConfiguration PLAIN = new PlainParquetConfiguration();

    private Path avroFile(String key, String value) throws IOException {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Other", "fields": [
                                  {"name": "price", "type": "double"}]}
                                """);
        Path file = folder.resolve("other.parquet");
        try (ParquetWriter<GenericRecord> writer =
                AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
                        .withSchema(schema)
                        .withDataModel(GenericData.get())
                        .withConf(PLAIN)
                        .withExtraMetaData(Map.of(key, value))
                        .build()) {
            var row = new GenericData.Record(schema);
            row.put("price", 1.0);
            writer.write(row);
        }
        return file;
    }

    private static BarColumns random(int rows) {
        return Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(rows), rows);
    }

    private byte[] stored(int rows) throws IOException {
        Path file = folder.resolve("whole.parquet");
        ParquetBarStore.write(random(rows), file);
        return Files.readAllBytes(file);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("bars.parquet"), content);
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> ParquetBarStore.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence.replace("%s", file.toString()));
    }
}
