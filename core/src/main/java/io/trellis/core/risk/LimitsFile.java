package io.trellis.core.risk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits that a person has written down for one run, over those of the strategy file: each that is
 * said may make one of {@link Limits} tighter, none can make one looser.
 *
 * @param maxOrderNotional largest price times quantity of one order, quote
 * @param maxCellNotional largest price times quantity of everything out for one cell, quote
 * @param maxPairExposure most that may be held and bought in the market at worst, quote
 * @param maxTotalExposure the same for everything that the trader trades, quote
 * @param maxOpenOrders most orders at the venue at once
 * @param maxUnknownOrders most orders of which it is not known whether they are at the venue
 * @param priceCollar largest distance of a resting order from the market, as a share
 * @param takeCollar largest distance of an order that takes from the market, as a share
 * @param maxPriceAge how old what is known of the market may be
 * @param maxMakerFee largest fee of a resting order at which something new is bought, as a share
 * @param maxOrdersPerSecond most orders placed or amended within any second
 * @param maxOrdersPerMinute the same within any minute
 * @param maxOrdersPerDay the same on one UTC day
 * @param maxNotionalPerDay largest price times quantity of all of them on one UTC day, quote
 * @param maxDailyLoss fall of the equity since the UTC day began that halts trading, quote
 * @param maxDayDrawdown fall from the day's peak that halts trading, as a share
 * @param maxRunDrawdown fall from the run's peak that halts trading, as a share
 * @param minFreeQuote least that stays free in the account after a buy, fees paid, quote
 * @param minFreeBase least that stays free in the account after a sale, base
 */
public record LimitsFile(
        Optional<BigDecimal> maxOrderNotional,
        Optional<BigDecimal> maxCellNotional,
        Optional<BigDecimal> maxPairExposure,
        Optional<BigDecimal> maxTotalExposure,
        OptionalInt maxOpenOrders,
        OptionalInt maxUnknownOrders,
        Optional<BigDecimal> priceCollar,
        Optional<BigDecimal> takeCollar,
        Optional<Duration> maxPriceAge,
        Optional<BigDecimal> maxMakerFee,
        OptionalInt maxOrdersPerSecond,
        OptionalInt maxOrdersPerMinute,
        OptionalInt maxOrdersPerDay,
        Optional<BigDecimal> maxNotionalPerDay,
        Optional<BigDecimal> maxDailyLoss,
        Optional<BigDecimal> maxDayDrawdown,
        Optional<BigDecimal> maxRunDrawdown,
        Optional<BigDecimal> minFreeQuote,
        Optional<BigDecimal> minFreeBase) {}
