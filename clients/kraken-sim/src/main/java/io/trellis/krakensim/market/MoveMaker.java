package io.trellis.krakensim.market;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.rules.MarketRules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Makes moves in a market, at prices and in quantities that it has. */
final class MoveMaker {

    private final Exchange exchange;
    private final MarketRules market;

    MoveMaker(Exchange exchange, MarketRules market) {
        this.exchange = exchange;
        this.market = market;
    }

    void make(long nowNanos, MarketMove move) {
        switch (move) {
            case MarketMove.Sweep(_, var price) ->
                    exchange.sweep(nowNanos, market.symbol(), market.onTick(price));
            case MarketMove.Print(_, var taker, var price, var quantity) -> {
                BigDecimal lots = quantity.setScale(market.lotDecimals(), RoundingMode.DOWN);
                if (lots.signum() > 0) {
                    exchange.print(nowNanos, market.symbol(), taker, market.onTick(price), lots);
                }
            }
        }
    }
}
