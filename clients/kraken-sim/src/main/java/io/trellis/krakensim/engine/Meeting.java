package io.trellis.krakensim.engine;

import io.trellis.core.market.Side;

/** Who is told when orders meet. The order's own count rises by what it does with that. */
public interface Meeting {

    /** Two orders of accounts trade; the first one rested. */
    void between(Order maker, Order taker, long price, long lots);

    /** An order that rested trades with somebody else. */
    void made(Order maker, long price, long lots);

    /** An order takes from somebody else. */
    void took(Order taker, long price, long lots);

    /** Two others trade. */
    void amongOthers(Side taker, long price, long lots);

    /** An order goes because it met one of its own account. */
    void selfTrade(Order order);
}
