package io.trellis.core.strategy.grid;

/**
 * A grid in the market.
 *
 * @param book what each cell holds
 * @param sinceMillis start of the bar of its (re)centring, UTC
 * @param buying whether its flat cells may buy
 * @param center what dominance is measured from
 */
record Deployment(CellBook book, long sinceMillis, boolean buying, Center center) {

    Deployment with(CellBook next) {
        return new Deployment(next, sinceMillis, buying, center);
    }

    Deployment withBuying(boolean allowed) {
        return new Deployment(book, sinceMillis, allowed, center);
    }
}
