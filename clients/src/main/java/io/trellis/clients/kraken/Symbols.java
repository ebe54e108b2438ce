package io.trellis.clients.kraken;

/** The border between Kraken's names and ours: we say BTC and DOGE. */
final class Symbols {

    private Symbols() {}

    /**
     * Our name of a market.
     *
     * @param wsname base and quote in Kraken's names, {@code XBT/USD}
     */
    static String ours(String wsname) {
        int slash = wsname.indexOf('/');
        return slash < 0
                ? wsname
                : asset(wsname.substring(0, slash)) + "/" + asset(wsname.substring(slash + 1));
    }

    private static String asset(String name) {
        return switch (name) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> name;
        };
    }
}
