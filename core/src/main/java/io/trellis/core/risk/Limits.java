package io.trellis.core.risk;

import io.trellis.core.account.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trader may not exceed, whatever its strategy asks for. Every limit is always there: what
 * neither the strategy file nor a limits file says has a standard value, measured by the capital.
 * Amounts are in units of 10⁻⁸ quote.
 *
 * @param orderValue largest price times quantity of one order
 * @param cellValue largest price times quantity of everything out for one cell
 * @param pairExposure most that may be held and bought in the market at worst
 * @param totalExposure the same for everything that the trader trades
 * @param openOrders most orders at the venue at once
 * @param unknownOrders most orders of which it is not known whether they are at the venue
 * @param priceCollar largest distance of a resting order from the market, as a share
 * @param takeCollar largest distance of an order that takes from the market, as a share
 * @param priceAgeMillis how old what is known of the market may be
 * @param makerFee largest fee of a resting order at which something new is bought, as a share
 * @param ordersPerSecond most orders placed or amended within any second
 * @param ordersPerMinute the same within any minute
 * @param ordersPerDay the same on one UTC day
 * @param valuePerDay largest price times quantity of all of them on one UTC day
 * @param dailyLoss fall of the equity since the UTC day began that halts trading
 * @param dayDrawdown fall from the day's peak that halts trading, as a share
 * @param runDrawdown fall from the run's peak that halts trading, as a share
 * @param leastFreeQuote least that stays free in the account after a buy, fees paid
 * @param leastFreeBase least that stays free in the account after a sale, base
 */
