package io.trellis.core.venue;

import io.trellis.core.market.Side;

/**
 * An order as it is to be placed.
 *
 * @param symbol base and quote in our spelling, {@code BTC/USD}
 * @param lots quantity, above 0
 */
public record OrderTicket(ClientOrderId id, String symbol, Side side, long lots, Pricing pricing) {

    /**
     * @throws IllegalArgumentException if the quantity is not above 0
     */
    public OrderTicket {
        if (lots <= 0) {
            throw new IllegalArgumentException("an order has a quantity, was " + lots + " lots");
        }
    }

    /** At what price an order may trade. */
    public sealed interface Pricing {

        /**
         * At the limit or better.
         *
         * @param priceTicks above 0
         * @param postOnly whether it is cancelled rather than take
         */
        record Limit(long priceTicks, boolean postOnly, TimeInForce timeInForce)
                implements Pricing {

            /**
             * @throws IllegalArgumentException if the price is not above 0
             */
            public Limit {
                if (priceTicks <= 0) {
                    throw new IllegalArgumentException(
                            "a limit is above 0, was " + priceTicks + " ticks");
                }
            }
        }

        /** At whatever price there is. */
        record Market() implements Pricing {}
    }
}
