package io.trellis.backtesting.venue;

import io.trellis.core.account.Tariff;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What fills cost on one market: values and fees by the tier that the account is in. */
final class TradingCosts {

    private static final int SHARE_SCALE = 8;
    private static final BigDecimal LARGEST_SHARE = new BigDecimal("0.99");

    private final Instrument instrument;
    private final SlippageModel slippage;
    private final AccountTurnover turnover;
    private final List<Tariff> makerTariffs;

    TradingCosts(Instrument instrument, SlippageModel slippage, AccountTurnover turnover) {
        this.instrument = instrument;
        this.slippage = slippage;
        this.turnover = turnover;
        this.makerTariffs =
                turnover.schedule(instrument).tiers().stream().map(this::tariff).toList();
    }

    private Tariff tariff(FeeSchedule.Tier tier) {
        var charged =
                new Instrument(
                        instrument.tick(),
                        instrument.lot(),
                        instrument.minQty(),
                        instrument.minCost(),
                        tier.maker(),
                        tier.taker());
        return new Tariff(charged, BigDecimal.ZERO);
    }

    /** The tariff of a resting order's fill now. */
    Tariff maker(long timeMillis) {
        return makerTariffs.get(turnover.tier(timeMillis));
    }

    /** A fill counts for the fees of those after it. */
    void traded(long timeMillis, long value) {
        turnover.add(timeMillis, value);
    }

    /** The share of the value that an order at the market pays now. */
    BigDecimal takerFee(long timeMillis) {
        List<FeeSchedule.Tier> tiers = turnover.schedule(instrument).tiers();
        return tiers.get(turnover.tier(timeMillis)).taker();
    }

    /**
     * What an order at the market trades for, in quote, exactly.
     *
     * @param dayLots what traded in the 24 hours before
     */
    BigDecimal takerValue(Side side, long lots, long marketTicks, DepthBook book, long dayLots) {
        return switch (slippage) {
            case SlippageModel.FixedShare(var share) ->
                    value(marketTicks, lots).multiply(factor(side, share));
            case SlippageModel.DepthWalk(var beyond) -> walk(side, lots, marketTicks, book, beyond);
            case SlippageModel.SquareRoot(var share, var coefficient) -> {
                BigDecimal impact = coefficient.multiply(rootOfPart(lots, dayLots));
                BigDecimal whole =
                        share.add(impact)
                                .setScale(SHARE_SCALE, RoundingMode.HALF_EVEN)
                                .min(LARGEST_SHARE);
                yield value(marketTicks, lots).multiply(factor(side, whole));
            }
        };
    }

    private BigDecimal walk(
            Side side, long lots, long marketTicks, DepthBook book, BigDecimal beyond) {
        BigDecimal value = BigDecimal.ZERO;
        long left = lots;
        long last = marketTicks;
        for (Map.Entry<Long, Long> level : book.levels(opposite(side))) {
            if (left == 0) {
                break;
            }
            last = level.getKey();
            long part = Math.min(left, level.getValue());
            value = value.add(value(last, part));
            left -= part;
        }
        return value.add(value(last, left).multiply(factor(side, beyond)));
    }

    private static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    private static BigDecimal rootOfPart(long lots, long dayLots) {
        return lots >= dayLots
                ? BigDecimal.ONE
                : BigDecimal.valueOf(lots)
                        .divide(BigDecimal.valueOf(dayLots), MathContext.DECIMAL64)
                        .sqrt(MathContext.DECIMAL64);
    }

    private BigDecimal value(long priceTicks, long lots) {
        return instrument.price(priceTicks).multiply(instrument.quantity(lots));
    }

    private static BigDecimal factor(Side side, BigDecimal share) {
        return side == Side.BUY ? BigDecimal.ONE.add(share) : BigDecimal.ONE.subtract(share);
    }
}
