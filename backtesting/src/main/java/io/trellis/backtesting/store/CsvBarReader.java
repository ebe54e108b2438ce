package io.trellis.backtesting.store;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads bars from a CSV file, plain or gzip.
 *
 * <p>The header names the columns, in any order: {@code open}, {@code high}, {@code low}, {@code
 * close}, {@code volume}, and the start of the bar in UTC epoch milliseconds under one of the names
 * {@code ts_ms}, {@code open_time}, {@code time}, {@code timestamp}. There are no other columns.
 * Prices are above 0 and come back from their double digit for digit; times rise by at least one
 * timeframe. Nothing is repaired: the first line that breaks a rule ends the reading.
 */
public final class CsvBarReader {

    private CsvBarReader() {}

    /**
     * What came of a file.
     *
     * @param bars what was read
     * @param roundedVolumes how many volumes had more digits than their double keeps
     */
    public record Result(BarColumns bars, long roundedVolumes) {}

    /**
     * Reads a whole file.
     *
     * @param file plain or gzip, told by its content
     * @param series what the bars are
     * @param importedBy program and version, for the provenance
     * @throws InvalidInputException if the file is missing, damaged or breaks a rule; the sentence
     *     names file, line, field and value
     * @throws UncheckedIOException if the device fails
     */
    public static Result read(Path file, SeriesId series, String importedBy) {
        try (var source = CsvSource.open(file)) {
            var rows = new CsvRows(file, series.timeframe());
            Rows read = read(file, series, source, rows, ',');
            String name = String.valueOf(file.getFileName());
            return new Result(
                    read.bars().toColumns(series, name, read.sha256(), importedBy),
                    read.roundedVolumes());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /**
     * The bars of a file that are to be put together with others.
     *
     * @param bars in the order of time
     * @param roundedVolumes how many volumes had more digits than their double keeps
     * @param sha256 of the file's own bytes
     */
    public record Rows(BarBuffer bars, long roundedVolumes, String sha256) {}

    /**
     * Reads a whole text whose header names the columns.
     *
     * @param file as errors name it
     * @throws InvalidInputException if it is damaged or breaks a rule
     * @throws UncheckedIOException if the device fails
     */
    public static Rows read(Path file, CsvSource source, SeriesId series) {
        return read(file, series, source, new CsvRows(file, series.timeframe()), ',');
    }

    /**
     * Reads a whole text whose layout is known.
     *
     * @param file as errors name it
     * @throws InvalidInputException if it is damaged or breaks a rule
     * @throws UncheckedIOException if the device fails
     */
    public static Rows read(Path file, CsvSource source, SeriesId series, BarFields fields) {
        return read(
                file,
                series,
                source,
                new CsvRows(file, series.timeframe(), fields),
                fields.delimiter());
    }

    private static Rows read(
            Path file, SeriesId series, CsvSource source, CsvRows rows, char delimiter) {
        refuseDisguise(file, series, source);
        try {
            readRows(source, rows, delimiter);
            return new Rows(rows.finish(), rows.roundedVolumes(), source.sha256());
        } catch (IOException e) {
            throw source.sentence(e);
        } catch (UncheckedIOException e) {
            throw source.sentence(Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw CsvFaults.notCsv(file, rows.line(), e);
        }
    }

    /** Generated bars stay marked: nobody makes a market of them by naming one. */
    private static void refuseDisguise(Path file, SeriesId series, CsvSource source) {
        boolean marked = source.comment().filter(CsvBarWriter.SYNTHETIC_MARK::equals).isPresent();
        if (marked && !series.synthetic()) {
            throw new InvalidInputException(
                    file
                            + " holds generated bars (its gzip header says so), not bars of venue "
                            + series.venue()
                            + "; import it as venue "
                            + SeriesId.SYNTHETIC_VENUE
                            + ".");
        }
    }

    private static void readRows(CsvSource source, CsvRows rows, char delimiter)
            throws IOException {
        // Bytes that are not UTF-8 become U+FFFD, which no valid field holds: so the line is known.
        var text = new BufferedReader(new InputStreamReader(source.text(), StandardCharsets.UTF_8));
        skipByteOrderMark(text);
        var reader =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(rows, text);
        for (CsvRows row : reader) {
            row.endRecord();
        }
    }

    /** Some programs begin every text with one. */
    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }
}
