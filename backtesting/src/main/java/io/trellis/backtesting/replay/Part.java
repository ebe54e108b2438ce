package io.trellis.backtesting.replay;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is left of a fill while it is matched. Parts of its value and fee are rounded to a unit, and
 * the last part takes what is left, so that they add up.
 */
final class Part {

    final Fill fill;

    /** The record of the journal that it stands in, or happened at. */
    final long record;

    private long lots;
    private long value;
    private long fee;

    Part(Fill fill, long record) {
        this(fill, record, fill.lots(), fill.value(), fill.fee());
    }

    private Part(Fill fill, long record, long lots, long value, long fee) {
        this.fill = fill;
        this.record = record;
        this.lots = lots;
        this.value = value;
        this.fee = fee;
    }

    long lots() {
        return lots;
    }

    long timeMillis() {
        return fill.timeMillis();
    }

    /** Takes some lots off. */
    Part split(long some) {
        boolean whole = some == lots;
        var taken =
                new Part(
                        fill,
                        record,
                        some,
                        whole ? value : share(value, some),
                        whole ? fee : share(fee, some));
        lots -= some;
        value -= taken.value;
        fee -= taken.fee;
        return taken;
    }

    private long share(long amount, long some) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(some))
                .divide(BigDecimal.valueOf(lots), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** What it has added to the cash, fee left out, quote. */
    BigDecimal proceeds() {
        BigDecimal paid = Money.decimal(value);
        return fill.side() == Side.BUY ? paid.negate() : paid;
    }

    BigDecimal fee() {
        return Money.decimal(fee);
    }

    /** What it has added to the equity, at a price. */
    BigDecimal worth(Instrument instrument, long priceTicks) {
        BigDecimal coins = instrument.price(priceTicks).multiply(instrument.quantity(lots));
        return proceeds().subtract(fee()).add(fill.side() == Side.BUY ? coins : coins.negate());
    }
}
