package io.trellis.core.strategy.grid;

/**
 * A grid in the market.
 *
 * @param book what each cell holds
 * @param sinceMillis start of the bar of its (re)centring, UTC
 * @param buying whether its flat cells may buy
 * @param closes on which side of the center the latest closes lay
 */
record Deployment(CellBook book, long sinceMillis, boolean buying, CenterSides closes) {

    Deployment with(CellBook next) {
        return new Deployment(next, sinceMillis, buying, closes);
    }

    Deployment withBuying(boolean allowed) {
        return new Deployment(book, sinceMillis, allowed, closes);
    }

    Deployment with(CenterSides next) {
        return new Deployment(book, sinceMillis, buying, next);
    }
}
