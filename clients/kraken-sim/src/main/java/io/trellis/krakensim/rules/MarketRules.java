package io.trellis.krakensim.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The terms of a market.
 *
 * @param symbol its name on WebSocket v2, such as {@code BTC/USD}
 * @param id its key on REST, such as {@code XXBTZUSD}
 * @param altname its other name on REST, such as {@code XBTUSD}
 * @param wsname its name on WebSocket v1, such as {@code XBT/USD}
 * @param base what is traded
 * @param quote what it is paid in
 * @param priceDecimals the most digits after the point of a price
 * @param lotDecimals the most digits after the point of a volume
 * @param costDecimals the digits after the point of costs and fees
 * @param tickSize the step of prices
 * @param orderMinimum the least volume
 * @param costMinimum the least price times volume
 * @param fees by volume
 * @param firstTradeId the number that its first trade gets
 * @param liquidity what others offer
 */
public record MarketRules(
        String symbol,
        String id,
        String altname,
        String wsname,
        AssetRules base,
        AssetRules quote,
        int priceDecimals,
        int lotDecimals,
        int costDecimals,
        BigDecimal tickSize,
        BigDecimal orderMinimum,
        BigDecimal costMinimum,
        FeeSchedule fees,
        long firstTradeId,
        Liquidity liquidity) {

    /** With ten decimals, some such amounts still fit into 63 bits. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    public MarketRules {
        if (tickSize.signum() <= 0
                || tickSize.stripTrailingZeros().scale() > priceDecimals
                || orderMinimum.stripTrailingZeros().scale() > lotDecimals) {
            throw new IllegalArgumentException(
                    symbol + ": tick and least volume have to fit the decimals of the market");
        }
        if (priceDecimals + lotDecimals < costDecimals || priceDecimals + lotDecimals > 18) {
            throw new IllegalArgumentException(
                    symbol + ": decimals of price and volume add up to those of a cost up to 18");
        }
    }

    /**
     * Why an amount is none that an account could have here, a sentence without its point; nothing
     * if it is one.
     *
     * @param name of the asset on WebSocket v2
     */
    public Optional<String> objectionTo(String name, BigDecimal amount) {
        if (!name.equals(base.name()) && !name.equals(quote.name())) {
            return Optional.of(
                    "the market trades " + base.name() + " and " + quote.name() + ", not " + name);
        }
        int decimals = name.equals(base.name()) ? base.decimals() : quote.decimals();
        if (amount.stripTrailingZeros().scale() > decimals) {
            return Optional.of(
                    amount.toPlainString()
                            + " has more than the "
                            + decimals
                            + " decimals of "
                            + name);
        }
        return amount.compareTo(MOST) > 0
                ? Optional.of("the most is " + MOST.toPlainString() + " of an asset")
                : Optional.empty();
    }

    /** The nearest price that is a step of the market, at least one step. */
    public BigDecimal onTick(BigDecimal price) {
        BigDecimal ticks = price.divide(tickSize, 0, RoundingMode.HALF_EVEN).max(BigDecimal.ONE);
        return ticks.multiply(tickSize).setScale(priceDecimals);
    }

    /** The same with another step of prices. */
    public MarketRules withTickSize(BigDecimal size) {
        return with(size, orderMinimum, costMinimum, fees, liquidity);
    }

    /** The same with other minimums. */
    public MarketRules withMinimums(BigDecimal volume, BigDecimal cost) {
        return with(tickSize, volume, cost, fees, liquidity);
    }

    /** The same with other fees. */
    public MarketRules withFees(FeeSchedule schedule) {
        return with(tickSize, orderMinimum, costMinimum, schedule, liquidity);
    }

    /** The same with others in the book who offer that. */
    public MarketRules withLiquidity(Liquidity offered) {
        return with(tickSize, orderMinimum, costMinimum, fees, offered);
    }

    private MarketRules with(
            BigDecimal tick,
            BigDecimal volume,
            BigDecimal cost,
            FeeSchedule schedule,
            Liquidity offered) {
        return new MarketRules(
                symbol,
                id,
                altname,
                wsname,
                base,
                quote,
                priceDecimals,
                lotDecimals,
                costDecimals,
                tick,
                volume,
                cost,
                schedule,
                firstTradeId,
                offered);
    }
}
