package io.trellis.core.broker;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What ticks and lots of a market come to. */
final class Values {

    private final Instrument instrument;
    private final Ratio value;
    private final Ratio worstCost;
    private final long minLots;

    Values(Instrument instrument) {
        this.instrument = instrument;
        BigDecimal unit =
                instrument.tick().multiply(instrument.lot()).scaleByPowerOfTen(Money.SCALE);
        BigDecimal worstFee = instrument.makerFee().max(instrument.takerFee());
        this.value = Ratio.of(unit);
        this.worstCost = Ratio.of(unit.multiply(BigDecimal.ONE.add(worstFee)));
        this.minLots =
                instrument
                        .minQty()
                        .divide(instrument.lot(), 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    boolean isOf(Instrument other) {
        return instrument.equals(other);
    }

    Instrument instrument() {
        return instrument;
    }

    /** Price times quantity, in units of 10⁻⁸ quote. */
    long value(long priceTicks, long lots) {
        return value.scale(priceTicks, lots);
    }

    /** What an order may cost at most, the fee included, in units of 10⁻⁸ quote. */
    long worstCost(long priceTicks, long lots) {
        return lots == 0 ? 0 : Math.addExact(worstCost.scale(priceTicks, lots), 1);
    }

    /** The smallest quantity that the market takes at a price. */
    long minLots(long priceTicks) {
        BigDecimal lotCost = instrument.price(priceTicks).multiply(instrument.lot());
        long byCost =
                instrument.minCost().divide(lotCost, 0, RoundingMode.CEILING).longValueExact();
        return Math.max(1, Math.max(minLots, byCost));
    }

    /** The largest quantity whose value at a price stays within an amount of 10⁻⁸ quote. */
    long mostLots(long priceTicks, long amount) {
        BigDecimal lotCost = instrument.price(priceTicks).multiply(instrument.lot());
        return Money.decimal(amount)
                .divide(lotCost, 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
