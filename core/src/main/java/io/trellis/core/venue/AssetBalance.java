package io.trellis.core.venue;

import java.math.BigDecimal;

/**
 * What the account has of an asset.
 *
 * @param asset in our spelling, {@code BTC}
 * @param total what is there for trading, what orders hold included; nothing that is staked or lent
 * @param held what open orders hold of it
 */
public record AssetBalance(String asset, BigDecimal total, BigDecimal held) {

    /** What a new order may use. */
    public BigDecimal available() {
        return total.subtract(held);
    }
}
