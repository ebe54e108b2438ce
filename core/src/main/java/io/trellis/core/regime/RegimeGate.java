package io.trellis.core.regime;

/**
 * Says, bar by bar, whether the state of the market stops buying; the same live and in backtests.
 */
public interface RegimeGate {

    /**
     * Whether buying stops at the close of a bar.
     *
     * @param timeMillis start of the bar, UTC, later than that of the bar before
     * @return false as long as the state is unknown
     */
    boolean next(long timeMillis, long highTicks, long lowTicks, long closeTicks);
}
