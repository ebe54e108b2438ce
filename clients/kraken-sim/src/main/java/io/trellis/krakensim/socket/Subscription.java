package io.trellis.krakensim.socket;

/** A subscription of one connection, and where it stands. */
final class Subscription {

    private final String channel;
    private final String symbol;
    private final int number;
    private final boolean silent;
    private final BookWindow window;
    private final String trigger;
    private final ExecutionOptions options;
    private long sequence;
    private long bid;
    private long ask;

    private Subscription(
            String channel,
            String symbol,
            int number,
            boolean silent,
            String trigger,
            ExecutionOptions options) {
        this.channel = channel;
        this.symbol = symbol;
        this.number = number;
        this.silent = silent;
        this.trigger = trigger;
        this.options = options;
        this.window = new BookWindow(number);
    }

    /**
     * What a subscriber of executions wants to hear.
     *
     * @param account whose
     * @param allStatuses all transitions, not only the important ones
     * @param rateCounter the engine's counter too
     */
    record ExecutionOptions(int account, boolean allStatuses, boolean rateCounter) {

        static final ExecutionOptions NONE = new ExecutionOptions(-1, true, false);
    }

    /** Public data; the number is a depth or an interval, if the channel has one. */
    static Subscription ofMarket(
            String channel, String symbol, int number, String trigger, boolean silent) {
        return new Subscription(channel, symbol, number, silent, trigger, ExecutionOptions.NONE);
    }

    /** The data of an account. */
    static Subscription ofAccount(String channel, ExecutionOptions options, boolean silent) {
        return new Subscription(channel, "", 0, silent, "", options);
    }

    String channel() {
        return channel;
    }

    String symbol() {
        return symbol;
    }

    int number() {
        return number;
    }

    boolean silent() {
        return silent;
    }

    BookWindow window() {
        return window;
    }

    String trigger() {
        return trigger;
    }

    ExecutionOptions options() {
        return options;
    }

    boolean is(String otherChannel, String otherSymbol) {
        return channel.equals(otherChannel) && symbol.equals(otherSymbol);
    }

    boolean ofAccount(String otherChannel, int account) {
        return channel.equals(otherChannel) && options.account() == account;
    }

    long nextSequence() {
        return ++sequence;
    }

    /** Whether the best prices are others than when this was asked last. */
    boolean moved(long newBid, long newAsk) {
        boolean moved = bid != newBid || ask != newAsk;
        bid = newBid;
        ask = newAsk;
        return moved;
    }
}
