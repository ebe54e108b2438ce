package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.ParquetTableWriter.Column;
import io.trellis.backtesting.store.ParquetTableWriter.Kind;

import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is written is what the library's own reader reads. */
class ParquetTableWriterTest {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("run", Kind.WHOLE),
                    new Column("lower", Kind.NUMBER),
                    new Column("refusal", Kind.TEXT),
                    new Column("halted", Kind.FLAG));

    @TempDir private Path folder;

    /** Every third number, every second text and every fifth flag is missing. */
    private record Sample(int first, int count) implements ParquetTableWriter.Rows {

        @Override
        public long whole(int column, int row) {
            return (long) first + row;
        }

        @Override
        public OptionalDouble number(int column, int row) {
            return (first + row) % 3 == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((first + row) / 7.0);
        }

        @Override
        public Optional<String> text(int column, int row) {
            return (first + row) % 2 == 0
                    ? Optional.empty()
                    : Optional.of("cell " + (first + row) + ", \u00e4");
        }

        @Override
        public Optional<Boolean> flag(int column, int row) {
            return (first + row) % 5 == 0 ? Optional.empty() : Optional.of(row % 4 == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1_000, 70_001})
    void givenGroupsOfRows_thenEveryCellIsReadAgain(int count) throws IOException {
        Path file = folder.resolve("runs.parquet");
        var first = new Sample(0, count);
        var second = new Sample(count, 3);

        try (var writer =
                new ParquetTableWriter(file, "Run", COLUMNS, Map.of("strategy", "sha256:00"))) {
            writer.write(first);
            writer.write(second);
        }

        try (ParquetReader<GenericRecord> reader = reader(file)) {
            for (int row = 0; row < count; row++) {
                assertSame(first, row, reader.read());
            }
            for (int row = 0; row < second.count(); row++) {
                assertSame(second, row, reader.read());
            }
            assertThat(reader.read()).isNull();
        }
    }

    private static void assertSame(Sample rows, int row, GenericRecord record) {
        assertThat(record.get("run")).isEqualTo(rows.whole(0, row));
        OptionalDouble number = rows.number(1, row);
        assertThat(record.get(1)).isEqualTo(number.isPresent() ? number.getAsDouble() : null);
        Object text = record.get("refusal");
        assertThat(text == null ? null : text.toString()).isEqualTo(rows.text(2, row).orElse(null));
        assertThat(record.get("halted")).isEqualTo(rows.flag(3, row).orElse(null));
    }

    private static ParquetReader<GenericRecord> reader(Path file) throws IOException {
        return AvroParquetReader.<GenericRecord>builder(
                        new LocalInputFile(file), new PlainParquetConfiguration())
                .withDataModel(GenericData.get())
                .withCodecFactory(new ParquetCodecs())
                .build();
    }
}
