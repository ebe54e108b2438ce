package io.trellis.backtesting.engine;

/** A straight way of the price, walked evenly. */
record Leg(long fromTicks, long toTicks, long startMillis, long endMillis) {

    /** When the price is reached, the end where the leg has no length. */
    long timeAt(long priceTicks) {
        if (priceTicks == toTicks) {
            return endMillis;
        }
        double part = (double) (priceTicks - fromTicks) / (toTicks - fromTicks);
        return startMillis + (long) (part * (endMillis - startMillis));
    }

    /** Where the price is at a time. */
    long priceAt(long timeMillis) {
        if (timeMillis >= endMillis) {
            return toTicks;
        }
        double part = (double) (timeMillis - startMillis) / (endMillis - startMillis);
        return fromTicks + (long) (part * (toTicks - fromTicks));
    }

    /** A price, no further back than one and no further on than another. */
    long between(long priceTicks, long least, long most) {
        return toTicks >= fromTicks
                ? Math.clamp(priceTicks, least, most)
                : Math.clamp(priceTicks, most, least);
    }
}
