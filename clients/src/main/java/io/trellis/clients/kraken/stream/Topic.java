package io.trellis.clients.kraken.stream;

/**
 * Something to subscribe: a channel, and the market where it is one of markets.
 *
 * @param symbol empty for a channel of the whole venue or account
 * @param options of the channel, as {@link RequestText} writes them
 * @param alwaysTells whether data must follow soon; a market may have had no trade yet
 */
record Topic(String channel, String symbol, Options options, boolean alwaysTells) {

    /**
     * What a channel can be asked for beside its symbols.
     *
     * @param name of the option, empty for none
     */
    record Options(String name, long value) {

        static final Options NONE = new Options("", 0);

        void write(RequestText text) {
            if (!name.isEmpty()) {
                text.number(name, Long.toString(value));
            }
        }
    }

    static Topic instruments() {
        return new Topic("instrument", "", Options.NONE, true);
    }

    static Topic book(String symbol, int depth) {
        return new Topic("book", symbol, new Options("depth", depth), true);
    }

    static Topic trades(String symbol) {
        return new Topic("trade", symbol, Options.NONE, false);
    }

    static Topic ticker(String symbol) {
        return new Topic("ticker", symbol, Options.NONE, true);
    }

    static Topic candles(String symbol, long minutes) {
        return new Topic("ohlc", symbol, new Options("interval", minutes), false);
    }

    static Topic executions() {
        return new Topic("executions", "", Options.NONE, true);
    }

    static Topic balances() {
        return new Topic("balances", "", Options.NONE, true);
    }

    /** Whether both can be asked for in one request. */
    boolean isAskedLike(Topic other) {
        return channel.equals(other.channel) && options.equals(other.options);
    }

    @Override
    public String toString() {
        return symbol.isEmpty() ? channel : channel + " of " + symbol;
    }
}
