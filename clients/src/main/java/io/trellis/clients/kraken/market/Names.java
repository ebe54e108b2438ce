package io.trellis.clients.kraken.market;

/** The border between Kraken's names and ours: we say BTC and DOGE. */
final class Names {

    private Names() {}

    /**
     * Our name of a market.
     *
     * @param wsname base and quote in Kraken's names, {@code XBT/USD}
     */
    static String symbol(String wsname) {
        int slash = wsname.indexOf('/');
        return slash < 0
                ? wsname
                : asset(wsname.substring(0, slash)) + "/" + asset(wsname.substring(slash + 1));
    }

    /**
     * Our name of an asset.
     *
     * @param altname {@code XBT}
     */
    static String asset(String altname) {
        return switch (altname) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> altname;
        };
    }
}
