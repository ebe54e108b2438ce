package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bars of a CSV file, from the parser's buffer into columns. */
final class CsvRows extends CsvRecord<CsvRows> {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Path file;
    private final Timeframe timeframe;
    private final TimeForm timeForm;
    private final DecimalParser parser = new DecimalParser();
    private final BarBuffer bars = new BarBuffer();

    private final List<String> headerNames = new ArrayList<>();
    private Optional<CsvHeader> header;

    /** Whether the next record is a line of names whose meaning is known already. */
    private boolean skipsRecord;

    private long lastLine;
    private long timeMillis;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private Optional<BadField> badField = Optional.empty();
    private long roundedVolumes;

    /** A field that is no number of its kind, or a price that a double does not keep. */
    private record BadField(CsvColumn column, String text, boolean tooPrecise) {}

    /** Rows below a header that names the columns, times in milliseconds. */
    CsvRows(Path file, Timeframe timeframe) {
        this.file = file;
        this.timeframe = timeframe;
        this.timeForm = TimeForm.MILLIS;
        this.header = Optional.empty();
    }

    /** Rows whose fields are known. */
    CsvRows(Path file, Timeframe timeframe, BarFields fields) {
        this.file = file;
        this.timeframe = timeframe;
        this.timeForm = fields.timeForm();
        this.header = Optional.of(fields.columns());
        this.skipsRecord = fields.headerLine();
    }

    /** How many volumes had more digits than their double keeps. */
    long roundedVolumes() {
        return roundedVolumes;
    }

    @Override
    protected CsvRows buildRecord() {
        return this;
    }

    @Override
    protected void take(int field, char[] buffer, int offset, int length) {
        if (header.isEmpty()) {
            headerNames.add(new String(buffer, offset, length));
        } else if (!skipsRecord && field < header.get().fields()) {
            addValue(header.get().column(field), buffer, offset, length);
        }
    }

    private void addValue(CsvColumn column, char[] buffer, int offset, int length) {
        switch (column) {
            case TIME -> timeMillis = time(buffer, offset, length);
            case OPEN -> open = price(column, buffer, offset, length);
            case HIGH -> high = price(column, buffer, offset, length);
            case LOW -> low = price(column, buffer, offset, length);
            case CLOSE -> close = price(column, buffer, offset, length);
            case VOLUME -> volume = volume(buffer, offset, length);
            case SKIPPED -> {}
        }
    }

    private long time(char[] buffer, int offset, int length) {
        return timeForm == TimeForm.MILLIS
                ? millis(buffer, offset, length)
                : otherTime(buffer, offset, length);
    }

    private long otherTime(char[] buffer, int offset, int length) {
        long nanos = timeForm.nanos(buffer, offset, length);
        if (!TimeForm.isPlausible(nanos) || nanos % NANOS_PER_MILLI != 0) {
            remember(CsvColumn.TIME, new String(buffer, offset, length), false);
        }
        return nanos / NANOS_PER_MILLI;
    }

    private long millis(char[] buffer, int offset, int length) {
        long time = DecimalParser.wholeNumber(buffer, offset, length);
        if (time < 0) {
            remember(CsvColumn.TIME, new String(buffer, offset, length), false);
        }
        return time;
    }

    private double price(CsvColumn column, char[] buffer, int offset, int length) {
        double price = parser.parse(buffer, offset, length);
        boolean number = price > 0;
        if (!number || !parser.exact()) {
            remember(column, new String(buffer, offset, length), number);
        }
        return price;
    }

    private double volume(char[] buffer, int offset, int length) {
        double quantity = parser.parse(buffer, offset, length);
        if (Double.isNaN(quantity)) {
            remember(CsvColumn.VOLUME, new String(buffer, offset, length), false);
        }
        roundedVolumes += parser.exact() ? 0 : 1;
        return quantity;
    }

    private void remember(CsvColumn column, String text, boolean tooPrecise) {
        if (badField.isEmpty()) {
            badField = Optional.of(new BadField(column, text, tooPrecise));
        }
    }

    /**
     * Checks the record that has been read, and keeps its bar.
     *
     * @throws InvalidInputException if it breaks a rule
     */
    void endRecord() {
        if (header.isEmpty()) {
            header = Optional.of(CsvHeader.of(file, line(), headerNames));
            return;
        }
        if (skipsRecord) {
            skipsRecord = false;
            return;
        }
        check(new CsvFaults(file, header.get(), timeForm));
        bars.add(timeMillis, open, high, low, close, volume);
        lastLine = line();
    }

    private void check(CsvFaults faults) {
        if (fields() != faults.expectedFields()) {
            throw faults.fieldCount(line(), fields());
        }
        if (badField.isPresent()) {
            BadField bad = badField.get();
            throw bad.tooPrecise()
                    ? faults.tooPrecise(line(), bad.column(), bad.text())
                    : faults.notANumber(line(), bad.column(), bad.text());
        }
        checkTime(faults);
        checkExtremes(faults);
    }

    private void checkTime(CsvFaults faults) {
        if (!CsvFaults.plausible(timeMillis)) {
            throw faults.implausibleTime(line(), timeMillis);
        }
        if (bars.size() > 0 && timeMillis - bars.lastMillis() < timeframe.millis()) {
            throw faults.timeOrder(line(), timeMillis, lastLine, bars.lastMillis(), timeframe);
        }
    }

    private void checkExtremes(CsvFaults faults) {
        if (high < low) {
            throw faults.notHighest(line(), high, CsvColumn.LOW, low);
        }
        if (high < open) {
            throw faults.notHighest(line(), high, CsvColumn.OPEN, open);
        }
        if (high < close) {
            throw faults.notHighest(line(), high, CsvColumn.CLOSE, close);
        }
        if (low > open) {
            throw faults.notLowest(line(), low, CsvColumn.OPEN, open);
        }
        if (low > close) {
            throw faults.notLowest(line(), low, CsvColumn.CLOSE, close);
        }
    }

    /**
     * The bars of the whole file.
     *
     * @throws InvalidInputException if there was none
     */
    BarBuffer finish() {
        if (bars.size() == 0) {
            throw header.isEmpty() ? CsvFaults.nothing(file) : CsvFaults.noRows(file);
        }
        return bars;
    }
}
