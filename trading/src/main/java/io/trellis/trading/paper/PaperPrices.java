package io.trellis.trading.paper;

import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What trades come to on paper, to the last unit as the law of fills says. */
final class PaperPrices {

    private final BigDecimal slippage;
    private Instrument instrument;
    private Tariff tariff;

    /** For what trades at a limit, which slippage does not worsen. */
    private Tariff atLimits;

    /**
     * What a trade comes to.
     *
     * @param priceTicks what it is told at, on the tick; the cost is exact
     */
    record Trade(long priceTicks, BigDecimal cost, BigDecimal fee, boolean maker) {

        BigDecimal withFee() {
            return cost.add(fee);
        }
    }

    PaperPrices(Instrument instrument, BigDecimal slippage) {
        this.slippage = slippage;
        this.instrument = instrument;
        this.tariff = new Tariff(instrument, slippage);
        this.atLimits = new Tariff(instrument, BigDecimal.ZERO);
    }

    Instrument instrument() {
        return instrument;
    }

    /**
     * The market has other rules; the fees stay as they were assumed.
     *
     * @return whether its steps are others
     */
    boolean revise(Instrument now) {
        boolean otherSteps =
                now.tick().compareTo(instrument.tick()) != 0
                        || now.lot().compareTo(instrument.lot()) != 0;
        instrument =
                new Instrument(
                        now.tick(),
                        now.lot(),
                        now.minQty(),
                        now.minCost(),
                        instrument.makerFee(),
                        instrument.takerFee());
        tariff = new Tariff(instrument, slippage);
        atLimits = new Tariff(instrument, BigDecimal.ZERO);
        return otherSteps;
    }

    BigDecimal quantity(long lots) {
        return instrument.quantity(lots);
    }

    boolean isBelowMinimum(long priceTicks, long lots) {
        BigDecimal quantity = instrument.quantity(lots);
        BigDecimal cost = instrument.price(priceTicks).multiply(quantity);
        return quantity.compareTo(instrument.minQty()) < 0
                || cost.compareTo(instrument.minCost()) < 0;
    }

    /** What an open order holds: of the quote for a buy, its fee included, of the base else. */
    BigDecimal held(PaperOrder order) {
        long lots = order.remainingLots();
        return order.side() == Side.SELL
                ? quantity(lots)
                : resting(order.priceTicks(), lots).withFee();
    }

    /** A resting order at its limit. */
    Trade resting(long priceTicks, long lots) {
        return new Trade(
                priceTicks,
                Money.decimal(atLimits.value(priceTicks, lots)),
                Money.decimal(atLimits.makerFee(priceTicks, lots)),
                true);
    }

    /**
     * An order that takes, at the market's price less slippage or at its limit, whichever is better
     * for it.
     */
    Trade taking(Side side, long lots, long priceTicks, long limitTicks) {
        boolean slipsBeyond = priceTicks == 0 || slipsBeyond(side, priceTicks, limitTicks);
        return slipsBeyond ? takingAt(side, lots, limitTicks) : taking(side, lots, priceTicks);
    }

    private boolean slipsBeyond(Side side, long priceTicks, long limitTicks) {
        int beyond = tariff.takerPrice(side, priceTicks).compareTo(instrument.price(limitTicks));
        return side == Side.BUY ? beyond > 0 : beyond < 0;
    }

    private Trade takingAt(Side side, long lots, long limitTicks) {
        return new Trade(
                limitTicks,
                Money.decimal(atLimits.value(limitTicks, lots)),
                Money.decimal(atLimits.takerFee(side, limitTicks, lots)),
                false);
    }

    /** An order at the market. */
    Trade taking(Side side, long lots, long priceTicks) {
        RoundingMode worse = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return new Trade(
                instrument.ticks(tariff.takerPrice(side, priceTicks), worse),
                Money.decimal(tariff.takerValue(side, priceTicks, lots)),
                Money.decimal(tariff.takerFee(side, priceTicks, lots)),
                false);
    }
}
