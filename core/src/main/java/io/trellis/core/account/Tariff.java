package io.trellis.core.account;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;

import java.math.BigDecimal;

/**
 * What trading costs on one instrument: value and fee of a fill in units of {@link Money}, each
 * computed exactly from ticks, lots and rates and rounded half-even once.
 */
public final class Tariff {

    private final Instrument instrument;
    private final BigDecimal buyFactor;
    private final BigDecimal sellFactor;
    private final Ratio value;
    private final Ratio makerFee;
    private final Ratio takerBuyValue;
    private final Ratio takerBuyFee;
    private final Ratio takerSellValue;
    private final Ratio takerSellFee;

    /**
     * The costs of one instrument.
     *
     * @param slippage share by which an order that takes trades worse than the price
     */
    public Tariff(Instrument instrument, BigDecimal slippage) {
        this.instrument = instrument;
        this.buyFactor = BigDecimal.ONE.add(slippage);
        this.sellFactor = BigDecimal.ONE.subtract(slippage);
        BigDecimal unit =
                instrument.tick().multiply(instrument.lot()).scaleByPowerOfTen(Money.SCALE);
        this.value = Ratio.of(unit);
        this.makerFee = value.times(Ratio.of(instrument.makerFee()));
        Ratio taker = Ratio.of(instrument.takerFee());
        this.takerBuyValue = value.times(Ratio.of(buyFactor));
        this.takerBuyFee = takerBuyValue.times(taker);
        this.takerSellValue = value.times(Ratio.of(sellFactor));
        this.takerSellFee = takerSellValue.times(taker);
    }

    /** Price times quantity. */
    public long value(long priceTicks, long lots) {
        return value.scale(priceTicks, lots);
    }

    /** The fee of a resting order's fill. */
    public long makerFee(long priceTicks, long lots) {
        return makerFee.scale(priceTicks, lots);
    }

    /** Price, worsened by slippage, times quantity. */
    public long takerValue(Side side, long priceTicks, long lots) {
        return switch (side) {
            case BUY -> takerBuyValue.scale(priceTicks, lots);
            case SELL -> takerSellValue.scale(priceTicks, lots);
        };
    }

    /** The fee of an order that takes, slippage included in what it is a share of. */
    public long takerFee(Side side, long priceTicks, long lots) {
        return switch (side) {
            case BUY -> takerBuyFee.scale(priceTicks, lots);
            case SELL -> takerSellFee.scale(priceTicks, lots);
        };
    }

    /** The price that an order that takes trades at, slippage included; off the tick as a rule. */
    public BigDecimal takerPrice(Side side, long priceTicks) {
        return instrument.price(priceTicks).multiply(side == Side.BUY ? buyFactor : sellFactor);
    }
}
