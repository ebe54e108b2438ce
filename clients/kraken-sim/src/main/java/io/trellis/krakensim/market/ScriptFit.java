package io.trellis.krakensim.market;

import io.trellis.krakensim.rules.MarketRules;

import java.math.BigDecimal;
import java.util.Optional;

/** Whether a market has what a line of a script names. */
final class ScriptFit {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    private ScriptFit() {}

    /** What is wrong, a sentence without its point; nothing if all is well. */
    static Optional<String> objection(MarketRules market, ScriptCommand command) {
        return switch (command) {
            case ScriptCommand.Price(var price) -> price(market, price);
            case ScriptCommand.Trade(_, var price, var quantity) ->
                    price(market, price).or(() -> quantity(market, quantity));
            case ScriptCommand.HumanOrder(_, var price, var quantity) ->
                    price(market, price).or(() -> quantity(market, quantity));
            case ScriptCommand.Deposit(var asset, var amount) -> market.objectionTo(asset, amount);
            case ScriptCommand.Withdraw(var asset, var amount) -> market.objectionTo(asset, amount);
            case ScriptCommand.Tick(var size) -> terms(() -> market.withTickSize(size));
            case ScriptCommand.Minimum(var volume, var cost) ->
                    terms(() -> market.withMinimums(volume, cost));
            case ScriptCommand.Announce(_, long span) ->
                    span > 0 ? Optional.empty() : Optional.of("a maintenance takes some time");
            case ScriptCommand.HumanCancel(),
                    ScriptCommand.Mode(_),
                    ScriptCommand.Status(_),
                    ScriptCommand.Fails(_),
                    ScriptCommand.Heal() ->
                    Optional.empty();
        };
    }

    private static Optional<String> price(MarketRules market, BigDecimal price) {
        if (price.compareTo(HIGHEST) > 0) {
            return Optional.of("the highest price is " + HIGHEST.toPlainString());
        }
        return price.remainder(market.tickSize()).signum() == 0
                ? Optional.empty()
                : Optional.of(
                        "the price "
                                + price.toPlainString()
                                + " is no multiple of "
                                + market.tickSize().toPlainString()
                                + ", the step of "
                                + market.symbol());
    }

    /** What the market itself says of other terms. */
    private static Optional<String> terms(Runnable changed) {
        try {
            changed.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> quantity(MarketRules market, BigDecimal quantity) {
        if (quantity.compareTo(MOST) > 0) {
            return Optional.of("the largest volume is " + MOST.toPlainString());
        }
        return quantity.stripTrailingZeros().scale() <= market.lotDecimals()
                ? Optional.empty()
                : Optional.of(
                        "the volume "
                                + quantity.toPlainString()
                                + " has more than the "
                                + market.lotDecimals()
                                + " decimals of "
                                + market.symbol());
    }
}
