package io.trellis.core.broker;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.TradingMode;

/**
 * Where a broker stands at the moment: the clocks, the market, what may be done. Whoever drives the
 * broker keeps it true before each call.
 */
public final class Surroundings {

    private final String symbol;
    private Instrument instrument;
    private long nowNanos;
    private long wallNanos;
    private TraderMode mode = TraderMode.STARTING;
    private TradingMode venueMode = TradingMode.UNKNOWN;
    private long bidTicks;
    private long askTicks;
    private long priceTicks;
    private long marketNanos = Long.MIN_VALUE;

    public Surroundings(String symbol, Instrument instrument) {
        this.symbol = symbol;
        this.instrument = instrument;
    }

    /** The market that is traded, {@code BTC/USD}. */
    public String symbol() {
        return symbol;
    }

    /** The market's rules as the venue has them now. */
    public Instrument instrument() {
        return instrument;
    }

    /** By the clock that only rises. */
    public long nowNanos() {
        return nowNanos;
    }

    /** By this machine's clock, since the epoch; it may be wrong. */
    public long wallNanos() {
        return wallNanos;
    }

    public TraderMode mode() {
        return mode;
    }

    /** Of the venue and the market, the more cautious of the two. */
    public TradingMode venueMode() {
        return venueMode;
    }

    /** 0 where none is known. */
    public long bidTicks() {
        return bidTicks;
    }

    /** 0 where none is known. */
    public long askTicks() {
        return askTicks;
    }

    /** The last trade's, 0 where none is known. */
    public long priceTicks() {
        return priceTicks;
    }

    /** When something was last heard of the market; {@link Long#MIN_VALUE} for never. */
    public long marketNanos() {
        return marketNanos;
    }

    /** What prices are measured by: between bid and ask, or the last trade; 0 if not known. */
    long referenceTicks() {
        return isQuoted() ? bidTicks + (askTicks - bidTicks) / 2 : priceTicks;
    }

    private boolean isQuoted() {
        return bidTicks > 0 && askTicks > 0;
    }

    /** Whether an order would trade at once; true where nothing is known of the market. */
    boolean wouldTake(Side side, long limitTicks) {
        long against = isQuoted() ? (side == Side.BUY ? askTicks : bidTicks) : priceTicks;
        return against == 0 || (side == Side.BUY ? limitTicks >= against : limitTicks <= against);
    }

    public void at(long monotonicNanos, long machineWallNanos) {
        nowNanos = monotonicNanos;
        wallNanos = machineWallNanos;
    }

    public void revise(Instrument revised) {
        instrument = revised;
    }

    public void in(TraderMode now) {
        mode = now;
    }

    public void venueIn(TradingMode now) {
        venueMode = now;
    }

    public void quoted(long bid, long ask) {
        bidTicks = bid;
        askTicks = ask;
        marketNanos = nowNanos;
    }

    public void traded(long price) {
        priceTicks = price;
        marketNanos = nowNanos;
    }

    /** Nothing is known of the market any more. */
    public void marketLost() {
        bidTicks = 0;
        askTicks = 0;
        marketNanos = Long.MIN_VALUE;
    }
}
