package io.trellis.core.regime;

import java.util.List;

/** Stops buying in some of the five labelled states. */
final class LabelGate implements RegimeGate {

    private final RegimeLabeller labeller = new RegimeLabeller();
    private final List<MarketState> block;

    LabelGate(List<MarketState> block) {
        this.block = block;
    }

    @Override
    public boolean next(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
        return labeller.next(highTicks, lowTicks, closeTicks).filter(block::contains).isPresent();
    }
}
