package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.CsvRecord;
import io.trellis.backtesting.store.TimeForm;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.util.Optional;

/** The trade of a record of a CSV file. */
final class TradeRows extends CsvRecord<TradeRows> {

    private final Path file;
    private final Layout layout;
    private final DecimalText decimal = new DecimalText();
    private boolean skipsRecord;

    private Optional<Fault> fault = Optional.empty();

    private long timeNanos;
    private long price;
    private int priceScale;
    private long quantity;
    private int quantityScale;
    private Aggressor aggressor = Aggressor.UNKNOWN;
    private long id = RecordedTrade.NO_ID;

    /** A field that cannot be taken. */
    private record Fault(int field, String text, String expected) {}

    TradeRows(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.skipsRecord = layout.headerLine();
    }

    @Override
    protected TradeRows buildRecord() {
        return this;
    }

    @Override
    protected void take(int field, char[] buffer, int offset, int length) {
        if (!skipsRecord && field < layout.fields().size()) {
            take(layout.fields().get(field), buffer, offset, length);
        }
    }

    private void take(Field field, char[] buffer, int offset, int length) {
        switch (field) {
            case TIME -> takeTime(buffer, offset, length);
            case PRICE -> {
                takeDecimal(buffer, offset, length, "a decimal above 0");
                price = decimal.unscaled();
                priceScale = decimal.scale();
                if (price == 0) {
                    remember(buffer, offset, length, "a decimal above 0");
                }
            }
            case QUANTITY -> {
                takeDecimal(buffer, offset, length, "a decimal of 0 or more");
                quantity = decimal.unscaled();
                quantityScale = decimal.scale();
            }
            case SIDE -> takeSide(buffer, offset, length);
            case BUYER_IS_MAKER -> takeMaker(buffer, offset, length);
            case ID -> takeId(buffer, offset, length);
            case OPEN, HIGH, LOW, CLOSE, VOLUME, SKIPPED -> {}
        }
    }

    private void takeTime(char[] buffer, int offset, int length) {
        timeNanos = layout.timeForm().nanos(buffer, offset, length);
        if (!TimeForm.isPlausible(timeNanos)) {
            remember(buffer, offset, length, layout.timeForm().example());
        }
    }

    private void takeDecimal(char[] buffer, int offset, int length, String expected) {
        if (!decimal.read(buffer, offset, length)) {
            remember(buffer, offset, length, expected + " of at most 18 digits");
        }
    }

    private void takeSide(char[] buffer, int offset, int length) {
        switch (new String(buffer, offset, length)) {
            case "buy", "BUY", "Buy", "b" -> aggressor = Aggressor.BUYER;
            case "sell", "SELL", "Sell", "s" -> aggressor = Aggressor.SELLER;
            case "" -> aggressor = Aggressor.UNKNOWN;
            default -> remember(buffer, offset, length, "buy or sell");
        }
    }

    private void takeMaker(char[] buffer, int offset, int length) {
        switch (new String(buffer, offset, length)) {
            case "true", "True", "TRUE" -> aggressor = Aggressor.SELLER;
            case "false", "False", "FALSE" -> aggressor = Aggressor.BUYER;
            default -> remember(buffer, offset, length, "true or false");
        }
    }

    private void takeId(char[] buffer, int offset, int length) {
        boolean none =
                length == 0 || (length == 2 && buffer[offset] == '-' && buffer[offset + 1] == '1');
        if (none) {
            id = RecordedTrade.NO_ID;
            return;
        }
        boolean read = decimal.read(buffer, offset, length) && decimal.scale() == 0;
        id = read ? decimal.unscaled() : RecordedTrade.NO_ID;
        if (!read) {
            remember(buffer, offset, length, "a whole number of 0 or more");
        }
    }

    private void remember(char[] buffer, int offset, int length, String expected) {
        if (fault.isEmpty()) {
            fault = Optional.of(new Fault(fields(), new String(buffer, offset, length), expected));
        }
    }

    /**
     * Checks the record that has been read.
     *
     * @return whether it holds a trade; a header does not
     * @throws InvalidInputException if it breaks a rule
     */
    boolean endRecord() {
        if (skipsRecord) {
            skipsRecord = false;
            return false;
        }
        if (fields() != layout.fields().size()) {
            throw at("there are %d fields, not %d.".formatted(fields(), layout.fields().size()));
        }
        if (fault.isPresent()) {
            throw refusal(fault.get());
        }
        return true;
    }

    private InvalidInputException refusal(Fault bad) {
        boolean isTime = layout.fields().get(bad.field()) == Field.TIME;
        String likeness =
                TimeForm.guess(bad.text())
                        .filter(form -> isTime && form != layout.timeForm())
                        .map(form -> " (it looks like a time in " + form.word() + ")")
                        .orElse("");
        return new InvalidInputException(
                "%s, line %d, field %s: %s cannot be taken; expected is %s%s."
                        .formatted(
                                file,
                                line(),
                                layout.names().get(bad.field()),
                                Json.quoted(bad.text()),
                                bad.expected(),
                                likeness));
    }

    /** Something that is wrong with the row as a whole. */
    InvalidInputException at(String complaint) {
        return new InvalidInputException(file + ", line " + line() + ": " + complaint);
    }

    long timeNanos() {
        return timeNanos;
    }

    long price() {
        return price;
    }

    int priceScale() {
        return priceScale;
    }

    long quantity() {
        return quantity;
    }

    int quantityScale() {
        return quantityScale;
    }

    Aggressor aggressor() {
        return aggressor;
    }

    long id() {
        return id;
    }
}
