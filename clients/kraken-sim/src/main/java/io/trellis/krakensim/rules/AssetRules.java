package io.trellis.krakensim.rules;

/**
 * An asset.
 *
 * @param id its key on REST, such as {@code XXBT}
 * @param altname its other name on REST, such as {@code XBT}
 * @param name its name on WebSocket v2, such as {@code BTC}
 * @param decimals the digits after the point of a balance
 * @param displayDecimals the digits after the point of a balance as people are shown it
 */
public record AssetRules(
        String id, String altname, String name, int decimals, int displayDecimals) {

    public AssetRules {
        if (decimals < 0 || decimals > 10) {
            throw new IllegalArgumentException(
                    name + " needs 0 to 10 decimals, but has " + decimals);
        }
    }
}