public record Limits(
        long orderValue,
        long cellValue,
        long pairExposure,
        long totalExposure,
        int openOrders,
        int unknownOrders,
        BigDecimal priceCollar,
        BigDecimal takeCollar,
        long priceAgeMillis,
        BigDecimal makerFee,
        int ordersPerSecond,
        int ordersPerMinute,
        int ordersPerDay,
        long valuePerDay,
        long dailyLoss,
        BigDecimal dayDrawdown,
        BigDecimal runDrawdown,
        long leastFreeQuote,
        BigDecimal leastFreeBase) {

    private static final BigDecimal TWICE = BigDecimal.TWO;

    /** What is counted is kept one by one. */
    private static final int MOST_A_MINUTE = 100_000;

    /**
     * @throws IllegalArgumentException if an amount or a share is negative, or a number of orders
     *     is negative or more than can be counted
     */
    public Limits {
        requireNotNegative("orderValue", orderValue);
        requireNotNegative("cellValue", cellValue);
        requireNotNegative("pairExposure", pairExposure);
        requireNotNegative("totalExposure", totalExposure);
        requireNotNegative("openOrders", openOrders);
        requireNotNegative("unknownOrders", unknownOrders);
        requireNotNegative("priceCollar", priceCollar.signum());
        requireNotNegative("takeCollar", takeCollar.signum());
        requireNotNegative("priceAgeMillis", priceAgeMillis);
        requireNotNegative("makerFee", makerFee.signum());
        requireNotNegative("ordersPerSecond", ordersPerSecond);
        requireNotNegative("ordersPerMinute", ordersPerMinute);
        requireNotNegative("ordersPerDay", ordersPerDay);
        requireNotNegative("valuePerDay", valuePerDay);
        requireNotNegative("dailyLoss", dailyLoss);
        requireNotNegative("dayDrawdown", dayDrawdown.signum());
        requireNotNegative("runDrawdown", runDrawdown.signum());
        requireNotNegative("leastFreeQuote", leastFreeQuote);
        requireNotNegative("leastFreeBase", leastFreeBase.signum());
        if (Math.max(ordersPerSecond, ordersPerMinute) > MOST_A_MINUTE) {
            throw new IllegalArgumentException(
                    "at most " + MOST_A_MINUTE + " orders a minute are counted");
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }

    /**
     * The limits of a strategy.
     *
     * <p>The strategy's own kill switch, drawdown stop and stop loss are carried out by the
     * strategy, which sells; the falls here halt the trader, which then sells nothing any more, and
     * so lie twice as far out.
     *
     * @param capital that it may use, in units of 10⁻⁸ quote, above 0
     */
    public static Limits of(RiskRules rules, long capital) {
        BigDecimal dayFall = fall(rules.killSwitch(), "0.5");
        BigDecimal runFall = fall(rules.maxDrawdown(), "0.75");
        BigDecimal collar = rules.priceCollar().orElse(new BigDecimal("0.5"));
        return new Limits(
                rules.maxOrderNotional().map(Limits::most).orElse(capital),
                capital,
                multiple(capital, 2),
                multiple(capital, 2),
                rules.maxOpenOrders().orElse(80),
                5,
                collar,
                collar.min(new BigDecimal("0.05")),
                300_000,
                new BigDecimal("0.01"),
                30,
                300,
                20_000,
                multiple(capital, 100),
                most(Money.decimal(capital).multiply(dayFall)),
                dayFall,
                runFall,
                0,
                BigDecimal.ZERO);
    }

    private static BigDecimal fall(Optional<BigDecimal> own, String standard) {
        return own.map(TWICE::multiply).orElse(new BigDecimal(standard)).min(BigDecimal.ONE);
    }

    /** These limits, each as tight as the file says where that is tighter. */
    public Limits tightenedBy(LimitsFile file) {
        return new Limits(
                amount(orderValue, file.maxOrderNotional()),
                amount(cellValue, file.maxCellNotional()),
                amount(pairExposure, file.maxPairExposure()),
                amount(totalExposure, file.maxTotalExposure()),
                count(openOrders, file.maxOpenOrders()),
                count(unknownOrders, file.maxUnknownOrders()),
                share(priceCollar, file.priceCollar()),
                share(takeCollar, file.takeCollar()),
                Math.min(
                        priceAgeMillis,
                        file.maxPriceAge().map(Duration::toMillis).orElse(Long.MAX_VALUE)),
                share(makerFee, file.maxMakerFee()),
                count(ordersPerSecond, file.maxOrdersPerSecond()),
                count(ordersPerMinute, file.maxOrdersPerMinute()),
                count(ordersPerDay, file.maxOrdersPerDay()),
                amount(valuePerDay, file.maxNotionalPerDay()),
                amount(dailyLoss, file.maxDailyLoss()),
                share(dayDrawdown, file.maxDayDrawdown()),
                share(runDrawdown, file.maxRunDrawdown()),
                Math.max(leastFreeQuote, file.minFreeQuote().map(Limits::least).orElse(0L)),
                leastFreeBase.max(file.minFreeBase().orElse(BigDecimal.ZERO)));
    }

    private static long amount(long present, Optional<BigDecimal> said) {
        return Math.min(present, said.map(Limits::most).orElse(Long.MAX_VALUE));
    }

    private static int count(int present, OptionalInt said) {
        return Math.min(present, said.orElse(Integer.MAX_VALUE));
    }

    private static BigDecimal share(BigDecimal present, Optional<BigDecimal> said) {
        return present.min(said.orElse(present));
    }

    private static long multiple(long capital, long times) {
        return capital > Long.MAX_VALUE / times ? Long.MAX_VALUE : capital * times;
    }

    /** An amount that must not be exceeded, rounded down; what is too much to count is no limit. */
    private static long most(BigDecimal quote) {
        return units(quote, RoundingMode.DOWN);
    }

    /** An amount that must be left, rounded up. */
    private static long least(BigDecimal quote) {
        return units(quote, RoundingMode.UP);
    }

    private static long units(BigDecimal quote, RoundingMode rounding) {
        BigDecimal units = quote.movePointRight(Money.SCALE).setScale(0, rounding);
        return units.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
