package io.trellis.core.risk;

import io.trellis.core.market.Ratio;

/** What a cut tells of the market's price. A number that is not above 0 is not known. */
record MarketView(long bidTicks, long askTicks, long priceTicks, long ageMillis) {

    /** Prices beyond it are no prices; twice of them does not overflow. */
    private static final long MOST_TICKS = Long.MAX_VALUE / 4;

    static MarketView of(Cut cut) {
        return new MarketView(
                Math.max(cut.bidTicks(), 0),
                Math.max(cut.askTicks(), 0),
                Math.max(cut.priceTicks(), 0),
                cut.priceAgeMillis());
    }

    /** Whether there is a price to measure by: the middle of the best quotes, else the last one. */
    boolean isKnown() {
        boolean small = Math.max(Math.max(bidTicks, askTicks), priceTicks) < MOST_TICKS;
        return small && (isQuoted() ? bidTicks < askTicks : priceTicks > 0);
    }

    private boolean isQuoted() {
        return bidTicks > 0 && askTicks > 0;
    }

    /** Twice the price to measure by, which then is whole. */
    private long twice() {
        return isQuoted() ? bidTicks + askTicks : 2 * priceTicks;
    }

    /** Whether a price lies further from the market than a share of it. */
    boolean isBeyond(Ratio collar, long ticks) {
        return ticks >= MOST_TICKS || collar.isExceededBy(Math.abs(2 * ticks - twice()), twice());
    }

    /** The price to measure by, rounded down. */
    long ticks() {
        return twice() / 2;
    }

    /** The highest that anything here says. */
    long highest() {
        return Math.max(Math.max(bidTicks, askTicks), priceTicks);
    }

    /** Where an order without a limit trades first. */
    long nearTicks(boolean buys) {
        long near = buys ? askTicks : bidTicks;
        return near > 0 ? near : priceTicks;
    }

    /** Whether an order at this price would take, as far as is known. */
    boolean wouldTake(boolean buys, long ticks) {
        if (buys) {
            return askTicks > 0 ? ticks >= askTicks : priceTicks > 0 && ticks > priceTicks;
        }
        return bidTicks > 0 ? ticks <= bidTicks : priceTicks > 0 && ticks < priceTicks;
    }
}
